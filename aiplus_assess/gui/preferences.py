"""What the window remembers about its user between starts: one small JSON file in the user's configuration folder.

Losing it costs nothing but comfort, so a damaged file is started anew and an unwritable one is only logged.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiplus_assess import i18n
from aiplus_assess.places import APP

log = logging.getLogger(__name__)

THEMES = ("system", "light", "dark")
TEXT_SCALES = (1.0, 1.15, 1.3, 1.5)


def report_key(assessment_id: str) -> str:
    """Where the choices for an assessment's report are remembered, as long as there is the assessment."""
    return f"report/{assessment_id}"


def default_path() -> Path:
    """Where the program keeps it for this user."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "window.json"


class Preferences:
    """Language, theme, text size, and the window's state. `path` None keeps them in memory (tests).

    `language` is the one asked for on the command line; it holds until the user chooses another.
    """

    def __init__(self, path: Path | None = None, language: i18n.Language | None = None) -> None:
        self._path = path
        self._language = language
        self._values: dict[str, Any] = _read(path)
        self._listeners: list[Callable[[], None]] = []

    @property
    def language(self) -> i18n.Language:
        """The language of this run (`--lang`), else the one chosen, else the system's."""
        if self._language is not None:
            return self._language
        value = self._values.get("language")
        return value if value in i18n.LANGUAGES else i18n.system_language()

    @property
    def theme(self) -> str:
        """`system`, `light` or `dark`."""
        value = self._values.get("theme")
        return value if value in THEMES else "system"

    @property
    def text_scale(self) -> float:
        """1.0 to 1.5."""
        value = self._values.get("text_scale")
        return float(value) if value in TEXT_SCALES else 1.0

    @property
    def consultant(self) -> bool:
        """Whether engagements are offered: for those who assess other companies."""
        return self._values.get("consultant") is True

    def change(
        self,
        *,
        language: i18n.Language | None = None,
        theme: str | None = None,
        text_scale: float | None = None,
        consultant: bool | None = None,
    ) -> None:
        """Choose anew and tell everyone who listens."""
        given = {"language": language, "theme": theme, "text_scale": text_scale, "consultant": consultant}
        changed = {key: value for key, value in given.items() if value is not None and value != getattr(self, key)}
        if changed:
            self._language = language or self._language
            self._values |= changed
            self._write()
            for listener in self._listeners:
                listener()

    def when_changed(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change of language, theme, text size or of what is offered."""
        self._listeners.append(listener)

    def state(self, key: str) -> str:
        """Something a screen remembered; empty where there is nothing."""
        value = self._values.get("state", {}).get(key, "")
        return value if isinstance(value, str) else ""

    def remember(self, key: str, value: str) -> None:
        """Remember something for the next start."""
        self._values.setdefault("state", {})[key] = value
        self._write()

    def forget(self, key: str) -> str:
        """Remember it no longer; what it was."""
        was = self.state(key)
        if self._values.get("state", {}).pop(key, None) is not None:
            self._write()
        return was

    def _write(self) -> None:
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_suffix(".part")
            part.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            log.warning("the window's settings can't be kept: %s", error)


def _read(path: Path | None) -> dict[str, Any]:
    if path is None or not path.is_file():
        return {}
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        log.warning("the window's settings are started anew: %s", error)
        return {}
    if not isinstance(values, dict) or not isinstance(values.get("state", {}), dict):
        return {}
    return values
