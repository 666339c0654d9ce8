"""From a folder of YAML to a validated, frozen pack; or every fault at once, each with file, line and field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.policy.model import Policy
from aiplus_assess.questionnaire.checks.answers import check_answer_rules, check_cycles
from aiplus_assess.questionnaire.checks.context import Context
from aiplus_assess.questionnaire.checks.manifest import check_manifest
from aiplus_assess.questionnaire.checks.migrations import check_migrations
from aiplus_assess.questionnaire.checks.policy import check_policy
from aiplus_assess.questionnaire.checks.question_parts import check_parts
from aiplus_assess.questionnaire.checks.references import (
    check_ids,
    check_manifest_references,
    check_policy_references,
)
from aiplus_assess.questionnaire.content import content_hash, pack_to_json
from aiplus_assess.questionnaire.entries import Entry, read_entries
from aiplus_assess.questionnaire.faults import Fault
from aiplus_assess.questionnaire.manifest import Manifest
from aiplus_assess.questionnaire.migration import Migration
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.questionnaire.validate import validated
from aiplus_assess.questionnaire.yaml_source import Source, read_source

CHECKS: Final[tuple[Callable[[Context], Iterator[Fault]], ...]] = (
    check_policy,
    check_ids,
    check_policy_references,
    check_manifest_references,
    check_answer_rules,
    check_cycles,
    check_parts,
    check_manifest,
    check_migrations,
)


@dataclass(frozen=True)
class PackFiles:
    """A pack together with the places in its files, for lint."""

    folder: Path
    pack: Pack
    manifest: Source
    policy: Source
    entries: Mapping[str, Entry]

    def where(self, question_id: str, *path: str | int) -> str:
        """`file:line` of a field of a question."""
        entry = self.entries[question_id]
        return f"{entry.source.file}:{entry.line(*path)}"


def load_pack(folder: Path) -> Pack:
    """The pack in `folder`: `pack.yaml`, `policy.yaml` and every other `*.yaml` as a list of questions.

    Raises InputError with one fault line per fault of all files.
    """
    return read_pack(folder).pack


def read_pack(folder: Path) -> PackFiles:
    """Like `load_pack`, keeping what lint needs to point at lines."""
    if not (folder / "pack.yaml").is_file():
        message = _("{folder} holds no questionnaire: a file pack.yaml is needed")
        raise InputError(message.format(folder=folder))
    context, faults = _read(folder)
    for check in CHECKS:
        faults += check(context)
    if faults or context.manifest is None or context.policy is None:
        raise _refused(folder, sorted(set(faults)))
    pack = _pack(context, context.manifest, context.policy)
    entries = {entry.id: entry for entry in context.entries if entry.id is not None}
    return PackFiles(folder, pack, context.manifest_source, context.policy_source, entries)


def _read(folder: Path) -> tuple[Context, list[Fault]]:
    manifest_source, faults = read_source(folder / "pack.yaml")
    manifest = policy = None
    if not faults:
        manifest, faults = validated(Manifest, manifest_source)
    policy_source, policy_faults = read_source(folder / "policy.yaml")
    if not policy_faults:
        policy, policy_faults = validated(Policy, policy_source)
    entries, question_faults = read_entries(folder)
    migrations, migration_faults = _read_migrations(folder)
    context = Context(manifest_source, policy_source, manifest, policy, tuple(entries), tuple(migrations))
    return context, [*faults, *policy_faults, *question_faults, *migration_faults]


def _read_migrations(folder: Path) -> tuple[list[tuple[Source, Migration]], list[Fault]]:
    """The maps from earlier versions of the pack, by file name."""
    found: list[tuple[Source, Migration]] = []
    faults: list[Fault] = []
    for path in sorted((folder / "migrations").glob("*.yaml")):
        source, wrong = read_source(path)
        migration = None
        if not wrong:
            migration, wrong = validated(Migration, source)
        if migration is not None:
            found.append((source, migration))
        faults += wrong
    return found, faults


def _pack(context: Context, manifest: Manifest, policy: Policy) -> Pack:
    """The questions in the document's order, and the hash of it all."""
    place = policy.clause_place
    questions = [entry.question for entry in context.entries if entry.question is not None]
    questions.sort(key=lambda question: (place[question.clause], question.id))
    migrations = tuple(migration for _source, migration in context.migrations)
    pack = Pack(manifest=manifest, policy=policy, questions=tuple(questions), migrations=migrations)
    return pack.model_copy(update={"hash": content_hash(pack_to_json(pack))})


def _refused(folder: Path, faults: list[Fault]) -> InputError:
    summary = ngettext(
        "The questionnaire in {folder} has {n} fault and was not loaded; correct it and load again.",
        "The questionnaire in {folder} has {n} faults and was not loaded; correct them and load again.",
        len(faults),
    )
    return InputError(summary.format(folder=folder, n=len(faults)), map(str, faults))
