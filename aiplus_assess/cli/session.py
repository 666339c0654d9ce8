"""What every command needs: the workspace it was pointed at, packs, files, and printing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiplus_assess.errors import AssessError, WorkspaceError
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    import typer

    from aiplus_assess.questionnaire.model import Pack
    from aiplus_assess.storage.protocol import Workspace


class Session:
    """One run of the program: where the workspace is."""

    def __init__(self, workspace: Path | None) -> None:
        from aiplus_assess.places import default_workspace

        self.path = workspace or default_workspace()
        self._chosen = workspace is not None

    @contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """The workspace, created at first use (its folder too, where it is our own default one)."""
        from aiplus_assess.storage.guard import guarded
        from aiplus_assess.storage.open import open_workspace
        from aiplus_assess.storage.restoring import with_way_out
        from aiplus_assess.storage.rotation import newest_good

        if not self._chosen:
            with guarded(self.path):
                self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            workspace = open_workspace(self.path)
        except WorkspaceError as error:
            raise with_way_out(error, newest_good(self.path)) from None
        try:
            self._keep_backup(workspace)
            yield workspace
            self._keep_backup(workspace)
        finally:
            workspace.close()

    @staticmethod
    def _keep_backup(workspace: Workspace) -> None:
        """Today's backup: what was there at the first use, or after it. Failing must not stop the work."""
        try:
            workspace.keep_daily_backup()
        except AssessError as error:
            print(_("No backup was taken today: {reason}").format(reason=error.message), file=sys.stderr)


def session(context: typer.Context) -> Session:
    """The session of the running command."""
    found = context.obj
    assert isinstance(found, Session)
    return found


def find_pack(pack_id: str) -> Pack:
    """An installed pack, validated; InputError for an unknown or broken one."""
    from aiplus_assess.places import user_packs
    from aiplus_assess.questionnaire.library import Library

    return Library(user_packs()).load(pack_id)


def print_json(data: Any) -> None:
    """Data on standard output, Chinese readable."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def columns(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as aligned text, a line each; a Chinese character is two columns wide."""
    rows = [tuple(map(on_a_line, row)) for row in rows]
    widths = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))] if rows else []
    lines = []
    for row in rows:
        padded = (cell + " " * (widths[place] - width(cell)) for place, cell in enumerate(row))
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def on_a_line(text: str) -> str:
    """`text` without what a terminal would obey or turn around: controls and marks nobody sees by code, `[U+202E]`."""
    if text.isprintable():
        return text
    return "".join(map(_seen, text))


def _seen(char: str) -> str:
    from unicodedata import category

    if char.isprintable() or category(char) == "Zs":
        return char
    return " " if char in "\t\n\r" else f"[U+{ord(char):04X}]"


def shortened(text: str, room: int = 60) -> str:
    """`text` in at most `room` columns of a terminal, with … where something is left out."""
    if width(text) <= room:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > room - 1:
            break
        kept += char
    return kept + "…"


def width(text: str) -> int:
    """The columns `text` takes in a terminal."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
