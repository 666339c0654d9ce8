"""What a report is made from, and what its file is called. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.assessment.series import Measured
from aiplus_assess.gui.services import ReportRequest
from aiplus_assess.i18n import Language, _, language
from aiplus_assess.questionnaire.model import Pack

EDITIONS = ("full", "brief")
FORBIDDEN = '<>:"/\\|?*'
"""Characters no file system of ours may have in a name."""
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Choices:
    """One report of an assessment; equal choices make equal files."""

    language: Language
    edition: str = "full"
    basis: Basis = "self"

    def request(self, assessment: Assessment, pack: Pack, earlier: tuple[Measured, ...] = ()) -> ReportRequest:
        """What the renderer is asked for."""
        return ReportRequest(assessment, pack, self.language, self.edition, self.basis, earlier)


def edition_word(edition: str) -> str:
    """“完整版”, “简版”."""
    return {"full": _("Full report"), "brief": _("Brief report")}[edition]


def file_name(assessment: Assessment, choices: Choices) -> str:
    """“华清精密制造有限公司 2026 年第四季度 就绪度报告.pdf”, in the report's language, without forbidden characters."""
    with language(choices.language):
        words = [assessment.company.name, assessment.title, _("readiness report")]
        if choices.edition == "brief":
            words.append(_("brief"))
    plain = "".join(" " if c in FORBIDDEN or ord(c) < 32 else c for c in " ".join(filter(None, words)))
    return " ".join(plain.split())[:LONGEST_NAME].rstrip(". ") + ".pdf"


def with_suffix(path: str) -> Path:
    """The path as chosen, with `.pdf` where it was left out."""
    target = Path(path)
    return target if target.suffix.lower() == ".pdf" else target.with_name(target.name + ".pdf")
