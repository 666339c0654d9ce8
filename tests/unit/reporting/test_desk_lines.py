"""What the report says of verified levels and papers: beside the claim, and only where there are some."""

from __future__ import annotations

from dataclasses import replace

from report_cases import assessment

from aiplus_assess.assessment.model import EvidenceItem, Verification
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.numbers import show
from aiplus_assess.reporting.snapshot import freeze

QUESTION = "2.2.1-01"


def test_alone_nothing_is_said_of_papers_or_differences(tiny_pack: Pack) -> None:
    shown = freeze(assessment(tiny_pack), tiny_pack, language="en", program_version="0")
    labels = [label for label, _value in shown.scope.process]
    assert not {"Differences between self and verified", "Papers asked for"} & set(labels)


def test_a_verified_report_keeps_the_self_levels_beside(tiny_pack: Pack) -> None:
    made = assessment(tiny_pack)
    own = made.answers[QUESTION].level
    assert own is not None
    found = replace(made.answers[QUESTION], verified=Verification((own + 1) % 6, "seen on site", "Li"))
    made = replace(made, answers=dict(made.answers) | {QUESTION: found})
    shown = freeze(made, tiny_pack, language="en", program_version="0", basis="verified")
    result = evaluate(tiny_pack, made.case())
    notes = " ".join(card.note for card in shown.summary.cards)
    assert f"self {show(result.index)}" in notes
    assert f"verified {show(result.on('verified').index)}" in notes
    row = next(row for clause in shown.clauses for row in clause.rows if row.question == QUESTION)
    assert (row.own[0], row.verified) == (str(own), str((own + 1) % 6))
    assert dict(shown.scope.process)["Differences between self and verified"].startswith("1 question: ")


def test_papers_keep_the_numbers_of_the_request_list(tiny_pack: Pack) -> None:
    papers = (
        EvidenceItem("b", "second", 2, (QUESTION,), number=7),
        EvidenceItem("a", "first", 1, (QUESTION,), status="missing", number=3),
    )
    made = replace(assessment(tiny_pack), evidence=papers)
    shown = freeze(made, tiny_pack, language="en", program_version="0")
    assert [(proof.number, proof.title, proof.status) for proof in shown.proofs] == [
        ("E3", "first", "Missing"),
        ("E7", "second", "Provided"),
    ]
    answer = next(e for group in shown.answers for e in group.entries if e.question == QUESTION)
    assert "E7" in answer.proof and "E3" not in answer.proof
    assert dict(shown.scope.process)["Papers asked for"] == "2 papers: 1 provided, 0 incomplete, 1 missing"
