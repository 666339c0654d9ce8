"""A rule or document outside the policy is named with its source and date, so that a reader can tell its age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.lint.finding import Finding, at_question
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.model import DutyQuestion, QuestionBase
from aiplus_assess.questionnaire.texts import texts

GATE = "source"
_DOCUMENT: Final = re.compile(r"《[^》]+》|GB(?:/T)? ?\d{4,}|ISO/IEC ?\d+")


def check_sources(files: PackFiles) -> Iterator[Finding]:
    """`source` and `as_of` belong together, and are there wherever a document is named; a duty names its law."""
    named: dict[str, tuple[str, tuple[str | int, ...]]] = {}
    for placed in texts(files.pack):
        document = _DOCUMENT.search(placed.text.zh)
        if document and placed.owner in files.entries and placed.field != "source":
            named.setdefault(placed.owner, (document[0], placed.path))
    for question in files.pack.questions:
        yield from _pair(files, question)
        if question.id in named and question.source is None:
            document_name, path = named[question.id]
            message = _("names {document}; give source and as_of").format(document=document_name)
            yield Finding(GATE, "error", at_question(files, question.id, *path), message)
        if isinstance(question, DutyQuestion) and not _DOCUMENT.search(question.source.zh):
            message = _("a duty's source names its law or standard, like 《个人信息保护法》")
            yield Finding(GATE, "error", at_question(files, question.id, "source"), message)


def _pair(files: PackFiles, question: QuestionBase) -> Iterator[Finding]:
    if (question.source is None) != (question.as_of is None):
        field = "source" if question.source is not None else "as_of"
        message = _("source and as_of belong together; give both")
        yield Finding(GATE, "error", at_question(files, question.id, field), message)
