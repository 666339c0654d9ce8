"""Whether `pack.yaml` is whole: groups, editions, targets for every size, ambition and stage, notes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import get_args

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.checks.context import Context, no_such, repeated
from aiplus_assess.questionnaire.codes import AMBITIONS, Size
from aiplus_assess.questionnaire.faults import Fault
from aiplus_assess.questionnaire.manifest import Manifest


def check_manifest(context: Context) -> Iterator[Fault]:
    """All checks of `pack.yaml` by itself and against the policy and the questions."""
    manifest = context.manifest
    if manifest is None:
        return
    for check in (_groups, _editions, _table, _target_references, _notes):
        yield from check(context, manifest)


def _groups(context: Context, manifest: Manifest) -> Iterator[Fault]:
    for place, group in enumerate(manifest.groups):
        if group.pillar not in manifest.pillars:
            yield context.manifest_fault(
                ("groups", place, "pillar"), no_such(_("no such pillar: {word}"), group.pillar, manifest.pillars)
            )
        for other in manifest.groups:
            if group.id.startswith(other.id + "."):
                message = _("lies inside group {other}, so a question would count twice").format(other=other.id)
                yield context.manifest_fault(("groups", place, "id"), message)
        if context.policy is not None and f"{context.policy.document.id}:{group.id}" not in context.policy.clause_by_id:
            known = [clause.partition(":")[2] for clause in context.policy.clause_by_id]
            yield context.manifest_fault(("groups", place, "id"), no_such(_("no such clause: {word}"), group.id, known))


def _editions(context: Context, manifest: Manifest) -> Iterator[Fault]:
    lists: dict[str, list[str]] = {
        "groups": [group.id for group in manifest.groups],
        "editions": [edition.id for edition in manifest.editions],
        "departments": [department.id for department in manifest.departments],
        "sector_notes": [note.id for note in manifest.sector_notes],
    }
    for field, ids in lists.items():
        for place, one in repeated(ids):
            yield context.manifest_fault((field, place, "id"), _("{id} is given twice").format(id=one))
    for place, edition in enumerate(manifest.editions):
        low, high = edition.minutes
        if low > high:
            yield context.manifest_fault(
                ("editions", place, "minutes"), _("the first must not be more than the second")
            )
        if edition.limits.max is not None and edition.limits.min > edition.limits.max:
            yield context.manifest_fault(("editions", place, "limits"), _("min must not be more than max"))
    if list(manifest.stages) != sorted(set(manifest.stages)):
        yield context.manifest_fault(("stages",), _("the years must rise"))


def _table(context: Context, manifest: Manifest) -> Iterator[Fault]:
    table = manifest.targets.table
    for size, ambition in itertools.product(get_args(Size), AMBITIONS):
        stages = table.get(size, {}).get(ambition, {})
        path = ("targets", "table", size, ambition)
        missing = [str(stage) for stage in manifest.stages if stage not in stages]
        if missing:
            message = _("targets are missing for {stages}").format(stages=_(", ").join(missing))
            yield context.manifest_fault(path, message)
        levels = [stages[stage] for stage in manifest.stages if stage in stages]
        if levels != sorted(levels):
            yield context.manifest_fault(path, _("a later stage must not have a lower target"))
        for stage in stages:
            if stage not in manifest.stages:
                listed = _(", ").join(map(str, manifest.stages))
                message = _("{stage} is no stage of this pack: {stages}").format(stage=stage, stages=listed)
                yield context.manifest_fault((*path, stage), message)


def _target_references(context: Context, manifest: Manifest) -> Iterator[Fault]:
    derived = manifest.targets.derived_from
    for stage in manifest.stages:
        if stage not in derived:
            message = _("the sentence that {stage} derives from is missing").format(stage=stage)
            yield context.manifest_fault(("targets", "derived_from"), message)
    if context.policy is None:
        return
    sentences, clauses = context.policy.sentence_by_id, context.policy.clause_by_id
    for stage, sentence in derived.items():
        if sentence not in sentences:
            path = ("targets", "derived_from", stage)
            yield context.manifest_fault(path, no_such(_("no such sentence: {word}"), sentence, sentences))
    for role, raised in manifest.targets.plus_one.items():
        for place, clause in enumerate(raised):
            if clause not in clauses:
                path_ = ("targets", "plus_one", role, place)
                yield context.manifest_fault(path_, no_such(_("no such clause: {word}"), clause, clauses))


def _notes(context: Context, manifest: Manifest) -> Iterator[Fault]:
    known = context.question_ids
    for place, note in enumerate(manifest.sector_notes):
        for number, question in enumerate(note.questions):
            if question not in known:
                path = ("sector_notes", place, "questions", number)
                yield context.manifest_fault(path, no_such(_("no such question: {word}"), question, known))
    regions = manifest.regions_note
    for number, question in enumerate(regions.questions if regions else ()):
        if question not in known:
            yield context.manifest_fault(
                ("regions_note", "questions", number), no_such(_("no such question: {word}"), question, known)
            )
