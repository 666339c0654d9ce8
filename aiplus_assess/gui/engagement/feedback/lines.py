"""What the tables of versions and of feedback say; how versions are numbered. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aiplus_assess.assessment.engagement import Feedback, ReportStage, ReportVersion
from aiplus_assess.assessment.engagement_words import adoption_word, report_stage_word, side_word
from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.kit.lines import Line
from aiplus_assess.i18n import Language, _, pgettext


@dataclass(frozen=True, slots=True)
class Wanted:
    """The version somebody asks for."""

    stage: ReportStage
    number: str
    language: Language
    basis: Basis
    by: str = ""
    what: str = ""


def next_number(versions: Sequence[ReportVersion], stage: ReportStage) -> str:
    """0.1, 0.2 … for what goes out for review; 1.0, then 1.1 … for the final one."""
    major = 1 if stage == "final" else 0
    taken = [int(minor) for one in versions for minor in (_minor(one.number, major),) if minor is not None]
    first = 0 if stage == "final" else 1
    return f"{major}.{max(taken) + 1 if taken else first}"


def _minor(number: str, major: int) -> str | None:
    head, _dot, minor = number.partition(".")
    return minor if head == str(major) and minor.isascii() and minor.isdigit() else None


def with_version(assessment: Assessment, version: ReportVersion) -> Assessment:
    """The assessment as its report has to show it: at the version's stage, the version itself on record."""
    order = assessment.engagement
    assert order is not None
    return replace(assessment, engagement=replace(order, stage=version.stage, versions=(*order.versions, version)))


def in_order(versions: Sequence[ReportVersion]) -> tuple[ReportVersion, ...]:
    """The newest first."""
    return tuple(sorted(versions, key=lambda one: (one.made, one.number), reverse=True))


def version_line(version: ReportVersion) -> Line:
    """Number, stage, day, what changed, state with who signed."""
    people = (_("{name} ({side})").format(name=one.name, side=side_word(one.side)) for one in version.signatures)
    signed = _(", ").join(people)
    state = _("Signed and locked: {names}").format(names=signed) if version.signed else _("Not signed yet")
    cells = (version.number, report_stage_word(version.stage), _day(version.made), version.by, version.what, state)
    return Line(version.id, cells, quiet=not version.signed)


def _day(moment: datetime) -> str:
    return moment.astimezone(CHINA).date().isoformat()


def remark_line(remark: Feedback) -> Line:
    """Version and page, the comment, who and when, what became of it, the reply."""
    place = " ".join(part for part in (remark.version, _page(remark.page)) if part)
    said = " ".join(part for part in (remark.by, remark.given.isoformat() if remark.given else "") if part)
    comment = remark.comment or pgettext("feedback", "(nothing written yet)")
    cells = (place, comment, said, adoption_word(remark.adoption), remark.reply)
    return Line(remark.id, cells, frozenset({3}) if remark.adoption == "open" else frozenset())


def _page(page: str) -> str:
    return _("p. {page}").format(page=page) if page else ""
