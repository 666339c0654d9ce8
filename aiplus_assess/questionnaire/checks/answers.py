"""Whether rules on earlier answers can be followed: the questions exist, have levels, and don't go in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.checks.context import Context, no_such
from aiplus_assess.questionnaire.faults import Fault
from aiplus_assess.questionnaire.rules import Applies, Rule


def check_answer_rules(context: Context) -> Iterator[Fault]:
    """Every `answer:` names an existing question that has levels."""
    for entry, question in context.questions():
        for field in ("applies", "opportunity"):
            for path, wanted in _answers(getattr(question, field), (field,)):
                target = context.question_ids.get(wanted)
                if target is None:
                    yield entry.fault(path, no_such(_("no such question: {word}"), wanted, context.question_ids))
                elif target.question is not None and not target.question.scored:
                    message = _("{id} has no level to compare; only scored questions can be looked at")
                    yield entry.fault(path, message.format(id=wanted))


def _answers(rule: Applies | None, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not isinstance(rule, Rule):
        return
    if rule.answer is not None:
        yield (*path, "answer"), rule.answer
    for field in ("all", "any"):
        for place, part in enumerate(getattr(rule, field) or ()):
            yield from _answers(part, (*path, field, place))
    yield from _answers(rule.not_, (*path, "not"))


def check_cycles(context: Context) -> Iterator[Fault]:
    """No question's rule depends on itself by way of others; the whole circle is named."""
    graph = {
        question.id: [
            wanted for field in (question.applies, question.opportunity) for _p, wanted in _answers(field, ())
        ]
        for _entry, question in context.questions()
    }
    for cycle in _cycles(graph):
        entry = context.question_ids[cycle[0]]
        circle = " → ".join((*cycle, cycle[0]))
        yield entry.fault(("applies",), _("these rules go in a circle: {circle}").format(circle=circle))


def _cycles(graph: Mapping[str, list[str]]) -> list[tuple[str, ...]]:
    """Each circle once, beginning with its smallest id."""
    found: dict[tuple[str, ...], None] = {}
    done: set[str] = set()

    def walk(node: str, trail: tuple[str, ...]) -> None:
        if node in trail:
            circle = trail[trail.index(node) :]
            start = circle.index(min(circle))
            found[circle[start:] + circle[:start]] = None
        elif node not in done and node in graph:
            for following in graph[node]:
                walk(following, (*trail, node))
            done.add(node)

    for node in graph:
        walk(node, ())
    return list(found)
