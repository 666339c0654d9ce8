"""The one plain form (dict in, dict out) of a profile, its answers and targets: for JSON columns and for files.

Keys are those of docs/formats.md; what equals its default is left out. Reading is strict: an unknown key, a wrong
type or a value outside its bounds raises ValueError with one line, in the user's language. What only the
questionnaire can tell (does the question exist, does it take a level) is not checked here.
"""

from __future__ import annotations

from typing import get_args

from aiplus_assess.assessment.answer import percentage
from aiplus_assess.assessment.fields import Fields, Plain, compact, reading, real
from aiplus_assess.assessment.model import (
    DUTY_STATES,
    Answer,
    Profile,
    TargetOverride,
    Verification,
)
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.codes import AiUse, Flag, Role, Size

SIZES: tuple[Size, ...] = get_args(Size)
ROLES: tuple[Role, ...] = get_args(Role)
AI_USES: tuple[AiUse, ...] = get_args(AiUse)
FLAGS: tuple[Flag, ...] = get_args(Flag)
REPLIES = ("level", "value", "checked", "duty", "unknown", "na")
"""The fields of an answer of which at most one is given."""


def profile_to_plain(profile: Profile) -> Plain:
    """Roles and `ai_use` are always written; `size` always, with `size_given` where it was stated by hand."""
    plain = compact(
        company=profile.company,
        uscc=profile.uscc,
        industry=profile.industry,
        size=profile.size,
        size_given=profile.size_given,
        revenue_wan=real(profile.revenue_wan),
        assets_wan=real(profile.assets_wan),
        region=profile.region,
        roles=tuple(sorted(profile.roles)),
        ai_use=profile.ai_use,
        flags=tuple(sorted(profile.flags)),
    )
    return plain if profile.employees is None else plain | {"employees": profile.employees}


def profile_from_plain(data: object) -> Profile:
    with reading(data) as fields:
        size = fields.word("size", SIZES)
        if size is None:
            raise ValueError(_("{key}: is missing").format(key="size"))
        roles = fields.words("roles", ROLES)
        return Profile(
            company=fields.text("company"),
            industry=fields.text("industry"),
            size=size,
            size_given=fields.yes("size_given"),
            uscc=fields.text("uscc", ""),
            employees=fields.whole("employees", 0),
            revenue_wan=fields.number("revenue_wan"),
            assets_wan=fields.number("assets_wan"),
            region=fields.text("region", ""),
            roles=frozenset({"user"}) if roles is None else roles,
            ai_use=fields.word("ai_use", AI_USES) or "saas",
            flags=fields.words("flags", FLAGS) or frozenset(),
        )


def answer_to_plain(answer: Answer) -> Plain:
    """One entry of formats.md's `answers`; the empty answer is the empty mapping."""
    plain: Plain = {} if answer.level is None else {"level": answer.level}
    if answer.checked is not None:
        plain["checked"] = list(answer.checked)
    if answer.na is not None:
        plain["na"] = answer.na
    if answer.verified is not None:
        found = answer.verified
        plain["verified"] = {"level": found.level} | compact(reason=found.reason, by=found.by, on=found.on)
    if answer.counted is not None:
        plain["counted"] = [int(part) if part.is_integer() else part for part in map(float, answer.counted)]
    return plain | compact(
        value=real(answer.value),
        duty=answer.duty,
        unknown=answer.unknown,
        evidence=answer.evidence,
        note=answer.note,
        flagged=answer.flagged,
        to_confirm=answer.to_confirm,
        inherited=answer.inherited,
    )


def answer_from_plain(data: object) -> Answer:
    """ValueError also where more than one reply is given."""
    with reading(data) as fields:
        verified = fields.take("verified")
        answer = Answer(
            level=fields.whole("level", 0, 5),
            value=fields.number("value", 0, 100),
            checked=fields.texts("checked"),
            duty=fields.word("duty", DUTY_STATES),
            unknown=fields.yes("unknown"),
            na=fields.optional_text("na"),
            evidence=fields.whole("evidence", 0, 3) or 0,
            note=fields.text("note", ""),
            verified=None if verified is None else verification_from_plain(verified),
            flagged=fields.yes("flagged"),
            to_confirm=fields.yes("to_confirm"),
            inherited=fields.yes("inherited"),
            counted=_counted(fields),
        )
    given = [name for name in REPLIES if getattr(answer, name) is not None and getattr(answer, name) is not False]
    if len(given) > 1:
        raise ValueError(_("only one of {names} can be the answer").format(names=", ".join(given)))
    if answer.counted is not None and (answer.value is None or not _makes(answer.counted, answer.value)):
        raise ValueError(_("{key}: the two numbers do not make the percentage").format(key="counted"))
    return answer


def _counted(fields: Fields) -> tuple[float, float] | None:
    numbers = fields.numbers("counted")
    if numbers is None:
        return None
    if len(numbers) != 2:
        raise ValueError(_("{key}: must be two numbers").format(key="counted"))
    return numbers[0], numbers[1]


def _makes(counted: tuple[float, float], value: float) -> bool:
    made = percentage(*counted)
    return made is not None and abs(made - value) < 0.01


def verification_from_plain(data: object) -> Verification:
    with reading(data) as fields:
        return Verification(_level(fields), fields.text("reason", ""), fields.text("by", ""), fields.day("on"))


def _level(fields: Fields) -> int:
    level = fields.whole("level", 0, 5)
    if level is None:
        raise ValueError(_("{key}: is missing").format(key="level"))
    return level


def override_to_plain(override: TargetOverride) -> Plain:
    levels = {str(stage): level for stage, level in sorted(override.levels.items())}
    return {"clause": override.clause, "levels": levels, "reason": override.reason}


def override_from_plain(data: object) -> TargetOverride:
    """Stages are years, written as text because JSON keys are."""
    with reading(data) as fields:
        stages = fields.take("levels")
        clause, reason = fields.text("clause"), fields.text("reason", "")
    with reading(stages) as found:
        levels = {_stage(stage): found.whole(stage, 0, 5) for stage in found.names()}
    return TargetOverride(clause, {stage: level for stage, level in levels.items() if level is not None}, reason)


def _stage(key: str) -> int:
    if not (key.isascii() and key.isdigit()):
        raise ValueError(_("“{key}” is not a year").format(key=key))
    return int(key)
