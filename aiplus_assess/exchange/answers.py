"""Answer files: a JSON object of answers by question id (docs/formats.md, “Answers”).

An entry is the whole answer: what it leaves out is empty, except what an assessor found (`standing`). A bad entry
refuses the whole file, naming each fault.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import DUTY_STATES, EMPTY, Answer, Case, Verification
from aiplus_assess.exchange.faults import Faults, is_int, is_number, shown
from aiplus_assess.exchange.standing import add_hidden
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import (
    ChecklistQuestion,
    DutyQuestion,
    LevelQuestion,
    Pack,
    PercentQuestion,
    QuestionBase,
    ScoredBase,
)

KEYS = (
    "level",
    "value",
    "checked",
    "duty",
    "unknown",
    "na",
    "clear",
    "evidence",
    "note",
    "verified",
    "flagged",
    "to_confirm",
)
REPLIES = ("level", "value", "checked", "duty", "unknown", "na", "clear")
LONGEST_TEXT = 100_000

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What an answer file says; the empty Answer clears a question. `silent` entries say nothing about a verdict."""

    assessor: str
    answers: Mapping[str, Answer]
    silent: frozenset[str] = frozenset()


def read_answers(data: Any, pack: Pack, case: Case | None = None) -> AnswerFile:
    """The answers of a parsed file; InputError with every fault at once.

    With the `case` they are for, answers to questions that are not asked of the company are among the faults.
    """
    faults = Faults()
    assessor, entries = "", {}
    if not isinstance(data, dict) or not isinstance(data.get("answers"), dict):
        faults.add("", _('an answer file is an object with "answers": {question id: answer}'))
    else:
        faults.keys("", data, ("assessor", "answers"))
        assessor, entries = data.get("assessor") or "", data["answers"]
        if not isinstance(assessor, str):
            faults.add("assessor", _("a text, not {value}").format(value=shown(assessor)))
    answers, faulty = {}, []
    for question_id, entry in entries.items():
        question = pack.by_id.get(question_id)
        if question is None:
            faults.unknown("answers", question_id, pack.by_id)
        elif (answer := _read_entry(question, entry, faults)) is not None:
            answers[question_id] = answer
        else:
            faulty.append(question_id)
    if case is not None and faults.lines:
        add_hidden(pack, case, answers, faults, faulty)
    faults.refuse(_("The answers can't be used; nothing was changed."))
    if case is not None:
        refuse_hidden(pack, case, answers)
    silent = frozenset(known for known in answers if not {"verified", "clear"} & entries[known].keys())
    return AnswerFile(assessor, answers, silent)


def refuse_hidden(pack: Pack, case: Case, answers: Mapping[str, Answer]) -> None:
    """InputError where the company would not be asked a question it answers, once all of `answers` stand."""
    faults = Faults()
    add_hidden(pack, case, answers, faults)
    faults.refuse(_("Some questions are not asked of this company; nothing was changed."))


def _read_entry(question: QuestionBase, entry: object, faults: Faults) -> Answer | None:
    place = question.id
    if not isinstance(entry, dict):
        faults.add(place, _('an answer is an object such as {{"level": 3}}, not {value}').format(value=shown(entry)))
        return None
    before = len(faults.lines)
    faults.keys(place, entry, KEYS)
    replies = [key for key in REPLIES if key in entry]
    if len(replies) > 1:
        faults.add(place, _("only one of {keys} can be given").format(keys=", ".join(replies)))
    if "clear" in entry and len(entry) > 1:
        faults.add(place, _("clear stands alone"))
    _check_reply(question, entry, faults)
    _check_rest(question, entry, faults)
    if len(faults.lines) > before:
        return None
    return EMPTY if entry.get("clear") else _answer(entry)


def _answer(entry: Entry) -> Answer:
    duty = entry.get("duty")
    verified = entry.get("verified")
    return Answer(
        level=entry.get("level"),
        value=entry.get("value"),
        checked=tuple(entry["checked"]) if "checked" in entry else None,
        duty=None if duty == "unknown" else duty,
        unknown=entry.get("unknown", False) or duty == "unknown",
        na=entry["na"].strip() if "na" in entry else None,
        evidence=entry.get("evidence", 0),
        note=entry.get("note", ""),
        verified=None if verified is None else Verification(**verified),
        flagged=entry.get("flagged", False),
        to_confirm=entry.get("to_confirm", False),
    )


