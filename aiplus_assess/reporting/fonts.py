"""WeasyPrint sees the bundled fonts and no others: the same pages on every machine."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from aiplus_assess import resources

_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
"""


@cache
def font_configuration() -> Any:
    """WeasyPrint's font configuration over the bundled fonts alone; made once per process.

    Importing WeasyPrint reads the system's fonts unless this comes first, so this is the only way in.
    """
    with _private():
        from weasyprint.text.fonts import FontConfiguration

        return FontConfiguration()


@contextmanager
def _private() -> Iterator[None]:
    """Point fontconfig at our file while it initialises, then give the process its own settings back."""
    file = _config_file()
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(file)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def _config_file() -> Path:
    """The configuration, beside fontconfig's cache; in a temporary folder where the user's cache can't be written."""
    from platformdirs import user_cache_path

    try:
        return _write(user_cache_path("aiplus-assess") / "fonts")
    except OSError:
        return _write(Path(tempfile.mkdtemp(prefix="aiplus-fonts-")))


def _write(folder: Path) -> Path:
    """Put the configuration into `folder` unless it is there; another process may do the same at this moment."""
    folder.mkdir(parents=True, exist_ok=True)
    content = _CONFIG.format(fonts=escape(str(resources.fonts())), cache=escape(str(folder)))
    file = folder / "fonts.conf"
    if not file.exists() or file.read_text(encoding="utf-8") != content:
        handle, name = tempfile.mkstemp(dir=folder, suffix=".conf")
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            new.write(content)
        Path(name).replace(file)
    return file
