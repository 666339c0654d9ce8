"""Searching questions and notes."""

from __future__ import annotations

from aiplus_assess.gui.walk.session import Session


def matches(session: Session, question_id: str, query: str) -> bool:
    """Whether every word of `query` occurs in the question's id, title, text, or in its note."""
    question, answer = session.question(question_id), session.answer(question_id)
    texts = (question.title.zh, question.title.en, question.text.zh, question.text.en)
    haystack = "\n".join((question_id, *texts, answer.note, answer.na or "")).casefold()
    return all(word in haystack for word in query.casefold().split())
