"""The formats a report can have, by the ending of the file's name; the one list for window and command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from aiplus_assess.reporting.attached import Attached
from aiplus_assess.reporting.snapshot import ReportEdition, Snapshot
from aiplus_assess.reporting.tasks import Tell

DATA = ".json"
"""Written by `ordering` from the assessment itself: it is no drawing of the snapshot."""
SMALL = 1_000_000
"""Bytes that a mail to a phone may have."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, and the edition it really is: a small PDF may be the brief one."""

    content: bytes
    edition: ReportEdition


@dataclass(frozen=True, slots=True)
class WriteReport:
    """A snapshot in one format. Picklable: WeasyPrint, which Word and picture need too, stays in the worker.

    `template`: a user's own Word file. `small`: a PDF of at most SMALL bytes, the brief edition if need be.
    """

    snapshot: Snapshot
    ending: str
    attached: tuple[Attached, ...] = ()
    template: bytes | None = None
    small: bool = False

    def run(self, tell: Tell) -> Written:
        """Draw it; `tell` may raise to stop."""
        tell(0.01, "")
        content = DRAWN[self.ending](self, tell)
        if self.small and len(content) > SMALL and self.snapshot.edition == "full":
            brief = replace(self.snapshot, edition="brief", comparison=None)
            return replace(self, snapshot=brief).run(tell)
        tell(1.0, "")
        return Written(content, self.snapshot.edition)


def _pdf(order: WriteReport, tell: Tell) -> bytes:
    from aiplus_assess.reporting.pdf import render_pdf

    return render_pdf(order.snapshot, tell, order.attached)


def _docx(order: WriteReport, _tell: Tell) -> bytes:
    from aiplus_assess.reporting.word.write import write_docx

    return write_docx(order.snapshot, order.template)


def _html(order: WriteReport, _tell: Tell) -> bytes:
    from aiplus_assess.reporting.html import render_html

    return render_html(order.snapshot).encode()


def _xlsx(order: WriteReport, _tell: Tell) -> bytes:
    from aiplus_assess.reporting.workbook import render_workbook

    return render_workbook(order.snapshot)


def _png(order: WriteReport, _tell: Tell) -> bytes:
    from aiplus_assess.reporting.phone import render_phone

    return render_phone(order.snapshot)


DRAWN: dict[str, Callable[[WriteReport, Tell], bytes]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".html": _html,
    ".xlsx": _xlsx,
    ".png": _png,
}
ENDINGS = (".pdf", ".docx", ".html", ".xlsx", DATA, ".png")
