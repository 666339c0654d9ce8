"""The sample company: made by one command, a whole report, and nothing entered is lost on the way into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Answer, Assessment
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.cli import run
from aiplus_assess.cli.session import Session
from aiplus_assess.questionnaire.model import Pack, QuestionBase, ScoredBase
from aiplus_assess.storage.protocol import SAMPLE


@dataclass(frozen=True)
class Demo:
    """What the command left behind: the stored assessment with its pack, and the Chinese report."""

    assessment: Assessment
    pack: Pack
    pages: int
    text: str


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The command takes seconds, so it runs once, away from the user's own questionnaires."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aiplus_assess.places.data_directory", lambda: folder / "data")
        assert run(["demo", "--dir", str(folder / "made")]) == 0
    with Session(folder / "made" / "workspace.sqlite").workspace() as workspace:
        (summary,) = workspace.summaries()
        assessment = workspace.load(summary.id)
        pack = workspace.pack(assessment.pack)
        assert workspace.setting(SAMPLE + assessment.company.id) == assessment.company.id
    assert (folder / "made" / "report-en.pdf").read_bytes().startswith(b"%PDF")
    yield Demo(assessment, pack, *read(folder / "made" / "report-zh.pdf"))


def read(path: Path) -> tuple[int, str]:
    """The number of pages and all text without the breaks that layout put into it."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return len(pages), squeezed("\n".join(pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+|\ufffe", "", text)


def kind(question: QuestionBase, answer: Answer) -> str:
    """The sort of answer as a reader sees it: its level, its duty state, or that there is none."""
    if answer.na is not None:
        return "na"
    if answer.unknown:
        return "unknown"
    level = self_level(question, answer) if isinstance(question, ScoredBase) and question.scored else None
    return f"level {level}" if level is not None else answer.duty or ("unanswered" if not answer.given else "metric")


def test_the_report_is_whole(demo: Demo) -> None:
    assert demo.pages >= 15
    assert squeezed(demo.assessment.company.name) in demo.text


def test_official_sentences_of_the_clauses_treated_are_verbatim(demo: Demo) -> None:
    treated = {demo.pack.by_id[question].clause for question in demo.assessment.answers}
    sentences = [sentence for sentence in demo.pack.policy.sentences if sentence.clause_id in treated]
    assert len(sentences) > len(treated) > 8
    assert [sentence.id for sentence in sentences if squeezed(sentence.text) not in demo.text] == []


def test_everything_entered_is_printed(demo: Demo) -> None:
    answers, evidence = demo.assessment.answers.values(), demo.assessment.evidence
    notes = [answer.note for answer in answers if answer.note]
    reasons = [answer.verified.reason for answer in answers if answer.verified] + [a.na for a in answers if a.na]
    proof = [text for item in evidence for text in (item.title, item.reference, item.note) if text]
    assert len(notes) >= len(answers) * 2 // 3
    assert len(set(notes)) == len(notes)
    assert len(evidence) >= 8
    assert [text for text in (*notes, *reasons, *proof) if squeezed(text) not in demo.text] == []


def test_exactly_the_questions_asked_are_answered(demo: Demo) -> None:
    states = evaluate(demo.pack, demo.assessment.case()).states
    asked = {question for question, state in states.items() if state != "hidden"}
    assert set(demo.assessment.answers) == asked
    assert len(asked) <= 40


def test_the_answers_are_varied(demo: Demo) -> None:
    answers = demo.assessment.answers
    kinds = {kind(demo.pack.by_id[question], answer) for question, answer in answers.items()}
    assert kinds >= {"level 0", "level 1", "level 2", "level 3", "level 4"}
    assert kinds >= {"unknown", "unanswered", "na", "partial", "metric"}
    assert {item.status for item in demo.assessment.evidence} == {"provided", "incomplete", "missing"}


def test_it_is_rated_and_the_bases_differ(demo: Demo) -> None:
    case = demo.assessment.case()
    own, verified, proven = (evaluate(demo.pack, case, basis) for basis in ("self", "verified", "evidence"))
    assert own.coverage is not None
    assert own.coverage >= 0.8
    assert own.rating.level is not None
    assert len({own.index, verified.index, proven.index}) == 3
    assert own.compliance.state == "partial"


def test_proof_fits_the_questions_it_is_linked_to(demo: Demo) -> None:
    known = {q.id: {kind.id for kind in q.evidence} for q in demo.pack.questions}
    strange = [item.title for item in demo.assessment.evidence if item.kind not in known[item.questions[0]]]
    assert strange == []
