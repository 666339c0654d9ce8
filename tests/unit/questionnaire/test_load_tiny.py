"""The small pack of the tests loads, and holds every kind of question and rule."""

from __future__ import annotations

from aiplus_assess.questionnaire.model import Pack, ScoredBase


def test_questions_come_in_the_documents_order(tiny_pack: Pack) -> None:
    assert [question.id for question in tiny_pack.questions] == [
        "1.2-01", "2.2.1-01", "2.2.1-02", "2.2.2-01", "2.2.2-02",
        "3.8-01", "3.8-02", "3.14-01", "3.14-02", "3.14-03",
    ]  # fmt: skip


def test_every_kind_is_there(tiny_pack: Pack) -> None:
    assert {question.kind for question in tiny_pack.questions} == {"level", "percent", "checklist", "duty"}
    assert tiny_pack.by_id["1.2-01"].metric
    assert tiny_pack.by_id["2.2.1-02"].opportunity is not None
    assert tiny_pack.evaluation_order.index("3.14-02") > tiny_pack.evaluation_order.index("3.14-01")


def test_dates_stay_text(tiny_pack: Pack) -> None:
    assert tiny_pack.policy.document.signed == "2025-08-21"
    assert tiny_pack.by_id["3.14-03"].as_of == "2026-09"


def test_weights_of_the_worked_example(tiny_pack: Pack) -> None:
    asked = ("2.2.1-01", "2.2.2-01", "3.8-01", "3.8-02", "3.14-01", "3.14-02")
    weights = [q.weight for q in map(tiny_pack.by_id.get, asked) if isinstance(q, ScoredBase)]
    assert weights == [2, 1, 1, 1, 2, 1]
