"""What a filled form says, against the answers it was made with and those that stand now: a three-way merge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from aiplus_assess.assessment.model import DUTY_STATES, EMPTY, Answer, AnswerEvent, Assessment
from aiplus_assess.errors import InputError
from aiplus_assess.exchange import form
from aiplus_assess.exchange.faults import Faults, is_number, shown
from aiplus_assess.exchange.form import FormRow, Words, cells_of
from aiplus_assess.exchange.form_reading import Filled, Line, Value, place
from aiplus_assess.exchange.merge import Difference, Merge, Side, Verdict, by_question, side_of
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import ChecklistQuestion, Pack, PercentQuestion

FIELDS = ("level", "value", "checked", "duty", "unknown", "na", "note", "evidence")
"""What a form can say of an answer; the rest of it is nobody's business but ours."""


def answers_of(filled: Filled, pack: Pack) -> dict[str, Answer]:
    """The answers in the form; InputError listing every cell that can't be used.

    An empty cell says nothing: what stood there when the form was made stays.
    """
    words, faults = filled.memory.words, Faults(filled.faults)
    rows = form.rows_of(pack, filled.memory.base, words, filled.memory.language)
    _check_keys(filled, rows, faults)
    found: dict[str, Answer] = {}
    for row in rows:
        if row.key in filled.lines and not row.item:
            items = [one for one in rows if one.item and one.question.id == row.question.id]
            found[row.question.id] = _answer(filled, row, items, faults)
    faults.refuse(_("The form can't be used; nothing was changed."))
    return found


def _check_keys(filled: Filled, rows: Iterable[FormRow], faults: Faults) -> None:
    expected = {row.key: row for row in rows}
    sheet = filled.memory.words.sheet
    for key in expected:
        if key not in filled.lines:
            faults.add(sheet, _("the line of {key} is gone; put it back").format(key=key))
    for key, line in filled.lines.items():
        if key not in expected:
            where = place(filled.memory.words, line.at, form.KEY)
            faults.add(where, _("{key} is no question of this form").format(key=shown(key)))


def _answer(filled: Filled, row: FormRow, items: list[FormRow], faults: Faults) -> Answer:
    """The answer in its line (and those of its items), over what the form was made with."""
    words, line = filled.memory.words, filled.lines[row.key]
    base = filled.memory.base[row.question.id]
    written = cells_of(row, base, words)
    reply, other, reason, note, proof = (
        None if cell == was else cell for cell, was in zip(line.cells, map(_comparable, written), strict=True)
    )
    answer = _replied(filled, row, items, line, (reply, other, reason), base, faults)
    if note is not None:
        answer = replace(answer, note=str(note))
    if proof is not None:
        level = _proof(words, proof)
        if level is None:
            faults.add(place(words, line.at, form.PROOF), _one_of(proof, words.proofs))
        else:
            answer = replace(answer, evidence=level)
    return answer


def _comparable(written: str | float | None) -> Value:
    return written.strip() if isinstance(written, str) else written


def _replied(
    filled: Filled,
    row: FormRow,
    items: list[FormRow],
    line: Line,
    new: tuple[Value, Value, Value],
    base: Answer,
    faults: Faults,
) -> Answer:
    """The reply; `new` are answer, “or” and reason where they differ from what the form was made with."""
    words, (reply, other, reason) = filled.memory.words, new
    ticked = _ticked(filled, items, base, faults)
    if isinstance(row.question, ChecklistQuestion):
        reply = None
    if reply is None and ticked is None and other is None and reason is None:
        return base
    if other is None and (reply is not None or ticked is not None):
        return _given(words, row, line, reply, ticked, base, faults)
    if other is not None and (reply is not None or ticked is not None):
        faults.add(place(words, line.at, form.OTHER), _("an answer and “{word}” at once; keep one").format(word=other))
    elif (other or line.cells[1]) == words.na:
        return _not_applicable(words, line, base, faults)
    elif other == words.unknown:
        return base.with_reply(unknown=True)
    elif other is not None:
        faults.add(place(words, line.at, form.OTHER), _one_of(other, (words.unknown, words.na)))
    else:
        said = _("a reason without “{word}” beside it").format(word=words.na)
        faults.add(place(words, line.at, form.REASON), said)
    return base


