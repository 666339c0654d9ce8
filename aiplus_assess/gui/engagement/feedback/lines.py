"""What the tables of versions and of feedback say; how versions are numbered. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aiplus_assess.assessment.engagement import Feedback, ReportStage, ReportVersion
from aiplus_assess.assessment.engagement_words import adoption_word, report_stage_word, side_word
from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.errors import AssessError
from aiplus_assess.gui.kit.lines import Line
from aiplus_assess.i18n import Language, _, pgettext
from aiplus_assess.storage.protocol import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """The version somebody asks for."""

    stage: ReportStage
    number: str
    language: Language
    basis: Basis
    by: str = ""
    what: str = ""


def next_number(versions: Sequence[ReportVersion], stage: ReportStage, earlier: Sequence[ReportVersion] = ()) -> str:
    """0.1, 0.2 … for what goes out for review; 1.0, then 1.1 … for the final one.

    With those of `earlier` revisions, whose report has the same number, it goes on: 1.1 for review, 2.0 final.
    """
    before = max((int(one.number.partition(".")[0]) for one in earlier if _minor(one.number) is not None), default=0)
    major = before + 1 if stage == "final" else before
    minors = [_minor(one.number, major) for one in (*versions, *earlier)]
    taken = [int(minor) for minor in minors if minor is not None]
    first = 0 if stage == "final" else 1
    return f"{major}.{max(taken) + 1 if taken else first}"


def _minor(number: str, major: int | None = None) -> str | None:
    """What stands behind the dot of a number like 1.0 (of this `major`); None for any other words."""
    head, _dot, minor = number.partition(".")
    counted = all(part.isascii() and part.isdigit() for part in (head, minor))
    return minor if counted and major in (None, int(head)) else None


def earlier_versions(workspace: Workspace, assessment: Assessment) -> tuple[ReportVersion, ...]:
    """What went out of the revisions before this one, those in the bin included; the oldest last."""
    found: list[ReportVersion] = []
    seen = {assessment.id}
    while assessment.revises is not None and assessment.revises not in seen:
        try:
            assessment = workspace.load(assessment.revises)
        except AssessError:  # it was deleted for good, or never came along
            break
        seen.add(assessment.id)
        found += assessment.engagement.versions if assessment.engagement is not None else ()
    return tuple(found)


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
