"""Parts of an assessment for colleagues: which questions, as what, and a form that comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.exchange.transfer import Choice, Import
    from aiplus_assess.questionnaire.model import Pack
    from aiplus_assess.storage.protocol import Workspace

    Taker = Callable[[Workspace, Mapping[str, Choice] | None], Import]

FORM_SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `export` is to write."""

    departments: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    scrub: bool = False
    form: bool = False


def content_of(workspace: Workspace, assessment_id: str, wanted: Wanted) -> bytes:
    """The bytes of the file: whole, a part, scrubbed, or a form."""
    from datetime import UTC, datetime

    from aiplus_assess.assessment.respondents import section
    from aiplus_assess.exchange.bundle import bundle_bytes, part_of, scrubbed
    from aiplus_assess.exchange.form_writing import write_form
    from aiplus_assess.exchange.transfer import gather

    bundle = gather(workspace, assessment_id)
    if wanted.departments or wanted.groups or wanted.form:
        _check_words(bundle.pack, wanted)
        questions = section(bundle.pack, bundle.assessment, wanted.departments, wanted.groups)
        if not questions:
            raise InputError(_("No question asked of this company belongs to these departments and groups."))
        if wanted.form:
            return write_form(bundle.assessment, bundle.pack, questions, datetime.now(UTC))
        bundle = part_of(bundle, questions)
    return bundle_bytes(scrubbed(bundle) if wanted.scrub else bundle)


def _check_words(pack: Pack, wanted: Wanted) -> None:
    from aiplus_assess.assessment.respondents import within
    from aiplus_assess.exchange.faults import Faults

    faults = Faults()
    departments = [department.id for department in pack.manifest.departments]
    for department in wanted.departments:
        if department not in departments:
            faults.unknown("--department", department, departments)
    clauses = {question.clause for question in pack.questions}
    for group in wanted.groups:
        if not any(within(clause, group) for clause in clauses):
            faults.unknown("--group", group, [known.id for known in pack.manifest.groups])
    faults.refuse(_("There is no such section; nothing was written."))


def form_taker(file: Path, name: str | None) -> Taker:
    """What takes in a filled form; `name` is whose answers they are, else the form says it."""
    from aiplus_assess.exchange.form_reading import read_form
    from aiplus_assess.exchange.transfer import take_in_form

    filled = read_form(file)
    by = (name or filled.name).strip()
    if not by and not filled.faults:
        raise InputError(_("The form does not say who filled it in; name them with --as NAME."))
    return lambda workspace, choices: take_in_form(workspace, filled, by, choices)
