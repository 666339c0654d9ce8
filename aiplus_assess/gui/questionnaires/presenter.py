"""Which questionnaires there are and what is in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiplus_assess.assessment.labels import edition_word
from aiplus_assess.errors import AssessError
from aiplus_assess.gui.services import PackInfo, Services
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import DutyQuestion, Pack


@dataclass(frozen=True, slots=True)
class PackCard:
    """One questionnaire as shown. `error` and `faults` where it can't be used."""

    id: str
    title: str
    version: str = ""
    hash: str = ""
    counts: str = ""
    coverage: str = ""
    asked: int = 0
    excused: int = 0
    sentences: int = 0
    folder: str = ""
    error: str = ""
    faults: tuple[str, ...] = ()


class QuestionnairesPresenter:
    """Reads every pack beside the window."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def read(self, done: Callable[[tuple[PackCard, ...]], None], failed: Callable[[Exception], None]) -> None:
        """Load all packs in the background; `done` gets one card each."""
        packs = self._services.packs

        def work(_job: object) -> list[tuple[PackInfo, Pack | AssessError]]:
            found: list[tuple[PackInfo, Pack | AssessError]] = []
            for info in packs.installed():
                try:
                    found.append((info, packs.load(info.id)))
                except AssessError as error:
                    found.append((info, error))
            return found

        self._services.jobs.start(work, lambda found: done(tuple(_card(*pair) for pair in found)), failed)

    def add(self, folder: Path, done: Callable[[str], None], failed: Callable[[Exception], None]) -> None:
        """Check the questionnaire in `folder` and keep it; `done` gets the words to say so."""
        words = _("{title} {version} was added.")
        self._services.jobs.start(
            lambda _job: self._services.packs.add(folder),
            lambda pack: done(words.format(title=pack.manifest.title.in_(current()), version=pack.version)),
            failed,
        )


def _card(info: PackInfo, pack: Pack | AssessError) -> PackCard:
    if isinstance(pack, AssessError):
        return PackCard(info.id, info.title or info.id, folder=str(info.folder), error=pack.message, faults=pack.faults)
    asked = sum(1 for questions in pack.tracing.values() if questions)
    excused = sum(1 for s in pack.policy.sentences if not pack.tracing[s.id] and s.not_asked is not None)
    return PackCard(
        id=pack.id,
        title=pack.manifest.title.in_(current()),
        version=pack.version,
        hash=pack.hash[:12],
        counts=_counts(pack),
        coverage=_coverage(asked, excused, len(pack.policy.sentences)),
        asked=asked,
        excused=excused,
        sentences=len(pack.policy.sentences),
        folder=str(info.folder),
    )


def _counts(pack: Pack) -> str:
    duties = sum(isinstance(question, DutyQuestion) for question in pack.questions)
    words = [_("{n} questions, {duties} of them legal duties").format(n=len(pack.questions), duties=duties)]
    for edition in pack.manifest.editions:
        number = sum(edition.id in question.editions for question in pack.questions)
        words.append(f"{edition_word(edition.id)} {number}")
    return " · ".join(words)


def _coverage(asked: int, excused: int, total: int) -> str:
    words = _("{asked} of {total} sentences of the policy are asked about; {excused} are not a company's task")
    return words.format(asked=asked, total=total, excused=excused)
