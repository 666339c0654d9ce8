"""The chapters of a report, numbered and titled: one list for contents, headings and bookmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiplus_assess.i18n import _, current
from aiplus_assess.reporting.snapshot import Snapshot

_CHINESE = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Chapter:
    """`key` names the template and the anchor; `label` is the number as it is printed (一、 or 1)."""

    key: str
    label: str
    title: str


def outline_of(snapshot: Snapshot) -> tuple[Chapter, ...]:
    """The chapters that have something to say, in order; appendices are lettered."""
    chapters = list(_brief() if snapshot.edition == "brief" else _full(snapshot))
    appendices = [] if snapshot.edition == "brief" else list(_appendices(snapshot))
    numbered = [Chapter(key, _number(place), title) for place, (key, title) in enumerate(chapters, start=1)]
    lettered = [
        Chapter(key, _("Appendix {letter}").format(letter=chr(ord("A") + place)), title)
        for place, (key, title) in enumerate(appendices)
    ]
    return (*numbered, *lettered)


def _brief() -> Iterator[tuple[str, str]]:
    yield "summary", _("Summary for management")
    yield "overview", _("Results by group")
    yield "nearest", _("Duties and the largest gaps")


def _full(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    yield "summary", _("Summary for management")
    yield "reading", _("How to read this report")
    yield "scope", _("Company, scope and process")
    yield "duties", _("Legal duties")
    yield "overview", _("Results by group")
    yield "stages", _("Stage targets")
    yield "clauses", _("Clause by clause")
    yield "gaps", _("Gaps by priority")
    if snapshot.roadmap:
        yield "roadmap", _("Roadmap")
    if snapshot.register:
        yield "register", _("Action register")
    if snapshot.comparison is not None:
        yield "comparison", _("Since the last assessment")
    if snapshot.opportunities or snapshot.look_ups:
        yield "opportunities", _("Opportunities")


def _appendices(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    yield "tracing", _("The policy's text, sentence by sentence")
    yield "answers", _("Every answer")
    if snapshot.proofs:
        yield "proofs", _("List of proof")
    if snapshot.record is not None:
        yield "record", _("Meetings, feedback and versions")
    yield "method", _("Method, versions and sign-off")


def _number(place: int) -> str:
    """一、 … 十一、, or 1 … 11 in English."""
    if current() == "en":
        return str(place)
    if place <= 10:
        return _CHINESE[place - 1] + "、"
    return f"十{_CHINESE[place - 11]}、"
