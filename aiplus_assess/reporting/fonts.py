"""WeasyPrint sees the bundled fonts and no others: the same pages on every machine.

Nothing is written for it, no configuration and no cache: a report is drawn also where a disk is full. Reading the two
fonts anew takes hundredths of a second per process.
"""

from __future__ import annotations

import locale
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from aiplus_assess import resources
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.i18n import _


@cache
def font_configuration() -> Any:
    """WeasyPrint's font configuration over the bundled fonts alone; made once per process.

    Importing WeasyPrint reads the system's fonts unless this comes first, so this is the only way in.
    Raises EnvironmentFailure where a bundled font is missing or no font.
    """
    with _private(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "No fonts configured", UserWarning)  # they come below
        from weasyprint.text.fonts import FontConfiguration

        configuration = FontConfiguration()
    for file in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        _add(configuration, resources.fonts() / file)
    return configuration


def _add(configuration: Any, file: Path) -> None:
    """As WeasyPrint adds an `@font-face`, but without its copy of the font in a temporary folder."""
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2

    if not fontconfig.FcConfigAppFontAddFile(configuration._config, _encoded(file)):
        raise EnvironmentFailure(
            _("The font {name} can't be read; your data is safe. Install the program again.").format(name=file.name)
        )
    pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", configuration.font_map))


def _encoded(file: Path) -> bytes:
    """The path as C opens it: on Windows in the code page of the system, whatever Python itself uses."""
    return str(file).encode(locale.getencoding()) if os.name == "nt" else os.fsencode(file)


@contextmanager
def _private() -> Iterator[None]:
    """Point fontconfig at our file while it initialises, then give the process its own settings back."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(resources.fonts() / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before
