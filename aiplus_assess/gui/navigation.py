"""Where a user can be, and how screens ask to go elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from typing import Any, Protocol, cast


@dataclass(frozen=True, slots=True)
class Home:
    """The table of companies and assessments."""


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """The form; `earlier` is the assessment to start from."""

    earlier: str | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """Question by question; without `question_id` where the user stopped."""

    assessment_id: str
    question_id: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What is unanswered, unknown, not applicable, unproven, or a legal duty."""

    assessment_id: str


@dataclass(frozen=True, slots=True)
class Result:
    """Index, level, attainment, duties, gaps."""

    assessment_id: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The company's action plan, seen from an assessment."""

    assessment_id: str


@dataclass(frozen=True, slots=True)
class Report:
    """The report: settings, preview, save."""

    assessment_id: str


@dataclass(frozen=True, slots=True)
class Engagement:
    """The consultant's desk of an assessment; without `section` where the user was."""

    assessment_id: str
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Compare:
    """What moved between two assessments of a company, by default its last two; `before` and `after` are their ids.

    Assessments of two companies are shown beside each other; then `company_id` is the one of `after`.
    """

    company_id: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The companies that belong to one, ranked."""

    company_id: str


@dataclass(frozen=True, slots=True)
class Questionnaires:
    """The packs that are there."""


@dataclass(frozen=True, slots=True)
class Brands:
    """Whose name reports carry; `shown` is the assessment the preview is made of, by default the latest."""

    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Language, look, text size, workspace."""


Route = (
    Home
    | NewAssessment
    | Walk
    | Review
    | Result
    | Plan
    | Report
    | Engagement
    | Compare
    | Group
    | Questionnaires
    | Brands
    | Settings
)


class Navigator(Protocol):
    """What a screen may ask of the window around it."""

    def go(self, route: Route) -> None:
        """Show another screen."""
        ...

    def back(self) -> None:
        """Show the screen before this one; home where there is none."""
        ...

    def notify(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> Callable[[], None]:
        """Say something in passing; with `action` as the label of a button that runs `run` (undo).

        What is given back takes the sentence away, where it no longer holds.
        """
        ...

    def forget(self, assessment_id: str) -> None:
        """The assessment has gone into the bin: lead nobody there any more."""
        ...

    def reload(self) -> None:
        """Everything stored may be another: forget what is shown, and begin at home."""
        ...

    def fail(self, error: Exception) -> None:
        """Say that something went wrong: an AssessError in its own words, anything else as a fault of ours."""
        ...


def used_up(before: Route, after: Route) -> bool:
    """Whether `before` is the form that made `after`: going back would show it empty."""
    return isinstance(before, NewAssessment) and isinstance(after, Walk)


def to_text(route: Route) -> str:
    """The route as one line for the settings file: `walk|<assessment>|<question>`."""
    return "|".join([type(route).__name__.lower(), *(str(part or "") for part in astuple(route))])


def from_text(text: str) -> Route | None:
    """The route `to_text` wrote; None for anything else."""
    name, *parts = text.split("|")
    kind = _KINDS.get(name)
    if kind is None or len(parts) != len(fields(kind)):
        return None
    given = {field.name: part or None for field, part in zip(fields(kind), parts, strict=True)}
    missing = None in (given.get("assessment_id", ""), given.get("company_id", ""))
    return None if missing else cast("Route", kind(**given))


_KINDS: dict[str, type[Any]] = {
    kind.__name__.lower(): kind
    for kind in (
        Home,
        NewAssessment,
        Walk,
        Review,
        Result,
        Plan,
        Report,
        Engagement,
        Compare,
        Group,
        Questionnaires,
        Brands,
        Settings,
    )
}
