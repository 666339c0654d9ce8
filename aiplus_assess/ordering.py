"""One report, as somebody orders it in the window or on the command line, and the one way it is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiplus_assess import __version__

if TYPE_CHECKING:
    from datetime import date

    from aiplus_assess.assessment.benchmark import Benchmark
    from aiplus_assess.assessment.model import AnswerEvent, Assessment, Basis
    from aiplus_assess.assessment.series import Measured
    from aiplus_assess.i18n import Language
    from aiplus_assess.questionnaire.model import Pack
    from aiplus_assess.reporting.attached import Attached
    from aiplus_assess.reporting.brand import Brand
    from aiplus_assess.reporting.formats import Written
    from aiplus_assess.reporting.papers.model import Paper
    from aiplus_assess.reporting.snapshot import ReportEdition, Snapshot
    from aiplus_assess.reporting.tasks import Task
    from aiplus_assess.storage.protocol import Workspace


@dataclass(frozen=True)
class Order:
    """What somebody wants to have written: `ending` is the format, one of `reporting.formats.ENDINGS`.

    `earlier`, `history`, `benchmark`: what the workspace knows beside the assessment (`from_workspace`). `data`: a PDF
    carries the assessment inside; `template`: a user's own Word file; `small`: a PDF of at most 1 MB.
    """

    assessment: Assessment
    pack: Pack
    language: Language
    edition: ReportEdition = "full"
    basis: Basis = "self"
    brand: Brand | None = None
    earlier: Sequence[Measured] = ()
    history: Sequence[AnswerEvent] = ()
    benchmark: Benchmark | None = None
    ending: str = ".pdf"
    data: bool = False
    template: bytes | None = None
    small: bool = False

    def snapshot(self) -> Snapshot:
        """What it prints."""
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


def from_workspace(
    workspace: Workspace,
    assessment: Assessment,
    language: Language,
    edition: ReportEdition = "full",
    basis: Basis = "self",
    brand: Brand | None = None,
) -> Order:
    """A PDF with everything the workspace knows: the assessments before, who said what, where it stands among others.

    `assessment` need not be as it is stored: a version that is issued lists itself.
    """
    from aiplus_assess.assessment.series import Measured
    from aiplus_assess.exchange.benchmarking import standing_of
    from aiplus_assess.exchange.series import earlier_than

    pack = workspace.pack(assessment.pack)
    earlier = earlier_than(workspace, assessment, basis)
    found = standing_of(workspace, Measured(assessment, pack, basis))
    history = workspace.history(assessment.id)
    return Order(assessment, pack, language, edition, basis, brand, earlier, history, found)


def brand_in_force(workspace: Workspace, assessment_id: str) -> Brand | None:
    """Whose name the assessment's reports and papers carry: the one chosen, else the workspace's default."""
    from aiplus_assess.reporting.brand import brand_of
    from aiplus_assess.storage.branding import brand_of_report

    stored = brand_of_report(workspace, assessment_id)
    return brand_of(stored.name, stored.settings, stored.logo) if stored else None


def request_paper(workspace: Workspace, assessment: Assessment, language: Language, day: date) -> Paper | None:
    """The whole request list as a paper, as it stands on `day`; None where no list was made."""
    from aiplus_assess.assessment.requests import asked_for
    from aiplus_assess.reporting.papers.requests import request_list

    if not asked_for(assessment):
        return None
    pack, brand = workspace.pack(assessment.pack), brand_in_force(workspace, assessment.id)
    return request_list(assessment, pack, day, language=language, brand=brand)


def carries_data(edition: ReportEdition, small: bool = False) -> bool:
    """Whether a PDF carries the assessment where nobody said: the brief edition, which leaves the notes out, doesn't
    hand them over inside either."""
    return edition == "full" and not small


def write_order(order: Order, draw: Callable[[Task], Any]) -> Written:
    """The file. `draw` runs a task of `reporting`: here, or in the worker process."""
    from aiplus_assess.reporting.formats import DATA, WriteReport, Written

    if order.ending == DATA:
        return Written(_data(order), order.edition)
    snapshot = order.snapshot()
    carried = _carried(order, snapshot) if order.data and order.ending == ".pdf" else ()
    written: Written = draw(WriteReport(snapshot, order.ending, carried, order.template, order.small))
    return written


def draw_here(task: Task) -> Any:
    """In this process, without asking whether it is still wanted."""
    return task.run(lambda _fraction, _words: None)


def _carried(order: Order, snapshot: Snapshot) -> tuple[Attached, ...]:
    """What the file carries inside."""
    from aiplus_assess.exchange.bundle import EMBEDDED
    from aiplus_assess.exchange.embedding import embedded_bytes
    from aiplus_assess.reporting.attached import source_file
    from aiplus_assess.reporting.figures import figures_file, statement_of

    source = source_file(EMBEDDED, embedded_bytes(order.assessment, order.pack))
    return source, figures_file(statement_of(snapshot, order.assessment, order.basis, __version__))


def _data(order: Order) -> bytes:
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
