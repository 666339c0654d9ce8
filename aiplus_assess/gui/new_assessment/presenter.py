"""What the form does: follows what is typed, offers earlier assessments, creates the new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiplus_assess.assessment.carrying import carried
from aiplus_assess.assessment.model import Answer, AssessmentSummary
from aiplus_assess.errors import InputError
from aiplus_assess.gui.new_assessment.draft import (
    Draft,
    EditionCount,
    computed_size,
    counts,
    effective_size,
    faults,
    profile,
    usual_title,
)
from aiplus_assess.gui.new_assessment.numbers import as_typed
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import Edition, Pack
from aiplus_assess.storage.protocol import NewAssessment

ASSESSOR = "assessor"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An assessment of the same company to start from."""

    id: str
    title: str
    answered: int


class NewAssessmentPresenter:
    """Holds the draft; everything shown is derived from it."""

    def __init__(self, services: Services, changed: Callable[[], None]) -> None:
        self._services = services
        self._changed = changed
        self._summaries: tuple[AssessmentSummary, ...] = ()
        self._failed: Callable[[Exception], None] = lambda _error: None
        self._packs: dict[str, Pack] = {}
        self.questionnaires: tuple[tuple[str, str], ...] = ()
        self.draft = Draft()

    @property
    def pack(self) -> Pack | None:
        """The questionnaire that is chosen; None until it has been read."""
        return self._packs.get(self.draft.questionnaire)

    def begin(self, earlier: str | None, failed: Callable[[Exception], None]) -> None:
        """An empty form, or one filled from an earlier assessment; the questionnaire is read beside the window."""
        self._summaries = self._services.workspace.summaries()
        self.draft = Draft(
            title=usual_title(self._services.clock()), assessor=self._services.preferences.state(ASSESSOR)
        )
        if earlier is not None:
            self.take_over(earlier)
        self._failed = failed
        self._read_pack()
        self._changed()

    def change(self, **fields: Any) -> None:
        """Something was typed or chosen."""
        self.draft = replace(self.draft, **fields)
        if "company" in fields and self.draft.earlier not in {earlier.id for earlier in self.earlier()}:
            self.draft = replace(self.draft, earlier=None)
        if self.draft.size is not None and computed_size(self.draft).size is not None:
            self.draft = replace(self.draft, size=None)
        if "questionnaire" in fields:
            self._read_pack()
        self._changed()

    def companies(self) -> tuple[str, ...]:
        """The names already in the workspace, for completion."""
        return tuple(dict.fromkeys(summary.company for summary in self._summaries))

    def earlier(self) -> tuple[Earlier, ...]:
        """The assessments of the company whose name is typed, the newest first."""
        name = self.draft.company.strip()
        found = [s for s in self._summaries if s.company == name and s.answered]
        found.sort(key=lambda summary: summary.id, reverse=True)
        return tuple(Earlier(s.id, s.title, s.answered) for s in found)

    def take_over(self, assessment_id: str) -> None:
        """Fill the form from an earlier assessment and start from its answers."""
        before = self._services.workspace.load(assessment_id)
        who = before.profile
        self.draft = replace(
            self.draft,
            company=before.company.name,
            uscc=who.uscc or before.company.uscc,
            industry=who.industry,
            employees=as_typed(who.employees),
            revenue_wan=as_typed(who.revenue_wan),
            assets_wan=as_typed(who.assets_wan),
            size=who.size if who.size_given else None,
            region=who.region,
            roles=who.roles,
            ai_use=who.ai_use,
            flags=who.flags,
            edition=before.edition,
            ambition=before.ambition,
            earlier=assessment_id,
        )
        self._changed()

    def recognise(self, name: str) -> None:
        """A company of the workspace was picked: what is still empty is filled from its newest assessment."""
        found = [s.id for s in self._summaries if s.company == name]
        if not found or self.draft.industry:
            return
        typed, before = self.draft, self.draft.earlier
        self.take_over(max(found))
        kept = ("employees", "revenue_wan", "assets_wan", "region", "uscc")
        own = {field: getattr(typed, field) for field in kept if getattr(typed, field).strip()}
        self.change(edition=typed.edition, ambition=typed.ambition, earlier=before, **own)

    def counts(self) -> Mapping[Edition, EditionCount]:
        """Questions and minutes for each edition; empty until industry and questionnaire are there."""
        pack = self.pack
        return counts(pack, self.draft) if pack is not None and self.draft.industry else {}

    def create(self) -> str:
        """Store the new assessment; its id. InputError where the form is not complete."""
        found, pack = faults(self.draft), self.pack
        if found or pack is None or effective_size(self.draft) is None:
            raise InputError(_("Some fields need another look; nothing was created yet."), tuple(found.values()))
        new = NewAssessment(
            profile=profile(self.draft),
            edition=self.draft.edition,
            ambition=self.draft.ambition,
            title=self.draft.title.strip() or usual_title(self._services.clock()),
            assessor=self.draft.assessor.strip(),
            company_id=self._company_id(),
            answers=self._carried(pack),
        )
        made = self._services.workspace.create(new, pack)
        self._services.preferences.remember(ASSESSOR, new.assessor)
        return made.id

    def _company_id(self) -> str | None:
        """Starting from an earlier assessment means the same company, even where its name was corrected."""
        earlier = next((s for s in self._summaries if s.id == self.draft.earlier), None)
        return earlier.company_id if earlier is not None else None

    def _carried(self, pack: Pack) -> dict[str, Answer] | None:
        if self.draft.earlier is None:
            return None
        before = self._services.workspace.load(self.draft.earlier)
        return carried(before.answers, self._services.workspace.pack(before.pack), pack)

    def _read_pack(self) -> None:
        """Read the questionnaire that is chosen, and which there are, beside the window."""
        packs, wanted = self._services.packs, self.draft.questionnaire
        if wanted in self._packs:
            return

        def work(_job: object) -> tuple[str, Pack, tuple[tuple[str, str], ...]]:
            usable = {info.id: info.title for info in packs.installed() if info.error is None}
            return wanted, packs.load(wanted), tuple(usable.items())

        self._services.jobs.start(work, self._pack_read, self._failed)

    def _pack_read(self, read: tuple[str, Pack, tuple[tuple[str, str], ...]]) -> None:
        wanted, pack, self.questionnaires = read
        self._packs[wanted] = pack
        self._changed()
