"""Who was assessed, what was asked, and what was not asked and why."""

from __future__ import annotations

from dataclasses import dataclass

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.industry import full_name, known
from aiplus_assess.assessment.requests import tally, tally_words
from aiplus_assess.assessment.verification import differences, directions_words
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.reporting.numbers import percent
from aiplus_assess.reporting.parts.exclusion import why_left_out
from aiplus_assess.reporting.parts.front import Facts
from aiplus_assess.reporting.parts.source import Source
from aiplus_assess.reporting.parts.steps import wan


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Questions left out for one reason; `titles` are theirs, `count` how many."""

    reason: str
    count: int
    titles: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    question: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scope:
    profile: Facts
    process: Facts
    counts: Facts
    not_applicable: tuple[NotApplicable, ...]
    not_asked: tuple[NotAsked, ...]
    overrides: tuple[tuple[str, str, str], ...]


def scope_of(source: Source) -> Scope:
    """Profile, process, counts, and everything that is out of scope with its reason."""
    excused = [question for question in source.asked if source.states[question] == "na"]
    return Scope(
        profile=_profile(source),
        process=_process(source),
        counts=_counts(source),
        not_applicable=tuple(
            NotApplicable(question, source.title(question), source.answer(question).na or "") for question in excused
        ),
        not_asked=_not_asked(source),
        overrides=_overrides(source),
    )


def _profile(source: Source) -> Facts:
    profile = source.assessment.profile
    industry = full_name(profile.industry, source.language) if known(profile.industry) else profile.industry
    size = labels.size_word(profile.size)
    money = (
        (_("Yearly revenue"), profile.revenue_wan),
        (_("Total assets"), profile.assets_wan),
    )
    facts = [
        (_("Company"), profile.company or source.assessment.company.name),
        (_("Unified social credit code"), profile.uscc),
        (_("Industry"), _("{industry} (GB/T 4754)").format(industry=industry)),
        (_("Size"), _("{size} (as stated)").format(size=size) if profile.size_given else size),
        (_("Employees"), "" if profile.employees is None else f"{profile.employees:,}"),
        *((label, wan(value)) for label, value in money if value is not None),
        (_("Place"), profile.region),
        (_("Roles"), _("; ").join(labels.role_word(role) for role in sorted(profile.roles))),
        (_("Use of AI"), labels.ai_use_word(profile.ai_use)),
        (_("Particulars"), _("; ").join(labels.flag_word(flag) for flag in sorted(profile.flags))),
    ]
    return tuple((label, value) for label, value in facts if value)


def _process(source: Source) -> Facts:
    assessment = source.assessment
    verified = sum(1 for question in source.asked if source.answer(question).verified is not None)
    facts = [
        (_("Edition"), labels.edition_word(assessment.edition)),
        (_("Ambition"), labels.ambition_word(assessment.ambition)),
        (_("Answered by"), assessment.assessor),
        (_("Period"), source.span(assessment.created, assessment.updated)),
        (
            _("Checked by an assessor"),
            str(verified) if verified else _("no question; these are the company's own levels"),
        ),
        (_("Differences between self and verified"), _differences(source)),
        (_("Papers asked for"), _papers(source)),
        (_("Departments"), source.listed(_departments(source))),
    ]
    return tuple((label, value) for label, value in facts if value)


def _differences(source: Source) -> str:
    """How often the assessor found another level; empty where never."""
    found = differences(source.result)
    if not found:
        return ""
    count = ngettext("{n} question", "{n} questions", len(found)).format(n=len(found))
    return _("{what}: {words}").format(what=count, words=directions_words(found))


def _papers(source: Source) -> str:
    """How far the request list is; empty where there is none."""
    listed = [item for item in source.assessment.evidence if item.number]
    return tally_words(tally(listed, source.assessment.updated.date())) if listed else ""


def _departments(source: Source) -> list[str]:
    """Departments with the person who answered, where one was named."""
    return [
        _("{department}: {person}").format(department=source.department(department), person=person)
        for department, person in sorted(source.assessment.departments.items())
    ]


def _counts(source: Source) -> Facts:
    states = list(source.states.values())
    result = source.result
    return (
        (_("Questions of the questionnaire"), str(len(states))),
        (_("Asked of this company"), str(len(source.asked))),
        (_("Answered"), str(states.count("answered"))),
        (_("Unknown"), str(states.count("unknown"))),
        (_("Unanswered"), str(states.count("unanswered"))),
        (_("Not applicable"), str(states.count("na"))),
        (_("Opportunities and raw ratios"), str(states.count("opportunity") + states.count("metric"))),
        (_("Coverage by weight"), percent(result.coverage)),
        (_("Verified share by weight"), percent(result.verified_share)),
    )


def _not_asked(source: Source) -> tuple[NotAsked, ...]:
    by_reason: dict[str, list[str]] = {}
    for question, state in source.states.items():
        if state == "hidden":
            by_reason.setdefault(why_left_out(source, question), []).append(question)
    return tuple(
        NotAsked(reason, len(ids), source.listed([source.title(question) for question in ids]))
        for reason, ids in sorted(by_reason.items(), key=lambda pair: -len(pair[1]))
    )


def _overrides(source: Source) -> tuple[tuple[str, str, str], ...]:
    """Targets agreed with the company: clause, levels by stage, reason."""
    return tuple(
        (
            source.heading(override.clause),
            source.listed([f"{stage}: {level}" for stage, level in sorted(override.levels.items())]),
            override.reason,
        )
        for override in source.assessment.overrides
        if override.clause in source.pack.policy.clause_by_id
    )
