"""What a report is made from, and what its file is called. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from aiplus_assess.assessment.model import BASES, Assessment, Basis
from aiplus_assess.exchange.naming import named
from aiplus_assess.i18n import LANGUAGES, Language, _, language
from aiplus_assess.ordering import Order, brand_in_force, carries_data, from_workspace

if TYPE_CHECKING:
    from aiplus_assess.reporting.snapshot import ReportEdition
    from aiplus_assess.storage.protocol import Workspace

EDITIONS: tuple[ReportEdition, ...] = ("full", "brief")
SMALL = "small"
"""The one format that is no ending: a PDF of at most 1 MB."""


@dataclass(frozen=True, slots=True)
class Choices:
    """One report of an assessment; equal choices make equal files.

    `format`: one of `reporting.formats.ENDINGS`, or SMALL. `data`: whether a PDF carries the assessment inside; None
    for what the command line does where nobody said.
    """

    language: Language
    edition: ReportEdition = "full"
    basis: Basis = "self"
    format: str = ".pdf"
    data: bool | None = None

    @property
    def ending(self) -> str:
        """The ending of the file's name."""
        return ".pdf" if self.format == SMALL else self.format

    @property
    def carries(self) -> bool:
        """Whether the file carries the assessment inside."""
        return self.format == ".pdf" and (carries_data(self.edition) if self.data is None else self.data)

    def previewed(self) -> Choices:
        """What the preview shows of them: the PDF."""
        return replace(self, format=".pdf")

    def order(self, workspace: Workspace, assessment: Assessment) -> Order:
        """What the renderer is asked for, with everything the workspace knows beside the assessment."""
        brand = brand_in_force(workspace, assessment.id)
        whole = from_workspace(workspace, assessment, self.language, self.edition, self.basis, brand)
        return replace(whole, ending=self.ending, data=self.carries, small=self.format == SMALL)

    def remembered(self) -> str:
        """As the window keeps them for the assessment's next report."""
        return json.dumps(asdict(self))


def choices_of(text: str, begin: Choices) -> Choices:
    """What `remembered` gave; `begin` for whatever is missing or no longer known."""
    from aiplus_assess.reporting.formats import ENDINGS

    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return begin
    known = {
        "language": LANGUAGES, "edition": EDITIONS, "basis": BASES, "format": (*ENDINGS, SMALL),
        "data": (None, True, False),
    }  # fmt: skip
    fit = {
        key: kept[key]
        for key, values in known.items()
        if isinstance(kept, dict) and key in kept and kept[key] in values
    }
    return replace(begin, **fit)


def edition_word(edition: ReportEdition) -> str:
    """“完整版”, “简版”."""
    return {"full": _("Full report"), "brief": _("Brief report")}[edition]


def kind_words(ending: str) -> str:
    """“Word 文件 (*.docx)”: what a dialog for files calls the format."""
    words = {
        ".pdf": _("PDF file"),
        ".docx": _("Word file"),
        ".xlsx": _("Excel workbook"),
        ".html": _("Web page"),
        ".json": _("JSON file"),
        ".png": _("PNG picture"),
    }
    return f"{words[ending]} (*{ending})"


def file_name(assessment: Assessment, choices: Choices) -> str:
    """“华清精密制造有限公司 2026 年第四季度 就绪度报告.pdf”, in the report's language, without forbidden characters."""
    with language(choices.language):
        words = [assessment.company.name, assessment.title, _("readiness report")]
        if choices.edition == "brief":
            words.append(_("brief"))
    return named(*words, ending=choices.ending)
