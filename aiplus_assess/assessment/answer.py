"""One answer and what an assessor found about it, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

DutyState = Literal["compliant", "partial", "noncompliant"]
DUTY_STATES: tuple[DutyState, ...] = ("compliant", "partial", "noncompliant")


@dataclass(frozen=True, slots=True)
class Verification:
    """The level an assessor found; a reason is required where it differs from the company's own."""

    level: int
    reason: str = ""
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. At most one of level, value, checked, duty, unknown and na is given; none = unanswered.

    `evidence` is the evidence level stated by hand (0 self-stated, 1 internal document, 2 system record,
    3 external proof); linked evidence items may raise it. `to_confirm` marks an answer carried over from
    an earlier assessment; `inherited` one that is kept in step with the parent company's. `counted` are the two
    numbers a percentage was computed from (part, whole); None where it was typed as a percentage.
    """

    level: int | None = None
    value: float | None = None
    checked: tuple[str, ...] | None = None
    duty: DutyState | None = None
    unknown: bool = False
    na: str | None = None
    evidence: int = 0
    note: str = ""
    verified: Verification | None = None
    flagged: bool = False
    to_confirm: bool = False
    inherited: bool = False
    counted: tuple[float, float] | None = None

    @property
    def given(self) -> bool:
        """Whether the question is answered in any way (a note alone is not an answer)."""
        return (
            self.unknown
            or self.na is not None
            or any(part is not None for part in (self.level, self.value, self.checked, self.duty))
        )

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to keep."""
        return self == Answer()

    def with_reply(
        self,
        *,
        level: int | None = None,
        value: float | None = None,
        checked: tuple[str, ...] | None = None,
        duty: DutyState | None = None,
        unknown: bool = False,
        na: str | None = None,
        counted: tuple[float, float] | None = None,
    ) -> Answer:
        """The same note, proof and flag with another reply: neither waiting to be confirmed nor inherited any more.

        The same percentage without its two numbers keeps those that are there.
        """
        if counted is None and value is not None and value == self.value:
            counted = self.counted
        return replace(
            self,
            level=level,
            value=value,
            checked=checked,
            duty=duty,
            unknown=unknown,
            na=na,
            to_confirm=False,
            inherited=False,
            counted=counted,
        )


EMPTY = Answer()


def percentage(numerator: float, denominator: float) -> float | None:
    """The value of a ratio in 0..100, rounded to two decimals; None where the two numbers make none."""
    if denominator <= 0 or not 0 <= numerator <= denominator:
        return None
    return round(100 * numerator / denominator, 2)
