"""Rules that no company can make true, and industry codes that GB/T 4754 does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.lint.finding import Finding, at_question
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.model import QuestionBase
from aiplus_assess.questionnaire.rules import Applies, Rule
from aiplus_assess.questionnaire.satisfiable import Possibilities

GATE = "applicability"


def check_applicability(files: PackFiles) -> Iterator[Finding]:
    """Each rule can come true in each edition of its question: an error where in none, a warning where in some."""
    for question in files.pack.questions:
        if question.applies == "nobody" and question.opportunity is None:
            message = _("nobody is ever asked: give a rule, or an opportunity")
            yield Finding(GATE, "error", at_question(files, question.id, "applies"), message)
        elif question.applies != "nobody":
            yield from _possible(files, question, "applies", question.applies, "nobody")
        if question.opportunity is not None:
            yield from _possible(files, question, "opportunity", question.opportunity, question.applies)


def _possible(
    files: PackFiles, question: QuestionBase, field: str, rule: Applies, but_not: Applies
) -> Iterator[Finding]:
    impossible = [
        edition for edition in question.editions if not Possibilities(files.pack, edition).can_hold(rule, but_not)
    ]
    where = at_question(files, question.id, field)
    if impossible == list(question.editions):
        message = _("no company can ever make this rule true")
        if field == "opportunity":
            message = _("no company can make this rule true unless the question applies to it anyway")
        yield Finding(GATE, "error", where, message)
    elif impossible:
        message = _("never true in the edition {editions}: it looks at a question which that edition does not ask")
        yield Finding(GATE, "warning", where, message.format(editions=_(", ").join(impossible)))


def check_industries(files: PackFiles, known: Callable[[str], bool]) -> Iterator[Finding]:
    """Every industry code of a rule exists. `known` answers for a code like C or C357."""
    for question in files.pack.questions:
        for field in ("applies", "opportunity"):
            for code in industry_codes(getattr(question, field)):
                if not known(code):
                    message = _("GB/T 4754-2017 has no industry {code}").format(code=code)
                    yield Finding(GATE, "error", at_question(files, question.id, field), message)
    for place, note in enumerate(files.pack.manifest.sector_notes):
        for code in industry_codes(note.applies):
            if not known(code):
                path = ("sector_notes", place, "applies")
                where = f"{files.manifest.file}:{files.manifest.line(path)}: sector_notes.{note.id}.applies"
                message = _("GB/T 4754-2017 has no industry {code}").format(code=code)
                yield Finding(GATE, "error", where, message)


def industry_codes(rule: Applies | None) -> Iterator[str]:
    """Every industry code the rule mentions."""
    if isinstance(rule, Rule):
        yield from rule.industry or ()
        for part in (*(rule.all or ()), *(rule.any or ()), rule.not_):
            yield from industry_codes(part)
