"""The assessment inside its own report: what a PDF carries along, and what whoever gets the file can read there."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.exchange.bundle import Bundle, bundle_bytes
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.questionnaire.model import Pack


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes in and what stays out, a phrase or line each, in the language in force."""

    inside: tuple[str, ...]
    outside: tuple[str, ...] = ()


def embedded_bytes(assessment: Assessment, pack: Pack) -> bytes:
    """The `.aiplus` container that goes into the report: the assessment and its pack, no history, no proof files."""
    return bundle_bytes(Bundle(assessment, pack))


def contents_of(assessment: Assessment) -> Contents:
    """What `embedded_bytes` gives away, counted, so that somebody can decide before the file is sent."""
    answers = assessment.answers.values()
    notes = sum(1 for answer in answers if answer.note or answer.na or (answer.verified and answer.verified.reason))
    given = len(answers)
    inside = [
        _("company and profile"),
        ngettext("{n} answer", "{n} answers", given).format(n=given)
        + (_(" with {n} notes and reasons").format(n=notes) if notes else ""),
        *_list_of_proof(assessment),
        *counted_records(assessment),
        _("the questionnaire"),
    ]
    return Contents(tuple(inside), (_("proof files"), _("the history of the answers")))


def _list_of_proof(assessment: Assessment) -> list[str]:
    proofs = len(assessment.evidence)
    return [ngettext("the list of {n} proof", "the list of {n} proofs", proofs).format(n=proofs)] if proofs else []


def counted_records(assessment: Assessment) -> list[str]:
    """What stands beside answers and proof, and goes wherever the whole assessment goes: “3 meetings with …”."""
    findings, actions = len(assessment.findings), len(assessment.actions)
    people, targets = len(assessment.departments), len(assessment.overrides)
    counted = (
        (findings, ngettext("{n} finding", "{n} findings", findings)),
        (actions, ngettext("{n} planned action", "{n} planned actions", actions)),
        (people, ngettext("{n} person asked", "{n} people asked", people)),
        (targets, ngettext("{n} agreed target", "{n} agreed targets", targets)),
    )
    desk = [] if assessment.engagement is None else _counted_desk(assessment.engagement)
    return [words.format(n=number) for number, words in counted if number] + desk


def _counted_desk(engagement: Engagement) -> list[str]:
    meetings, remarks, versions = len(engagement.meetings), len(engagement.feedback), len(engagement.versions)
    counted = (
        (meetings, ngettext("{n} meeting with what was said", "{n} meetings with what was said", meetings)),
        (remarks, ngettext("{n} remark of the client", "{n} remarks of the client", remarks)),
        (versions, ngettext("the record of {n} version", "the record of {n} versions", versions)),
    )
    order = _("the engagement: client, number, scope, team")
    return [order, *(words.format(n=number) for number, words in counted if number)]


def told(assessment: Assessment) -> str:
    """The same in one line."""
    contents = contents_of(assessment)
    comma = _(", ")
    return _("Embedded: {inside}. Not embedded: {outside}.").format(
        inside=comma.join(contents.inside), outside=comma.join(contents.outside)
    )
