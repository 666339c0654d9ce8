"""What the checks of a pack look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from aiplus_assess.policy.model import Policy
from aiplus_assess.questionnaire.entries import Entry
from aiplus_assess.questionnaire.faults import Fault, did_you_mean
from aiplus_assess.questionnaire.manifest import Manifest
from aiplus_assess.questionnaire.migration import Migration
from aiplus_assess.questionnaire.model import DutyQuestion, ScoredQuestion
from aiplus_assess.questionnaire.plain_language import shown
from aiplus_assess.questionnaire.yaml_source import Source, path_text


@dataclass(frozen=True)
class Context:
    """The files as far as they could be read: a part that has faults of its own is None, or left out."""

    manifest_source: Source
    policy_source: Source
    manifest: Manifest | None
    policy: Policy | None
    entries: tuple[Entry, ...]
    migrations: tuple[tuple[Source, Migration], ...] = ()

    def questions(self) -> Iterator[tuple[Entry, ScoredQuestion | DutyQuestion]]:
        """The entries that are sound by themselves."""
        for entry in self.entries:
            if entry.question is not None:
                yield entry, entry.question

    @cached_property
    def question_ids(self) -> dict[str, Entry]:
        """Every id that is written, also of questions with faults, so that one fault does not cause others."""
        return {entry.id: entry for entry in reversed(self.entries) if entry.id is not None}

    def has_clause(self, clause: str) -> bool:
        """Whether the clause exists; true where the policy itself is faulty, as nothing can be said then."""
        return self.policy is None or clause in self.policy.clause_by_id

    def manifest_fault(self, path: Iterable[str | int], message: str) -> Fault:
        return _fault(self.manifest_source, tuple(path), message)

    def policy_fault(self, path: Iterable[str | int], message: str) -> Fault:
        return _fault(self.policy_source, tuple(path), message)


def _fault(source: Source, path: tuple[str | int, ...], message: str) -> Fault:
    return Fault(source.file, source.line(path), path_text(path), message)


def no_such(message: str, word: object, known: Iterable[str]) -> str:
    """“no such clause: 3.99; did you mean …?”; `message` is translated and holds {word}."""
    return message.format(word=shown(word)) + did_you_mean(str(word), known)


def repeated(ids: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The place and id of every id that stood before."""
    seen: set[str] = set()
    for place, one in enumerate(ids):
        if one in seen:
            yield place, one
        seen.add(one)
