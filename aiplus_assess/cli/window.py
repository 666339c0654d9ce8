"""The plain start of the window, recognised before the commands are built: reading them takes longer than Qt does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aiplus_assess import i18n

OPTIONS = ("--workspace", "--lang")


def wanted(arguments: Sequence[str]) -> tuple[Path, i18n.Language | None] | None:
    """Workspace and language where the window is asked for in so many words; None for anything else.

    Whatever is not plainly right (an unknown option, a wrong language) is left to the command line to say.
    """
    values: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name not in OPTIONS or name in values or not (equals or rest):
            return None
        values[name] = value if equals else rest.pop(0)
    language = values.get("--lang")
    if not all(values.values()) or (language is not None and language not in i18n.LANGUAGES):
        return None
    from aiplus_assess.places import default_workspace

    workspace = Path(values["--workspace"]) if "--workspace" in values else default_workspace()
    return workspace, None if language is None else i18n.as_language(language)
