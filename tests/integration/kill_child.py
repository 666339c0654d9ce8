"""The process that is killed: does one kind of work over and over, and says each time that it is done.

python kill_child.py WORK FOLDER FIRST: prints one number per finished call, from FIRST on, until it is killed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from aiplus_assess.assessment.model import Answer, EvidenceItem, Profile
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment

TINY = Path(__file__).parents[1] / "fixtures" / "packs" / "tiny"
QUESTIONS = ("2.2.1-01", "3.8-02", "3.14-01", "3.14-02")
PROFILE = Profile("被杀的企业", "C34", "small")
NOTE = "备注" * 200


def note(number: int) -> str:
    return f"{number} {NOTE}"


def question(number: int) -> str:
    return QUESTIONS[number % len(QUESTIONS)]


def proof(number: int) -> bytes:
    return f"{number} ".encode() * 20_000


def answer(folder: Path, first: int) -> Iterator[int]:
    workspace = open_workspace(folder / "w.sqlite")
    (summary,) = workspace.summaries()
    for number in count(first):
        workspace.answer(summary.id, question(number), Answer(level=number % 6, note=note(number)), "child")
        yield number


def answer_all(folder: Path, first: int) -> Iterator[int]:
    workspace = open_workspace(folder / "w.sqlite")
    (summary,) = workspace.summaries()
    for number in count(first):
        workspace.answer_all(summary.id, {q: Answer(level=number % 6, note=note(number)) for q in QUESTIONS}, "child")
        yield number


def create(folder: Path, first: int) -> Iterator[int]:
    workspace = open_workspace(folder / "w.sqlite")
    pack = load_pack(TINY)
    for number in count(first):
        answers = {q: Answer(level=number % 6, note=note(number)) for q in QUESTIONS}
        workspace.create(NewAssessment(PROFILE, title=str(number), answers=answers), pack)
        yield number


def attach(folder: Path, first: int) -> Iterator[int]:
    workspace = open_workspace(folder / "w.sqlite")
    (summary,) = workspace.summaries()
    for number in count(first):
        workspace.put_evidence(summary.id, EvidenceItem("e1", str(number), 2, QUESTIONS), proof(number))
        yield number


def start(folder: Path, first: int) -> Iterator[int]:
    for number in count(first):
        open_workspace(folder / f"new-{number}.sqlite").close()
        yield number


def copy(folder: Path, first: int) -> Iterator[int]:
    workspace = open_workspace(folder / "w.sqlite")
    for number in count(first):
        workspace.backup(folder / f"backup-{number}.sqlite")
        yield number


WORK: dict[str, Callable[[Path, int], Iterator[int]]] = {
    "answer": answer,
    "answer_all": answer_all,
    "create": create,
    "attach": attach,
    "start": start,
    "copy": copy,
}

if __name__ == "__main__":
    for done in WORK[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3])):
        print(done, flush=True)
