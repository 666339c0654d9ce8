"""What must be there after a process was killed or refused in the middle of its work.

`CHECKS[work](folder, last)`: everything up to `last`, which it reported as saved, is there; what it was doing after
that is there whole or not at all. Returns the number to go on with.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from fault_files import FILES
from fault_files_checks import FILE_CHECKS, prepare_files
from fault_work import NEXT, QUESTIONS, TINY, WORKS, fill, identity, note, numbered, opened, proof, question

from aiplus_assess.assessment.moving import first_events, plan_move
from aiplus_assess.exchange.bundle import bundle_bytes, read_bundle
from aiplus_assess.exchange.transfer import gather
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.workspace import SqlWorkspace


def prepare(folder: Path, work: str) -> None:
    """What the work begins with."""
    workspace = open_workspace(folder / "w.sqlite")
    if work not in ("create", "import"):
        fill(workspace)
    workspace.close()
    if work == "import":
        elsewhere = open_workspace(folder / "elsewhere.sqlite")
        (folder / "x.aiplus").write_bytes(bundle_bytes(gather(elsewhere, fill(elsewhere).id)))
        elsewhere.close()
    if work in FILES:
        prepare_files(folder, work)


def sound(path: Path) -> SqlWorkspace:
    """The workspace as it opens afterwards."""
    workspace = open_workspace(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return workspace


def check_answer(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    (summary,) = workspace.summaries()
    numbers = [int(event.after.note.split()[0]) for event in workspace.history(summary.id) if event.by == "child"]
    assert numbers == list(range(len(numbers))), "a line of history is missing"
    assert len(numbers) - 1 in (last, last + 1), "the last one may be in the file before it is reported"
    answers = workspace.load(summary.id).answers
    for number in numbers[-len(QUESTIONS) :]:
        assert answers[question(number)].note == note(number)
    assert workspace.check().faults == ()
    workspace.close()
    return len(numbers)


def check_answer_all(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    (summary,) = workspace.summaries()
    notes = {answer.note for answer in workspace.load(summary.id).answers.values()}
    assert len(notes) == 1, "all or none"
    done = len([event for event in workspace.history(summary.id) if event.by == "child"]) // len(QUESTIONS)
    assert done - 1 in (last, last + 1)
    assert notes == {note(max(0, done - 1))}
    assert workspace.check().faults == ()
    workspace.close()
    return done


def numbers_of(workspace: SqlWorkspace, last: int, among: Callable[[int], bool] = lambda revision: True) -> list[int]:
    """The titles of the assessments that were made, which must be numbers without a gap, up to `last` or one more."""
    made = sorted(int(summary.title) for summary in workspace.summaries() if among(summary.revision))
    assert made == list(range(len(made)))
    assert len(made) - 1 in (last, last + 1)
    return made


def check_create(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    made = numbers_of(workspace, last)
    if made:
        newest = workspace.load(max(summary.id for summary in workspace.summaries()))
        assert {answer.note for answer in newest.answers.values()} == {note(made[-1])}
    workspace.close()
    return len(made)


def check_attach(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    (summary,) = workspace.summaries()
    number = -1
    for item in workspace.load(summary.id).evidence:
        assert item.file is not None
        if item.id == "e1":
            number = int(item.title)
            assert workspace.file_content(item.file.sha256) == proof(number)
    assert number in (last, last + 1)
    assert workspace.check().faults == ()
    workspace.close()
    return number + 1


def check_import(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    made = numbers_of(workspace, last)
    if made:
        wanted, found = numbered(read_bundle(folder / "x.aiplus"), made[-1]), gather(workspace, identity(made[-1]))
        (own,) = wanted.assessment.actions
        assert own in found.assessment.actions
        assert replace(found.assessment, actions=()) == replace(wanted.assessment, actions=())
        assert (found.history, found.files) == (wanted.history, wanted.files)
    workspace.close()
    return len(made)


def check_merge(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    (summary,) = workspace.summaries()
    found = workspace.load(summary.id)
    actions = sorted(int(action.owner) for action in found.actions if action.id.startswith("m"))
    items = sorted(int(item.title) for item in found.evidence if item.id.startswith("m"))
    assert actions == items, "half a merge"
    number = actions[-1] if actions else -1
    assert number in (last, last + 1)
    assert {found.answers[q].note for q in QUESTIONS} == {note(max(0, number))}
    for gone in actions[:-1]:  # or the thousandth merge would read a thousand of them
        workspace.remove_action(summary.id, f"m{gone}")
        workspace.remove_evidence(summary.id, f"m{gone}")
    assert workspace.check().faults == ()
    workspace.close()
    return number + 1


def check_move(folder: Path, last: int) -> int:
    workspace = sound(folder / "w.sqlite")
    made = numbers_of(workspace, last, lambda revision: revision > 1)
    (original,) = (summary.id for summary in workspace.summaries() if summary.revision == 1)
    before = workspace.load(original)
    assert before.pack.version == "1.0.0"
    assert {answer.note for answer in before.answers.values()} == {note(0)}
    if made:
        newest = workspace.load(identity(made[-1]))
        assert newest.answers == plan_move(before, load_pack(TINY), load_pack(NEXT)).answers
        assert len(workspace.history(newest.id)) == len(first_events(newest))
    workspace.close()
    return len(made)


def opens(folder: Path) -> None:
    """In the end everything in the workspace is as it was stored."""
    workspace, _assessment = opened(folder)
    assert workspace.check().faults == ()
    workspace.close()


CHECKS: dict[str, Callable[[Path, int], int]] = {
    "answer": check_answer,
    "answer_all": check_answer_all,
    "create": check_create,
    "attach": check_attach,
    "import": check_import,
    "merge": check_merge,
    "move": check_move,
} | FILE_CHECKS
assert CHECKS.keys() == WORKS.keys() | FILES.keys()
