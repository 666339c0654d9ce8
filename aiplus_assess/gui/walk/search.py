"""Searching questions and notes."""

from __future__ import annotations

from aiplus_assess.assessment.model import Answer
from aiplus_assess.questionnaire.model import QuestionBase


def matches(question: QuestionBase, answer: Answer, query: str) -> bool:
    """Whether every word of `query` occurs in the question's id, title, text, or in its note."""
    texts = (question.title.zh, question.title.en, question.text.zh, question.text.en)
    haystack = "\n".join((question.id, *texts, answer.note, answer.na or "")).casefold()
    return all(word in haystack for word in query.casefold().split())
