"""A workspace in memory, and a sample assessment, for tests of presenters and screens."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiplus_assess.assessment.model import (
    Answer,
    AnswerEvent,
    Assessment,
    AssessmentSummary,
    Company,
    EvidenceItem,
    PackRef,
    Profile,
)
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.errors import AssessError, EnvironmentFailure, StateError
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.protocol import NewAssessment

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
FACTORY = Profile(
    company="示例零件厂", industry="C34", size="small", employees=60, revenue_wan=3000, region="江苏 苏州"
)


@dataclass
class FakeWorkspace:
    """Keeps everything in dictionaries; while `broken` is set every write raises it and changes nothing."""

    assessments: dict[str, Assessment] = field(default_factory=dict)
    packs: dict[str, Pack] = field(default_factory=dict)
    events: list[tuple[str, AnswerEvent]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    writes: int = 0
    broken: AssessError | None = None
    path: Path = Path("memory.aiplus.db")
    _clock: Any = field(default_factory=itertools.count)

    def _write(self) -> datetime:
        if self.broken is not None:
            raise self.broken
        self.writes += 1
        return START + timedelta(minutes=next(self._clock))

    def close(self) -> None:
        self.broken = EnvironmentFailure("closed")

    def create(self, new: NewAssessment, pack: Pack) -> Assessment:
        now = self._write()
        self.packs[pack.hash] = pack
        known = {a.company.name: a.company for a in self.assessments.values()}
        company = known.get(new.profile.company) or Company(f"c{len(known) + 1}", new.profile.company, new.profile.uscc)
        made = Assessment(
            id=f"a{len(self.assessments) + 1}",
            company=company,
            title=new.title,
            profile=new.profile,
            pack=PackRef(pack.id, pack.version, pack.hash),
            edition=new.edition,
            ambition=new.ambition,
            created=now,
            updated=now,
            assessor=new.assessor,
            revises=new.revises,
            revision=new.revision,
            answers=dict(new.answers or {}),
        )
        self.assessments[made.id] = made
        return made

    def load(self, assessment_id: str) -> Assessment:
        return self.assessments[assessment_id]

    def pack(self, ref: PackRef) -> Pack:
        return self.packs[ref.hash]

    def summaries(self, company_id: str | None = None) -> tuple[AssessmentSummary, ...]:
        return tuple(self._summary(a) for a in sorted(self.assessments.values(), key=lambda a: a.updated, reverse=True))

    def companies(self) -> tuple[Company, ...]:
        return tuple({a.company.id: a.company for a in self.assessments.values()}.values())

    def answer(self, assessment_id: str, question_id: str, answer: Answer, by: str = "") -> AssessmentSummary:
        return self.answer_all(assessment_id, {question_id: answer}, by)

    def answer_all(
        self,
        assessment_id: str,
        answers: Mapping[str, Answer],
        by: str | Mapping[str, str] = "",
        said: Sequence[AnswerEvent] = (),
    ) -> AssessmentSummary:
        old = self.assessments[assessment_id]
        if old.final:
            raise StateError("final")
        now = self._write()
        self.events += [(assessment_id, event) for event in said]
        for question, answer in answers.items():
            before, name = old.answers.get(question, Answer()), by if isinstance(by, str) else by[question]
            self.events.append((assessment_id, AnswerEvent(question, now, name, before, answer)))
        kept = {q: a for q, a in (dict(old.answers) | dict(answers)).items() if not a.empty}
        self.assessments[assessment_id] = replace(old, answers=kept, updated=now)
        return self._summary(self.assessments[assessment_id])

    def remember_place(self, assessment_id: str, question_id: str) -> None:
        self._write()
        self.places.append(question_id)
        self.assessments[assessment_id] = replace(self.assessments[assessment_id], last_question=question_id)

    def history(self, assessment_id: str, question_id: str | None = None) -> tuple[AnswerEvent, ...]:
        return tuple(e for a, e in self.events if a == assessment_id and question_id in (None, e.question))

    def put_evidence(self, assessment_id: str, item: EvidenceItem, content: bytes | None = None) -> AssessmentSummary:
        now = self._write()
        if content is not None:
            self.files[hashlib.sha256(content).hexdigest()] = content
        old = self.assessments[assessment_id]
        kept = [item if other.id == item.id else other for other in old.evidence]
        items = kept if any(other.id == item.id for other in old.evidence) else [*kept, item]
        self.assessments[assessment_id] = replace(old, evidence=tuple(items), updated=now)
        return self._summary(self.assessments[assessment_id])

    def file_content(self, sha256: str) -> bytes:
        return self.files[sha256]

    def remove_evidence(self, assessment_id: str, item_id: str) -> AssessmentSummary:
        now = self._write()
        old = self.assessments[assessment_id]
        items = tuple(item for item in old.evidence if item.id != item_id)
        self.assessments[assessment_id] = replace(old, evidence=items, updated=now)
        return self._summary(self.assessments[assessment_id])

    def finalize(self, assessment_id: str) -> Assessment:
        assessment = self.assessments[assessment_id]
        result = evaluate(self.pack(assessment.pack), assessment.case())
        if any(result.states[duty] == "unanswered" for duty in result.compliance.to_confirm):
            raise StateError("A legal duty is unanswered.")
        now = self._write()
        self.assessments[assessment_id] = replace(assessment, status="final", finalized=now, updated=now)
        return self.assessments[assessment_id]

    def reopen(self, assessment_id: str) -> Assessment:
        old = self.assessments[assessment_id]
        now = self._write()
        made = replace(
            old,
            id=f"a{len(self.assessments) + 1}",
            status="draft",
            finalized=None,
            revision=old.revision + 1,
            revises=old.id,
            created=now,
            updated=now,
        )
        self.assessments[made.id] = made
        return made

    def setting(self, key: str) -> str | None:
        return self.settings.get(key)

    def set_setting(self, key: str, value: str | None) -> None:
        self._write()
        self.settings[key] = value or ""

    def _summary(self, a: Assessment) -> AssessmentSummary:
        result = evaluate(self.pack(a.pack), a.case())
        asked = [s for s in result.states.values() if s in ("answered", "unknown", "unanswered")]
        return AssessmentSummary(
            id=a.id,
            company_id=a.company.id,
            company=a.company.name,
            industry=a.profile.industry,
            size=a.profile.size,
            title=a.title,
            edition=a.edition,
            status=a.status,
            revision=a.revision,
            updated=a.updated,
            answered=sum(1 for s in asked if s != "unanswered"),
            applicable=len(asked),
            index=None if result.index is None else float(result.index),
            low=None if result.low is None else float(result.low),
            high=None if result.high is None else float(result.high),
            level=result.rating.level,
            standing=result.rating.standing,
            last_question=a.last_question,
            duties_to_fix=result.compliance.to_fix,
        )
