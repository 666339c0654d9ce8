"""What became of each question in a pack's next version."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from aiplus_assess.i18n import _
from aiplus_assess.policy.model import Frozen, Text
from aiplus_assess.questionnaire.invalid import invalid

Change = Literal["unchanged", "reworded", "meaning_changed", "split", "merged", "retired"]
NEVER_COMPARES: tuple[Change, ...] = ("meaning_changed", "split", "merged", "retired")


class QuestionChange(Frozen):
    """One old question: what happened, what it became (`to`, default: the same id), and whether levels compare."""

    change: Change
    comparable: bool
    to: tuple[str, ...] | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _only_one_to_one_compares(self) -> Self:
        if self.comparable and self.change in NEVER_COMPARES:
            raise invalid("comparable", _("a question that was {change} never compares").format(change=self.change))
        if self.comparable and self.to is not None and len(self.to) != 1:
            raise invalid("to", _("a question that compares becomes exactly one question"))
        return self


class Migration(Frozen):
    """`migrations/<from>-<to>.yaml`: every question of the old version that did not simply stay as it was."""

    from_: Annotated[str, Field(alias="from", pattern=r"^\d+\.\d+\.\d+$")]
    to: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    questions: dict[str, QuestionChange] = Field(default_factory=dict)
