"""What an `.aiplus` file will hold of an assessment, said before it is written. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import AnswerEvent, Assessment
from aiplus_assess.exchange.embedding import Contents, counted_records
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.reporting.numbers import show

MEGABYTE = 1024 * 1024


def contents_of(assessment: Assessment, history: Sequence[AnswerEvent], *, scrub: bool) -> Contents:
    """The whole assessment, or (`scrub`) what is left without names, notes, proof and history."""
    return _scrubbed(assessment) if scrub else Contents(_whole(assessment, history))


def _whole(assessment: Assessment, history: Sequence[AnswerEvent]) -> tuple[str, ...]:
    notes = sum(1 for answer in assessment.answers.values() if answer.note)
    files = {item.file.sha256: item.file.size for item in assessment.evidence if item.file is not None}
    proof = _("{n} proofs with {files} files ({size} MB)").format(
        n=len(assessment.evidence), files=len(files), size=show(sum(files.values()) / MEGABYTE, 1)
    )
    lines = (
        _("Company: {name}, with its code, region, headcount and money").format(name=assessment.company.name),
        _("{n} answers, {notes} of them with a note").format(n=len(assessment.answers), notes=notes),
        _("{n} lines of history, with who changed what and when").format(n=len(history)) if history else "",
        proof if assessment.evidence else "",
        *counted_records(assessment),
        _sent(assessment),
        _pack(assessment),
    )
    return tuple(line for line in lines if line)


def _sent(assessment: Assessment) -> str:
    versions = assessment.engagement.versions if assessment.engagement is not None else ()
    files = [version.file.size for version in versions if version.file is not None]
    n, size = len(files), show(sum(files) / MEGABYTE, 1)
    words = ngettext("{n} report as it was sent ({size} MB)", "{n} reports as they were sent ({size} MB)", n)
    return words.format(n=n, size=size) if files else ""


def _scrubbed(assessment: Assessment) -> Contents:
    profile = assessment.profile
    return Contents(
        (
            _("In place of the company's name: industry {industry}, {size}").format(
                industry=profile.industry, size=labels.size_word(profile.size)
            ),
            _("{n} answers: levels, values and levels of proof").format(n=len(assessment.answers)),
            _pack(assessment),
        ),
        (
            _("Names, code, region, headcount and money of the company"),
            _("Title, assessor and who is responsible"),
            _("Notes and reasons"),
            _("Proof: titles and files (their levels stay)"),
            _("History, findings and the action plan"),
            *([] if assessment.engagement is None else [_("The whole engagement: meetings, remarks, versions")]),
        ),
    )


def _pack(assessment: Assessment) -> str:
    return _("The questionnaire {id} {version}, whole").format(id=assessment.pack.id, version=assessment.pack.version)
