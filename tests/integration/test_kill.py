"""Killed at random moments while it writes: everything that was reported as saved is there, and the file is sound.

Twenty kills in every run, two hundred of each kind with `-m marathon`.
"""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from kill_child import PROFILE, QUESTIONS, TINY, note, proof, question

from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment
from aiplus_assess.storage.workspace import SqlWorkspace

CHILD = Path(__file__).with_name("kill_child.py")
IN_EVERY_RUN = {"answer": 9, "answer_all": 3, "create": 3, "attach": 2, "start": 2, "copy": 1}
IN_A_MARATHON = 200

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


def prepare(folder: Path, work: str) -> None:
    workspace = open_workspace(folder / "w.sqlite")
    if work != "create":
        workspace.create(NewAssessment(PROFILE), load_pack(TINY))
    workspace.close()


def run_and_kill(work: str, folder: Path, first: int, luck: random.Random) -> int:
    """Let it work from `first` on, kill it in the middle of something, and return the last number it reported."""
    command = [sys.executable, str(CHILD), work, str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        reported = [child.stdout.readline() for _ in range(luck.randint(1, 30))]
        Event().wait(luck.random() * 0.004)  # anywhere in the next transaction
        child.send_signal(signal.SIGKILL)
        reported += child.stdout.readlines()
        assert child.stderr.read() == ""
    numbers = [int(line) for line in reported if line.endswith("\n")]
    assert numbers == list(range(first, first + len(numbers)))
    return numbers[-1]


def sound(path: Path) -> SqlWorkspace:
    """The workspace as it opens after the kill."""
    workspace = open_workspace(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    return workspace


def check_answer(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    (summary,) = workspace.summaries()
    numbers = [int(event.after.note.split()[0]) for event in workspace.history(summary.id)]
    assert numbers == list(range(numbers[-1] + 1)), "a line of history is missing"
    assert numbers[-1] in (last, last + 1), "the last one may be in the file before it is reported"
    answers = workspace.load(summary.id).answers
    for number in range(max(0, numbers[-1] - len(QUESTIONS) + 1), numbers[-1] + 1):
        assert answers[question(number)].note == note(number)
    assert workspace.check().faults == ()
    workspace.close()
    return numbers[-1] + 1


def check_answer_all(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    (summary,) = workspace.summaries()
    notes = {answer.note for answer in workspace.load(summary.id).answers.values()}
    assert len(notes) == 1, "all or none"
    number = int(notes.pop().split()[0])
    assert number in (last, last + 1)
    assert len(workspace.history(summary.id)) == len(QUESTIONS) * (number + 1)
    assert workspace.check().faults == ()
    workspace.close()
    return number + 1


def check_create(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    summaries = workspace.summaries()
    made = sorted(int(summary.title) for summary in summaries)
    assert made == list(range(len(made)))
    assert made[-1] in (last, last + 1)
    newest = workspace.load(workspace.resolve(max(summary.id for summary in summaries)))
    assert {answer.note for answer in newest.answers.values()} == {note(made[-1])}
    workspace.close()
    return made[-1] + 1


def check_attach(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    (summary,) = workspace.summaries()
    (item,) = workspace.load(summary.id).evidence
    number = int(item.title)
    assert number in (last, last + 1)
    assert item.file is not None
    assert workspace.file_content(item.file.sha256) == proof(number)
    report = workspace.check()
    assert (report.files, report.faults) == (1, ())
    workspace.close()
    return number + 1


def check_files(folder: Path, last: int, name: str) -> int:
    """Every file that was reported is there and whole; the one after it is whole or not there at all."""
    paths = {int(path.stem.removeprefix(f"{name}-")): path for path in folder.glob(f"{name}-*.sqlite")}
    assert sorted(paths) == list(range(min(paths), max(paths) + 1))
    assert max(paths) in (last, last + 1)
    for path in paths.values():
        sound(path).close()
        path.unlink()
    return max(paths) + 1


def check_start(folder: Path, last: int) -> int:
    return check_files(folder, last, "new")


def check_copy(folder: Path, last: int) -> int:
    return check_files(folder, last, "backup")


CHECKS = {
    "answer": check_answer,
    "answer_all": check_answer_all,
    "create": check_create,
    "attach": check_attach,
    "start": check_start,
    "copy": check_copy,
}


def kill_again_and_again(work: str, folder: Path, times: int) -> None:
    luck = random.Random(f"{work} {times}")
    prepare(folder, work)
    following = 0
    for _ in range(times):
        last = run_and_kill(work, folder, following, luck)
        following = CHECKS[work](folder, last)
    workspace = sound(folder / "w.sqlite")
    assert workspace.check().faults == ()
    workspace.close()


@pytest.mark.parametrize("work", CHECKS)
def test_nothing_reported_is_lost(work: str, tmp_path: Path) -> None:
    kill_again_and_again(work, tmp_path, IN_EVERY_RUN[work])


@pytest.mark.marathon
@pytest.mark.parametrize("work", CHECKS)
def test_nothing_reported_is_lost_in_a_marathon(work: str, tmp_path: Path) -> None:
    kill_again_and_again(work, tmp_path, IN_A_MARATHON)