def _not_applicable(words: Words, line: Line, base: Answer, faults: Faults) -> Answer:
    reason = line.cells[2]
    if reason is None:
        faults.add(place(words, line.at, form.REASON), _("what does not apply needs a reason"))
        return base
    return base.with_reply(na=str(reason))


def _given(
    words: Words, row: FormRow, line: Line, reply: Value, ticked: tuple[str, ...] | None, base: Answer, faults: Faults
) -> Answer:
    where = place(words, line.at, form.ANSWER)
    if ticked is not None:
        return base.with_reply(checked=ticked)
    if isinstance(row.question, PercentQuestion):
        value = _percent(reply)
        if value is None:
            faults.add(where, _("a number from 0 to 100, not {value}").format(value=shown(reply)))
        return base if value is None else base.with_reply(value=value)
    chosen = _choice(row, reply)
    if chosen is None:
        faults.add(where, _one_of(reply, row.choices))
        return base
    if row.choices == words.duties:
        return base.with_reply(duty=DUTY_STATES[chosen])
    return base.with_reply(level=chosen)


def _choice(row: FormRow, reply: Value) -> int | None:
    """Which of the choices, by its words or, for a level, by its number alone."""
    for place_, choice in enumerate(row.choices):
        if str(reply).split() == choice.split():
            return place_
    text = str(int(reply)) if isinstance(reply, float) and reply.is_integer() else str(reply)
    numbered = {choice.split()[0]: place_ for place_, choice in enumerate(row.choices) if choice[:1].isdigit()}
    return numbered.get(text)


def _percent(reply: Value) -> float | None:
    if isinstance(reply, str):
        try:
            reply = float(reply.replace("％", "%").removesuffix("%").strip().replace(",", "."))
        except ValueError:
            return None
    return float(reply) if reply is not None and is_number(reply, 0, 100) else None


def _proof(words: Words, proof: Value) -> int | None:
    text = str(proof)
    return next((level for level, word in enumerate(words.proofs) if text in (word, str(level))), None)


def _ticked(filled: Filled, items: list[FormRow], base: Answer, faults: Faults) -> tuple[str, ...] | None:
    """The items ticked, None where nothing of them was changed. An item left empty is not ticked."""
    words, ticks, changed = filled.memory.words, [], False
    for row in items:
        line = filled.lines.get(row.key)
        said = None if line is None else line.cells[0]
        if line is not None and said not in (None, words.yes, words.no):
            faults.add(place(words, line.at, form.ANSWER), _one_of(said, (words.yes, words.no)))
        before = cells_of(row, base, words)[0]
        changed |= said is not None and said != before
        if said == words.yes or (said is None and before == words.yes):
            ticks.append(row.item)
    return tuple(ticks) if changed else None


def _one_of(value: Any, choices: Iterable[str]) -> str:
    known = " / ".join(choice if len(choice) <= 24 else choice[:23] + "…" for choice in choices)
    return _("{value} is none of the choices: {known}").format(value=shown(value), known=known)


def merge_form(mine: Assessment, my_history: Iterable[AnswerEvent], filled: Filled, pack: Pack, name: str) -> Merge:
    """How the form differs from what stands now: theirs where only they moved, asked for where both did."""
    if mine.pack.hash != filled.memory.pack.hash:
        words = _("The form belongs to questionnaire {id} {version}, and the assessment to {now}; make a new form.")
        ref, now = filled.memory.pack, f"{mine.pack.id} {mine.pack.version}"
        raise InputError(words.format(id=ref.id, version=ref.version, now=now))
    lines, said = by_question(my_history), answers_of(filled, pack)
    found = []
    for question, theirs in said.items():
        here, base = mine.answers.get(question, EMPTY), filled.memory.base[question]
        if _same(theirs, base) or _same(theirs, here):
            continue
        heard = any(event.by == name and _same(event.after, theirs) for event in lines.get(question, ()))
        verdict: Verdict = "keep" if heard else "take" if _same(here, base) else "ask"
        over = replace(here, **{part: getattr(theirs, part) for part in FIELDS}, to_confirm=False)
        sides = side_of(here, lines.get(question, ())), Side(over, name)
        found.append(Difference(question, verdict, *sides, base))
    return Merge(tuple(found))


def _same(one: Answer, other: Answer) -> bool:
    """Whether a form would say the same of both."""
    return all(getattr(one, part) == getattr(other, part) for part in FIELDS)
