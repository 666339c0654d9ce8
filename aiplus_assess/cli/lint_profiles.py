"""Gates that need a company: how many questions each test profile sees, and what one question weighs for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from pydantic import Field

from aiplus_assess.assessment.model import Answer, Case, Profile
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.assessment.weights import exact
from aiplus_assess.errors import InputError
from aiplus_assess.exchange.profile import read_profile
from aiplus_assess.i18n import _
from aiplus_assess.policy.model import Frozen, Text
from aiplus_assess.questionnaire.lint.finding import Finding, at_question
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.manifest import EditionLimits
from aiplus_assess.questionnaire.model import (
    ChecklistQuestion,
    DutyQuestion,
    Edition,
    Pack,
    PercentQuestion,
)
from aiplus_assess.questionnaire.validate import validated
from aiplus_assess.questionnaire.yaml_source import read_source

FILE: Final = "profiles.yaml"


class Entry(Frozen):
    """A fictional company of `profiles.yaml`; `limits` replace the pack's own for it, per edition."""

    name: str
    title: Text
    profile: dict[str, Any]
    limits: dict[Edition, EditionLimits] = Field(default_factory=dict)


@dataclass(frozen=True)
class TestProfile:
    """An entry with its profile read."""

    __test__ = False  # not a test class of pytest's

    name: str
    profile: Profile
    limits: Mapping[Edition, EditionLimits]


def read_test_profiles(folder: Path) -> list[TestProfile]:
    """The pack's test profiles; none where it has no `profiles.yaml`. InputError names every fault."""
    path = folder / FILE
    if not path.is_file():
        return []
    source, faults = read_source(path)
    refusal = _("{file} can't be used; a list of profiles is needed.").format(file=path)
    if faults or not isinstance(source.data, list):
        raise InputError(refusal, map(str, faults))
    entries = [validated(Entry, source, (place,), f"[{place}]") for place in range(len(source.data))]
    faults = [fault for _entry, found in entries for fault in found]
    if faults:
        raise InputError(refusal, map(str, faults))
    return [_test_profile(entry) for entry, _found in entries if entry is not None]


def _test_profile(entry: Entry) -> TestProfile:
    try:
        profile = read_profile(entry.profile)
    except InputError as error:
        message = _("The test profile {name} of {file} can't be used.").format(name=entry.name, file=FILE)
        raise InputError(message, error.faults) from error
    return TestProfile(entry.name, profile, entry.limits)


def check_profiles(files: PackFiles) -> Iterator[Finding]:
    """Editions within their limits, and no question above its share, for every test profile."""
    profiles = read_test_profiles(files.folder)
    for edition in files.pack.manifest.editions:
        for test in profiles:
            limits = test.limits.get(edition.id, edition.limits)
            yield from _within_limits(files.pack, test, edition.id, limits)
        if edition.limits.max_share is not None:
            yield from _shares(files, profiles, edition.id, exact(edition.limits.max_share))


def asked(result: Result) -> list[str]:
    """The questions the company sees: those that count, duties, raw ratios and opportunities."""
    return [question for question, scope in result.scopes.items() if scope != "hidden"]


def _within_limits(pack: Pack, test: TestProfile, edition: Edition, limits: EditionLimits) -> Iterator[Finding]:
    fewest = len(asked(evaluate(pack, Case(test.profile, edition))))
    most = len(asked(all_at_top(pack, test.profile, edition)))
    if fewest < limits.min or (limits.max is not None and most > limits.max):
        message = _("sees {fewest} to {most} questions in the edition {edition}; allowed are {low} to {high}")
        shown = message.format(fewest=fewest, most=most, edition=edition, low=limits.min, high=limits.max or "…")
        yield Finding("edition", "error", f"{FILE}: {test.name}", shown)


def _shares(files: PackFiles, profiles: list[TestProfile], edition: Edition, largest: Fraction) -> Iterator[Finding]:
    """One finding per question, for the profile for which it weighs most."""
    found: dict[str, list[tuple[Fraction, str]]] = {}
    for test in profiles:
        result = all_at_top(files.pack, test.profile, edition)
        for question, share in result.weights.influence(result.levels).items():
            if share > largest:
                found.setdefault(question, []).append((share, test.name))
    for question, shares in found.items():
        share, profile = max(shares)
        message = _(
            "makes up {share} of the index for {profile} in the edition {edition}; at most {limit} "
            "(above it for {n} of {all} test profiles)"
        )
        shown = message.format(
            share=_percent(share),
            profile=profile,
            edition=edition,
            limit=_percent(largest),
            n=len(shares),
            all=len(profiles),
        )
        yield Finding("share", "error", at_question(files, question, "weight"), shown)


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.1f}%"


def all_at_top(pack: Pack, profile: Profile, edition: Edition) -> Result:
    """The result with every question answered at its highest, so that every rule on an answer holds."""
    answers = {question.id: _top(question) for question in pack.questions}
    return evaluate(pack, Case(profile, edition, answers=answers))


def _top(question: Any) -> Answer:
    if isinstance(question, DutyQuestion):
        return Answer(duty="compliant")
    if isinstance(question, PercentQuestion):
        return Answer(value=100)
    if isinstance(question, ChecklistQuestion):
        return Answer(checked=tuple(item.id for item in question.items))
    return Answer(level=5)
