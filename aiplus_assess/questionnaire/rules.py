"""Applicability as data. Evaluating a rule needs a profile and lives in `assessment.applicability`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, StrictInt, model_serializer, model_validator

from aiplus_assess.i18n import _
from aiplus_assess.policy.model import Frozen
from aiplus_assess.questionnaire.codes import AiUse, Flag, Role, Size
from aiplus_assess.questionnaire.invalid import invalid

IndustryCode = Annotated[str, Field(pattern=r"^[A-T]\d{0,4}$")]


class Rule(Frozen):
    """Keys side by side mean all of them; a list means any of its members.

    `answer` with `at_least` looks at an earlier answer: true only where that question has a self level in R.
    """

    industry: tuple[IndustryCode, ...] | None = None
    size: tuple[Size, ...] | None = None
    role: tuple[Role, ...] | None = None
    flag: tuple[Flag, ...] | None = None
    ai_use: tuple[AiUse, ...] | None = None
    answer: str | None = None
    at_least: Annotated[StrictInt, Field(ge=0, le=5)] | None = None
    all: tuple[Rule, ...] | None = None
    any: tuple[Rule, ...] | None = None
    not_: Annotated[Rule | None, Field(alias="not")] = None

    @model_validator(mode="after")
    def _complete(self) -> Rule:
        if not self.model_fields_set:
            raise invalid("", _("a rule needs a condition such as {{industry: [C]}}, or the word everyone").format())
        if (self.answer is None) != (self.at_least is None):
            raise invalid("answer", _("answer and at_least belong together; give both"))
        return self

    @model_serializer
    def _as_written(self) -> dict[str, Any]:
        """Only the keys that were given, under the names of the pack format."""
        return {
            ("not" if name == "not_" else name): _plain(getattr(self, name))
            for name in type(self).model_fields
            if getattr(self, name) is not None
        }

    def questions(self) -> Iterator[str]:
        """The ids of all questions the rule looks at."""
        if self.answer is not None:
            yield self.answer
        for part in (*(self.all or ()), *(self.any or ()), *((self.not_,) if self.not_ else ())):
            yield from part.questions()


def _plain(value: Any) -> Any:
    if isinstance(value, Rule):
        return value._as_written()
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return value


Applies = Literal["everyone", "nobody"] | Rule


def looks_at(rule: Applies | None) -> tuple[str, ...]:
    """The ids of the questions `rule` depends on."""
    return tuple(rule.questions()) if isinstance(rule, Rule) else ()
