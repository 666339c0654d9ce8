"""Inside one process: loading the questionnaire, storing an answer, scoring, lists, comparing, the report."""

from __future__ import annotations

import sqlite3
import statistics
from pathlib import Path

import data
from measuring import Row, alternately, milliseconds, percentile

from aiplus_assess.assessment.comparison import compare
from aiplus_assess.assessment.correspondence import correspond
from aiplus_assess.assessment.model import Answer, Case
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.questionnaire.content import pack_from_json, pack_to_json
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment
from aiplus_assess.storage.sqlite import PRAGMAS

LIST = """SELECT a.id, c.name, a.industry, a.size, a.title, a.edition, a.status, a.revision, a.updated, s.answered,
s.applicable, s."index", s.low, s.high, s.level, s.standing, a.last_question, s.duties_to_fix
FROM assessment a JOIN company c ON c.id = a.company_id JOIN summary s ON s.assessment_id = a.id AND s.basis = 'self'
WHERE a.deleted_at IS NULL ORDER BY a.updated DESC, a.id DESC"""

PEERS = """SELECT a.company_id, coalesce(a.finalized, a.updated), a.id, a.industry, a.size, s."index"
FROM assessment a JOIN summary s ON s.assessment_id = a.id AND s.basis = 'self' JOIN pack p ON p.hash = a.pack_hash
WHERE a.status = 'final' AND a.deleted_at IS NULL AND a.company_id != ? AND p.id = ? AND p.version = ?
AND a.edition != 'quick'"""

TWO = [f"SELECT * FROM {table} WHERE {key} IN (?, ?)" for table, key in (
    ("assessment", "id"), ("answer", "assessment_id"), ("evidence", "assessment_id"),
    ("finding", "assessment_id"), ("action", "assessment_id"), ("department", "assessment_id"),
)]  # fmt: skip


def questionnaire(times: int) -> list[Row]:
    """The bundled pack from its YAML, and from the workspace."""
    from_yaml = statistics.median(milliseconds(data.pack) for _time in range(times))
    pack = data.pack()
    text = pack_to_json(pack)
    stored = statistics.median(milliseconds(lambda: pack_from_json(text, pack.hash)) for _time in range(times))
    return [
        Row("pack_yaml", f"load {len(pack.questions)} questions from YAML, all checks", from_yaml, None, "ms", None),
        Row("pack_stored", "the same pack from a workspace", stored, None, "ms", None),
    ]


def scoring(times: int) -> list[Row]:
    """Everything the result shows after one answer, advisor edition."""
    pack = data.pack()
    case = Case(data.FACTORY, "advisor", answers=data.answers(pack))

    def whole() -> None:
        result = evaluate(pack, case)
        _ = (result.index, result.low, result.high, result.rating, result.compliance, result.coverage)

    whole()
    took = statistics.median(milliseconds(whole) for _time in range(times * 10))
    return [
        Row("recompute", "result of the advisor edition, per call (hint)", took, None, "ms", 2),
        linear(pack, times),
    ]


def linear(pack: Pack, times: int) -> Row:
    """Time per question with all questions against time per question with half of them: 1 where it is linear."""
    half = Pack(manifest=pack.manifest, policy=pack.policy, questions=pack.questions[::2])

    def per_question(of: Pack) -> float:
        case = Case(data.FACTORY, "advisor", answers=data.answers(of))
        evaluate(of, case)
        best = min(milliseconds(lambda: evaluate(of, case).index) for _time in range(times * 10))
        return 1000 * best / len(of.questions)

    what = f"time per question, {len(pack.questions)} questions against {len(half.questions)}"
    return Row("recompute_linear", what, per_question(pack), per_question(half), "µs", 1.25)


def answering(times: int, folder: Path) -> list[Row]:
    """An answer stored, against a bare insert and commit with the same pragmas."""
    bare = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    for pragma in PRAGMAS:
        bare.execute(f"PRAGMA {pragma}")
    bare.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, question TEXT, level INT, note TEXT)")
    workspace, pack = open_workspace(folder / "answers.sqlite"), data.pack()
    made = workspace.create(NewAssessment(data.FACTORY, "advisor"), pack)
    asked = [question.id for question in pack.questions if question.kind == "level"]

    def insert(place: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        values = (asked[place % len(asked)], 3, "记" * 40)
        bare.execute("INSERT INTO answer (question, level, note) VALUES (?, ?, ?)", values)
        bare.execute("COMMIT")

    def answer(place: int) -> None:
        given = Answer(level=place // len(asked) % 6, note="记" * 40)
        workspace.answer(made.id, asked[place % len(asked)], given)

    theirs, ours = [], []
    for place in range(times * 25 + 20):
        theirs.append(milliseconds(lambda: insert(place)))  # noqa: B023 - called at once
        ours.append(milliseconds(lambda: answer(place)))  # noqa: B023
    workspace.close()
    bare.close()
    return [
        Row(
            f"answer_p{int(share * 100)}", "key press to committed, against a bare insert",
            percentile(ours[20:], share), percentile(theirs[20:], share), "ms", 3,
        )
        for share in (0.5, 0.99)
    ]  # fmt: skip


def lists(times: int, path: Path, count: int) -> list[Row]:
    """The list of many assessments against the same rows by plain SQL."""
    workspace, plain = open_workspace(path), sqlite3.connect(path)
    ours, theirs = alternately(workspace.summaries, lambda: plain.execute(LIST).fetchall(), times)
    ids = [row[0] for row in plain.execute("SELECT DISTINCT assessment_id FROM answer")]

    def load() -> None:
        for assessment in ids:
            workspace.pack(workspace.load(assessment).pack)

    two, rows = alternately(load, lambda: [plain.execute(query, ids).fetchall() for query in TWO], times)
    own = workspace.load(ids[0])
    with plain:
        plain.execute(
            "UPDATE assessment SET status = 'final', finalized = updated WHERE company_id != ?", (own.company.id,)
        )
    cohort = [own.company.id, own.pack.id, own.pack.version]
    peers, plain_peers = alternately(
        lambda: workspace.peers(own, "self"), lambda: plain.execute(PEERS, cohort).fetchall(), times
    )
    workspace.close()
    plain.close()
    return [
        Row("benchmark_many", f"the companies like one among {count}, against plain SQL", peers, plain_peers, "ms", 2),
        Row("list_many", f"list of {count} assessments against plain SQL", ours, theirs, "ms", 2),
        Row(
            "compare_many", f"two of {count} read to compare them, against their rows by plain SQL", two, rows, "ms", 2
        ),
    ]


def comparing(times: int) -> list[Row]:
    """Two full assessments compared, per call."""
    pack = data.pack()
    given = data.answers(pack)
    old = evaluate(pack, Case(data.FACTORY, "advisor", answers=given))
    new = evaluate(pack, Case(data.FACTORY, "advisor", answers=dict(list(given.items())[20:])))

    def whole() -> None:
        found = compare(old, new, correspond(pack, pack))
        _ = (found.same_basis, found.causes, found.changes)

    took = statistics.median(milliseconds(whole) for _time in range(times * 5))
    return [Row("compare", "two assessments of the advisor edition (hint)", took, None, "ms", None)]
