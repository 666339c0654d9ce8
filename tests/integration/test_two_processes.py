"""Several processes on one workspace at once: nobody's answer is lost, nobody's start spoils another's."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

from fault_work import PROFILE, TINY

from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment

ANSWERS = 60
ANSWERING = """
import sys
from pathlib import Path
from aiplus_assess.assessment.model import Answer
from aiplus_assess.storage.open import open_workspace
workspace = open_workspace(Path(sys.argv[1]), busy_ms=60_000)
(summary,) = workspace.summaries()
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    workspace.answer(summary.id, sys.argv[2], Answer(level=number % 6, note=str(number)), sys.argv[2])
print("done", flush=True)
"""
STARTING = """
import sys
from pathlib import Path
from aiplus_assess.storage.open import open_workspace
print("ready", flush=True)
sys.stdin.readline()
open_workspace(Path(sys.argv[1]), busy_ms=60_000).set_setting(sys.argv[2], "here")
print("done", flush=True)
"""


def run_together(program: str, arguments: list[list[str]]) -> None:
    """One process per list of arguments, all let go at the same moment; each must say that it is done."""
    children = [
        subprocess.Popen(
            [sys.executable, "-c", program, *own],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for own in arguments
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    for child in children:
        assert child.communicate(timeout=120) == ("done\n", "")


def test_two_processes_answer_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "w.sqlite"
    workspace = open_workspace(path, busy_ms=60_000)
    made = workspace.create(NewAssessment(PROFILE), load_pack(TINY))
    questions = ["2.2.1-01", "3.8-02"]
    run_together(ANSWERING, [[str(path), question, str(ANSWERS)] for question in questions])
    history = workspace.history(made.id)
    for question in questions:
        mine = [event for event in history if event.by == question]
        assert [event.after.note for event in mine] == [str(number) for number in range(ANSWERS)]
        assert all(before.after == after.before for before, after in itertools.pairwise(mine))
    assert workspace.load(made.id).answers.keys() == set(questions)
    assert workspace.check().faults == ()
    workspace.close()


def test_two_processes_answer_the_same_question(tmp_path: Path) -> None:
    path = tmp_path / "w.sqlite"
    workspace = open_workspace(path, busy_ms=60_000)
    made = workspace.create(NewAssessment(PROFILE), load_pack(TINY))
    run_together(ANSWERING, [[str(path), "2.2.1-01", str(ANSWERS)]] * 2)
    history = workspace.history(made.id)
    assert all(before.after == after.before for before, after in itertools.pairwise(history))
    assert workspace.load(made.id).answers["2.2.1-01"] == history[-1].after
    assert workspace.check().faults == ()
    workspace.close()


def test_several_first_starts_make_one_workspace(tmp_path: Path) -> None:
    path = tmp_path / "w.sqlite"
    names = ["甲", "乙", "丙", "丁"]
    run_together(STARTING, [[str(path), name] for name in names])
    workspace = open_workspace(path)
    assert [workspace.setting(name) for name in names] == ["here"] * 4
    workspace.close()
    assert list(tmp_path.iterdir()) == [path]
