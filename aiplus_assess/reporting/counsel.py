"""Sentences and choices that tell a boss what to do first: what moved, what to ask, what starts on Monday.

Like `words`, each comes from a rule over the result and is "" where the rule has nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from aiplus_assess.assessment.comparison import Comparison
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import EFFORT
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.model import DutyQuestion, ScoredBase
from aiplus_assess.reporting.numbers import ends, half_up, percent, signed
from aiplus_assess.reporting.verdicts import one_sided_words
from aiplus_assess.reporting.words import group_name, joined

RATED = Fraction(4, 5)
"""The coverage a level needs."""
NAMED = 3
"""Questions a sentence names."""


def change_sentence(comparison: Comparison, before: str) -> str:
    """The same-basis change since the assessment titled `before`, and the groups that moved most."""
    same = comparison.same_basis
    if same.delta is None or same.before is None or same.after is None:
        return ""
    told = _change(same.before, same.after, len(same.questions), before)
    mark = one_sided_words(comparison)
    if mark:  # what moved in a group may be the assessor's view: neither a rise nor a fall
        return _("{sentence}.").format(sentence=_("; ").join([told, mark]))
    moved = [(group, share) for group, share in same.shares.items() if half_up(share, 1) != 0]
    pack = comparison.new.pack
    most = []
    up = max(moved, key=lambda pair: pair[1], default=None)
    down = min(moved, key=lambda pair: pair[1], default=None)
    if up is not None and up[1] > 0:
        most.append(_("most of it up in {group} ({share})").format(group=group_name(pack, up[0]), share=signed(up[1])))
    if down is not None and down[1] < 0:
        most.append(_("down in {group} ({share})").format(group=group_name(pack, down[0]), share=signed(down[1])))
    return _("{sentence}.").format(sentence=_("; ").join([told, *most]))


def _change(before: Fraction, after: Fraction, n: int, title: str) -> str:
    """From where to where, and by how much: the change exactly, the ends only where they agree with it."""
    shown = ends(before, after)
    if shown is None:
        return ngettext(
            "On the {n} question answered both now and in “{title}” the index changed by {change}",
            "On the {n} questions answered both now and in “{title}” the index changed by {change}",
            n,
        ).format(n=n, title=title, change=signed(after - before))
    return ngettext(
        "On the {n} question answered both now and in “{title}” the index went from {before} to {after} ({change})",
        "On the {n} questions answered both now and in “{title}” the index went from {before} to {after} ({change})",
        n,
    ).format(n=n, title=title, before=shown[0], after=shown[1], change=signed(after - before))


def open_questions(result: Result) -> tuple[str, ...]:
    """What to answer first: duties, then the groups that hold the level, then by weight, then in the policy's order."""
    gates = {group.id for group in result.pack.manifest.groups if group.gate}
    weights = result.weights.of_question
    group_of = {q: group for group, members in result.weights.members.items() for q in members}

    def urgency(question_id: str) -> tuple[object, ...]:
        duty = isinstance(result.pack.by_id[question_id], DutyQuestion)
        gate = group_of.get(question_id) in gates
        return not duty, not gate, -weights.get(question_id, 0), result.pack.place(question_id)

    waiting = [q for q, state in result.states.items() if state in ("unknown", "unanswered")]
    return tuple(sorted(waiting, key=urgency))


def open_sentence(result: Result) -> str:
    """How many questions are open, which come first, and how many of them a level takes."""
    waiting = open_questions(result)
    if not waiting:
        return ""
    missing = missing_for_a_level(result)
    told = ngettext("{n} question is open", "{n} questions are open", len(waiting)).format(n=len(waiting))
    duties = sum(isinstance(result.pack.by_id[q], DutyQuestion) for q in waiting)
    if duties:
        told = ngettext("{told}, {n} of them a legal duty", "{told}, {n} of them legal duties", duties).format(
            told=told, n=duties
        )
    if missing or not result.levels:
        told = _("{told}; find out first {titles}").format(told=told, titles=_named(result, waiting[:NAMED]))
    if missing:
        told = _("{told}; {n} more answers allow a level").format(told=told, n=missing)
    return _("{sentence}.").format(sentence=told)


