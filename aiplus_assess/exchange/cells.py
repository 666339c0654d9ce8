"""What Excel sheets that go out and come back have in common: texts that fit a cell, and a page that prints well."""

from __future__ import annotations

from typing import Any

LONGEST = 32_000
"""UTF-16 units that we put into a cell, which holds 32,767; longer texts are cut visibly and stay whole with us."""
CUT = " …"
UNCHARTED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
"""Characters that XML has no way to write."""


def cell_text(value: str) -> str:
    """What a cell holds of a text: without what XML can't write, one kind of line end, cut where it is too long."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n").translate(UNCHARTED).encode("utf-8", "replace").decode()
    if len(plain.encode("utf-16-le")) // 2 <= LONGEST:
        return plain
    return plain.encode("utf-16-le")[: (LONGEST - len(CUT)) * 2].decode("utf-16-le", "ignore") + CUT


def arrange(target: Any, title: str, rows: int, columns: int) -> None:
    """A list on landscape pages: heads stay in view and on every page, filters, title and page number at the edge."""
    target.freeze_panes(1, 2)
    target.autofilter(0, 0, max(1, rows), columns - 1)
    target.repeat_rows(0)
    target.set_landscape()
    target.set_paper(9)
    target.fit_to_pages(1, 0)
    target.set_header("&L" + cell_text(title).replace("&", "&&")[:200])
    target.set_footer("&R&P / &N")
