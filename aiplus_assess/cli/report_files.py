"""The formats a report can have, by the ending of the file's name."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiplus_assess import __version__
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.assessment.benchmark import Benchmark
    from aiplus_assess.assessment.model import AnswerEvent, Assessment, Basis
    from aiplus_assess.assessment.series import Measured
    from aiplus_assess.i18n import Language
    from aiplus_assess.questionnaire.model import Pack
    from aiplus_assess.reporting.attached import Attached
    from aiplus_assess.reporting.brand import Brand
    from aiplus_assess.reporting.snapshot import ReportEdition, Snapshot


@dataclass(frozen=True)
class Order:
    """What somebody wants to have written."""

    assessment: Assessment
    pack: Pack
    language: Language
    edition: ReportEdition
    basis: Basis
    brand: Brand | None = None
    earlier: Sequence[Measured] = ()
    data: bool = False
    template: bytes | None = None
    small: bool = False
    history: Sequence[AnswerEvent] = ()
    benchmark: Benchmark | None = None

    def snapshot(self) -> Snapshot:
        from aiplus_assess.reporting.snapshot import freeze

        return freeze(
            self.assessment,
            self.pack,
            language=self.language,
            basis=self.basis,
            edition=self.edition,
            brand=self.brand,
            program_version=__version__,
            earlier=self.earlier,
            history=self.history,
            benchmark=self.benchmark,
        )


SMALL = 1_000_000
"""Bytes that a mail to a phone may have."""


def pdf(order: Order) -> bytes:
    from aiplus_assess.reporting.pdf import render_pdf

    snapshot = order.snapshot()
    content = render_pdf(snapshot, attached=_carried(order, snapshot) if order.data else [])
    if not order.small or len(content) <= SMALL or order.edition == "brief":
        return content
    size = f"{len(content) / SMALL:.1f}"
    print(_("The full report takes {size} MB, more than 1; the brief edition was written instead.").format(size=size))
    return pdf(replace(order, edition="brief"))


def _carried(order: Order, snapshot: Snapshot) -> list[Attached]:
    from aiplus_assess.exchange.bundle import EMBEDDED
    from aiplus_assess.exchange.embedding import embedded_bytes
    from aiplus_assess.reporting.attached import source_file
    from aiplus_assess.reporting.figures import figures_file, statement_of

    source = source_file(EMBEDDED, embedded_bytes(order.assessment, order.pack))
    return [source, figures_file(statement_of(snapshot, order.assessment, order.basis, __version__))]


def html(order: Order) -> bytes:
    """One file that a browser shows without anything beside it."""
    from aiplus_assess.reporting.html import render_html

    return render_html(order.snapshot()).encode()


def xlsx(order: Order) -> bytes:
    from aiplus_assess.reporting.workbook import render_workbook

    return render_workbook(order.snapshot())


def docx(order: Order) -> bytes:
    from aiplus_assess.reporting.word.write import write_docx

    return write_docx(order.snapshot(), order.template)


def png(order: Order) -> bytes:
    """The page for the boss, for a phone."""
    from aiplus_assess.reporting.phone import render_phone

    return render_phone(order.snapshot())


def data(order: Order) -> bytes:
    """The assessment and its results on every basis, for other programs."""
    from aiplus_assess.assessment.model import BASES
    from aiplus_assess.assessment.scoring import SCORING_VERSION, evaluate
    from aiplus_assess.exchange.document import to_document
    from aiplus_assess.exchange.result import disagreements_to_plain, result_to_plain

    own = evaluate(order.pack, order.assessment.case())
    content: dict[str, Any] = {
        "program": __version__,
        "scoring_version": SCORING_VERSION,
        "document": to_document(order.assessment),
        "results": {basis: result_to_plain(order.assessment.id, own.on(basis)) for basis in BASES},
        "disagreements": disagreements_to_plain(order.history, order.assessment, order.pack),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


WRITERS: dict[str, Callable[[Order], bytes]] = {
    ".pdf": pdf,
    ".docx": docx,
    ".html": html,
    ".xlsx": xlsx,
    ".json": data,
    ".png": png,
}


def writer_for(output: Path) -> Callable[[Order], bytes]:
    """What writes a file of that name; InputError, naming the endings there are, for any other."""
    found = WRITERS.get(output.suffix.lower())
    if found is None:
        endings = ", ".join(WRITERS)
        raise InputError(
            _("{name}: a report can be written as {endings}; give the file one of them.").format(
                name=output.name, endings=endings
            )
        )
    return found


def read_template(path: Path, output: Path) -> bytes:
    """A user's own Word template; whether it is harmless and its fields exist is looked at when it is filled."""
    if output.suffix.lower() != ".docx":
        raise InputError(_("A template is for Word only; give the report a name that ends in .docx."))
    try:
        return path.read_bytes()
    except OSError:
        raise InputError(_("There is no file {name}; check the path.").format(name=path)) from None
