"""Whether the questions' ids, clauses, sentences, editions and departments exist."""

from __future__ import annotations

from collections.abc import Iterator

from aiplus_assess.i18n import _
from aiplus_assess.policy.model import Policy, local
from aiplus_assess.questionnaire.checks.context import Context, no_such
from aiplus_assess.questionnaire.entries import Entry
from aiplus_assess.questionnaire.faults import Fault
from aiplus_assess.questionnaire.manifest import Manifest
from aiplus_assess.questionnaire.model import DutyQuestion, QuestionBase, ScoredQuestion


def check_ids(context: Context) -> Iterator[Fault]:
    """Each id once in the pack, and beginning with the number of the question's clause."""
    for entry in context.entries:
        first = context.question_ids[entry.id] if entry.id is not None else entry
        if first is not entry:
            message = _("this id is taken already in {place}; ids are never used twice")
            yield entry.fault(("id",), message.format(place=f"{first.source.file}:{first.line('id')}"))
    for entry, question in context.questions():
        clause = local(question.clause)
        if context.has_clause(question.clause) and question.id.rpartition("-")[0] != clause:
            wrong = _("an id begins with its clause: {right} for clause {clause}")
            right = f"{clause}-{question.id.rpartition('-')[2]}"
            yield entry.fault(("id",), wrong.format(right=right, clause=question.clause))


def check_policy_references(context: Context) -> Iterator[Fault]:
    """Clauses and sentences exist, and excerpts are a verbatim part of their sentence."""
    policy = context.policy
    if policy is None:
        return
    for entry, question in context.questions():
        if question.clause not in policy.clause_by_id:
            yield entry.fault(("clause",), no_such(_("no such clause: {word}"), question.clause, policy.clause_by_id))
        yield from _sentences(entry, question, policy)


def _sentences(entry: Entry, question: QuestionBase, policy: Policy) -> Iterator[Fault]:
    for place, reference in enumerate(question.sentences):
        sentence = policy.sentence_by_id.get(reference.id)
        if sentence is None:
            message = no_such(_("no such sentence: {word}"), reference.id, policy.sentence_by_id)
            yield entry.fault(("sentences", place), message)
        elif reference.excerpt is not None and reference.excerpt not in sentence.text:
            message = _("not a verbatim part of {id}; the sentence is: {text}")
            yield entry.fault(("sentences", place, "excerpt"), message.format(id=sentence.id, text=sentence.text))


def check_manifest_references(context: Context) -> Iterator[Fault]:
    """Editions and departments are declared in `pack.yaml`, and a scored question's clause lies in a group."""
    manifest = context.manifest
    if manifest is None:
        return
    editions = [edition.id for edition in manifest.editions]
    departments = [department.id for department in manifest.departments]
    for entry, question in context.questions():
        for place, edition in enumerate(question.editions):
            if edition not in editions:
                yield entry.fault(
                    ("editions", place), no_such(_("no such edition in pack.yaml: {word}"), edition, editions)
                )
        if question.department not in departments:
            message = no_such(_("no such department in pack.yaml: {word}"), question.department, departments)
            yield entry.fault(("department",), message)
        if question.scored and context.has_clause(question.clause) and not _in_a_group(question, manifest):
            message = _("no group of pack.yaml covers clause {clause}, so this scored question would not count")
            yield entry.fault(("clause",), message.format(clause=question.clause))


def _in_a_group(question: ScoredQuestion | DutyQuestion, manifest: Manifest) -> bool:
    place = local(question.clause)
    return any(place == group.id or place.startswith(group.id + ".") for group in manifest.groups)