def _check_reply(question: QuestionBase, entry: Entry, faults: Faults) -> None:
    checks: dict[str, tuple[type[QuestionBase], Callable[[QuestionBase, object], str | None]]] = {
        "level": (LevelQuestion, _wrong_level),
        "value": (PercentQuestion, _wrong_value),
        "checked": (ChecklistQuestion, _wrong_ticks),
        "duty": (DutyQuestion, _wrong_duty),
    }
    for key, (kind, wrong) in checks.items():
        if key not in entry:
            continue
        if not isinstance(question, kind):
            faults.add(
                f"{question.id}.{key}",
                _("this question is answered with {key}").format(key=_reply_key(question)),
            )
        elif (what := wrong(question, entry[key])) is not None:
            faults.add(f"{question.id}.{key}", what)
    for key in ("unknown", "clear"):
        if key in entry and entry[key] is not True:
            faults.add(f"{question.id}.{key}", _("only true, not {value}").format(value=shown(entry[key])))
    if "na" in entry and not (isinstance(entry["na"], str) and entry["na"].strip()):
        faults.add(f"{question.id}.na", _("a reason why the question does not apply is needed"))


def _reply_key(question: QuestionBase) -> str:
    kinds = ((LevelQuestion, "level"), (PercentQuestion, "value"), (ChecklistQuestion, "checked"))
    return next((key for kind, key in kinds if isinstance(question, kind)), "duty")


def _wrong_level(question: QuestionBase, value: object) -> str | None:
    if is_int(value, 0, 5):
        return None
    return _("a whole number from 0 to 5, not {value}").format(value=shown(value))


def _wrong_value(question: QuestionBase, value: object) -> str | None:
    if is_number(value, 0, 100):
        return None
    return _("a number from 0 to 100, not {value}").format(value=shown(value))


def _wrong_ticks(question: QuestionBase, value: object) -> str | None:
    assert isinstance(question, ChecklistQuestion)
    known = [item.id for item in question.items]
    if not isinstance(value, list) or not all(isinstance(tick, str) for tick in value):
        return _("a list of {words}").format(words=", ".join(known))
    strange = [tick for tick in value if tick not in known]
    if strange:
        return _("no such item: {words}; there are {known}").format(words=", ".join(strange), known=", ".join(known))
    return _("an item is ticked twice") if len(set(value)) < len(value) else None


def _wrong_duty(question: QuestionBase, value: object) -> str | None:
    if value in (*DUTY_STATES, "unknown"):
        return None
    return _("one of {words}, not {value}").format(words=", ".join((*DUTY_STATES, "unknown")), value=shown(value))


def _check_rest(question: QuestionBase, entry: Entry, faults: Faults) -> None:
    if "evidence" in entry and not is_int(entry["evidence"], 0, 3):
        faults.add(
            f"{question.id}.evidence",
            _("a whole number from 0 to 3, not {value}").format(value=shown(entry["evidence"])),
        )
    note = entry.get("note", "")
    if not isinstance(note, str) or len(note) > LONGEST_TEXT:
        faults.add(f"{question.id}.note", _("a text of at most {n} characters").format(n=LONGEST_TEXT))
    for key in ("flagged", "to_confirm"):
        if not isinstance(entry.get(key, False), bool):
            faults.add(f"{question.id}.{key}", _("true or false, not {value}").format(value=shown(entry[key])))
    if "verified" in entry:
        _check_verified(question, entry, faults)


def _check_verified(question: QuestionBase, entry: Entry, faults: Faults) -> None:
    place, verified = f"{question.id}.verified", entry["verified"]
    if not isinstance(question, ScoredBase) or not question.scored:
        faults.add(place, _("only a question with levels has a verified level"))
        return
    if verified is None:  # takes the verdict away that is there
        return
    if not isinstance(verified, dict):
        faults.add(
            place, _('an object such as {{"level": 2, "reason": "…"}}, not {value}').format(value=shown(verified))
        )
        return
    faults.keys(place, verified, ("level", "reason", "by"))
    if not is_int(verified.get("level"), 0, 5):
        faults.add(f"{place}.level", _wrong_level(question, verified.get("level")) or "")
    elif _differs(question, entry, verified["level"]) and not str(verified.get("reason", "")).strip():
        faults.add(f"{place}.reason", _("a reason is needed where the verified level differs from the company's own"))
    for key in ("reason", "by"):
        if not isinstance(verified.get(key, ""), str):
            faults.add(f"{place}.{key}", _("a text, not {value}").format(value=shown(verified[key])))


def _differs(question: ScoredBase, entry: Entry, verified: int) -> bool:
    """Whether a verified level contradicts the company's own; an unusable reply is another fault's business."""
    try:
        own = self_level(question, _answer({key: entry[key] for key in REPLIES if key in entry}))
    except (TypeError, AttributeError, IndexError):
        return False
    return own is not None and own != verified
