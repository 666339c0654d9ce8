"""The fields of a Word template, read from the types of the snapshot: what docs/word-template.md lists."""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from aiplus_assess.reporting.brand import Logo
from aiplus_assess.reporting.charts import CHARTS
from aiplus_assess.reporting.parts.fitting import Nearest
from aiplus_assess.reporting.parts.quoting import Piece
from aiplus_assess.reporting.parts.source import Cite
from aiplus_assess.reporting.snapshot import Snapshot
from aiplus_assess.reporting.word.fields import KEYS, Heading

OF_THE_WHOLE: Mapping[str, Any] = {
    "full": bool,
    "contents": tuple[Heading, ...],
    "nearest": Nearest,
    "running": str,
    "stages_in_short": str,
    "scoring_version": str,
    "ranks": Mapping[str, int],
    "watermark_size": str,
}
"""The fields beside the snapshot's own; `headings` has one text per chapter."""


def reference() -> tuple[tuple[str, str], ...]:
    """(path, kind) of every field: `clauses[].rows[].title`, `text`; in a list of pairs `[][0]` is the first part."""
    hints = get_type_hints(Snapshot)
    found = [row for part in fields(Snapshot) for row in _rows(part.name, hints[part.name])]
    found += [row for name, kind in OF_THE_WHOLE.items() for row in _rows(name, kind)]
    return (*found, *((f"headings.{key}", "text") for key in KEYS))


def _rows(path: str, kind: Any) -> Iterator[tuple[str, str]]:
    if _optional(kind):
        kind = next(part for part in get_args(kind) if part is not type(None))
    if get_origin(kind) is tuple:
        yield from _tuple(path, get_args(kind))
    elif get_origin(kind) is Mapping:
        yield f"{path}[question]", _plain(get_args(kind)[1])
    elif isinstance(kind, type) and kind in (*CHARTS, Logo):
        yield path, "picture"
    elif is_dataclass(kind) and kind is not Cite:
        hints = get_type_hints(kind)
        for part in fields(kind):
            yield from _rows(f"{path}.{part.name}", hints[part.name])
    elif kind is not bytes:
        yield path, _plain(kind)


def _tuple(path: str, parts: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        if parts[0] in (Piece, Cite):
            yield path, "text"
        elif parts[0] in (str, int):
            yield f"{path}[]", _plain(parts[0])
        else:
            yield from _rows(f"{path}[]", parts[0])
    else:
        for place, part in enumerate(parts):
            yield from _rows(f"{path}[{place}]", part)


def _optional(kind: Any) -> bool:
    return get_origin(kind) in (types.UnionType, Union) and type(None) in get_args(kind)


def _plain(kind: Any) -> str:
    if kind is bool:
        return "yes/no"
    if kind in (int, float):
        return "number"
    return "date" if kind is datetime else "text"


BEGIN, END = "<!-- fields -->\n", "<!-- end of fields -->"


def listed() -> str:
    """The fields as Markdown: one line per part of the report."""
    parts: dict[str, list[str]] = {}
    for path, kind in reference():
        top = re.match(r"\w+", path)
        assert top is not None
        rest = path[top.end() :]
        parts.setdefault(top[0], []).append(f"`{rest}` {kind}" if rest else kind)
    return "".join(f"- **`{name}`**: {' · '.join(lines)}\n" for name, lines in parts.items())


def main(document: str) -> None:
    """Put the list between its marks in `document`."""
    path = Path(document)
    head, rest = path.read_text(encoding="utf-8").split(BEGIN)
    path.write_text(head + BEGIN + listed() + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