def climb_sentence(result: Result) -> str:
    """The least work that leads to the next level: which questions to bring up to it, checked by scoring them anew."""
    now = result.rating.level
    if now is None or now == 5 or result.rating.bound_by or result.rating.standing == "screening":
        return ""
    goal = now + 1
    levels, chosen = dict(result.levels), list[str]()
    for question_id in _cheapest(result, goal):
        if (result.with_levels(levels).rating.level or 0) >= goal:
            break
        levels[question_id] = goal
        chosen.append(question_id)
    if not chosen or (result.with_levels(levels).rating.level or 0) < goal:
        return ""
    more = len(chosen) - NAMED
    if more > 0:
        sentence = _("The least work to level {goal}: bring {titles} and {n} more up to it.")
    elif len(chosen) > 1:
        sentence = _("The least work to level {goal}: bring {titles} up to it.")
    else:
        sentence = _("The least work to level {goal}: bring {titles} up to that level.")
    return sentence.format(goal=goal, titles=_named(result, chosen[:NAMED]), n=more)


def _cheapest(result: Result, goal: int) -> list[str]:
    """The questions below `goal` that one prepared action lifts to it, the least work per weight first."""
    found = []
    for question_id, level in result.levels.items():
        question = result.pack.by_id[question_id]
        lifting = [a for a in question.actions if isinstance(a.lifts_to, int) and a.lifts_to >= goal]
        if level < goal and lifting and isinstance(question, ScoredBase):
            effort = min((EFFORT[action.effort], action.weeks) for action in lifting)
            found.append((Fraction(effort[0], question.weight), effort[1], result.pack.place(question_id), question_id))
    return [row[-1] for row in sorted(found)]


def _named(result: Result, questions: Iterable[str]) -> str:
    return joined(_("“{title}”").format(title=result.pack.by_id[q].title.in_(current())) for q in questions)


def excused_sentence(result: Result) -> str:
    """A warning where more than half of what was asked was declared not applicable."""
    states = [state for state in result.states.values() if state != "hidden"]
    excused = states.count("na")
    if 2 * excused <= len(states):
        return ""
    return _(
        "{n} of the {total} questions were declared not applicable; the result speaks for the others only, "
        "so check those reasons first."
    ).format(n=excused, total=len(states))


def missing_for_a_level(result: Result) -> int:
    """The fewest open questions to answer until the coverage allows a level; 0 where it does, or can't be."""
    if result.rating.standing == "screening" or result.coverage is None or result.coverage >= RATED:
        return 0
    weights = result.weights.of_question
    covered, count = result.coverage * result.weights.total, 0
    for weight in sorted((weights[q] for q in open_questions(result) if q in weights), reverse=True):
        covered, count = covered + weight, count + 1
        if covered >= RATED * result.weights.total:
            return count
    return 0


def proof_share(result: Result) -> tuple[int, int]:
    """Answers with a level that any proof stands behind, and all answers with a level (the company's own)."""
    own = result.on("self")
    backed = sum(own.case.evidence(question) >= 1 for question in own.levels)
    return backed, len(own.levels)


def proof_words(result: Result) -> tuple[str, str]:
    """The share of answers with proof, and out of how many."""
    backed, total = proof_share(result)
    if not total:
        return percent(None), _("no answer yet")
    short = len(result.unproven)
    note = _("{backed} of {total} answers").format(backed=backed, total=total)
    if short:
        note = _("{note}; {n} fall short").format(note=note, n=short)
    return percent(Fraction(backed, total)), note


def monday_sentence(owner: str, title: str, time: str, kpi: str) -> str:
    """The first step as a task: who starts what, and by what it is known to be done."""
    return _("Start on Monday with “{title}” ({owner}); done in {time} when: {kpi}.").format(
        owner=owner, title=title, time=time, kpi=_inside(kpi.rstrip("。."))
    )


def _inside(words: str) -> str:
    """`words` as they stand inside a sentence: “Two lists” → “two lists”, but “AI use” as it is."""
    return words[0].lower() + words[1:] if words[:1].isupper() and words[1:2].islower() else words


def ask_sentence(departments: Iterable[str]) -> str:
    """What to do on Monday while hardly anything is answered."""
    asked = joined(dict.fromkeys(departments))
    if not asked:
        return ""
    return _("Start on Monday: hand the questions above to {departments}.").format(departments=asked)
