"""What every part of the report is frozen from, and the few things all parts look up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from aiplus_assess.assessment.benchmark import Benchmark
from aiplus_assess.assessment.comparison import Comparison
from aiplus_assess.assessment.model import Answer, AnswerEvent, Assessment, Basis, Case, EvidenceItem, PlannedAction
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.records import first_planned
from aiplus_assess.assessment.respondents import Disagreement, disagreements
from aiplus_assess.assessment.scoring import Result, State, evaluate
from aiplus_assess.assessment.series import Measured, between
from aiplus_assess.i18n import Language, _
from aiplus_assess.policy.model import Text
from aiplus_assess.questionnaire.model import DutyQuestion, Pack, ScoredQuestion
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.punctuation import curly


@dataclass(frozen=True)
class Source:
    """One assessment with its pack, read on one basis in one language."""

    assessment: Assessment
    pack: Pack
    language: Language
    basis: Basis
    brand: Brand
    program_version: str
    now: datetime
    earlier: tuple[Measured, ...] = ()
    """The company's assessments before this one on the same basis, the oldest first."""
    history: tuple[AnswerEvent, ...] = ()
    """Every change of an answer, the oldest first; empty where nobody asked for it."""
    benchmark: Benchmark | None = None
    """Where it stands among the others of the workspace; None where nobody asked."""

    @cached_property
    def case(self) -> Case:
        return self.assessment.case()

    @cached_property
    def result(self) -> Result:
        """The result on the report's own basis."""
        return evaluate(self.pack, self.case, self.basis)

    @cached_property
    def since(self) -> Comparison | None:
        """What moved since the last assessment; None where there is none."""
        now = Measured(self.assessment, self.pack, self.basis)
        return between(self.earlier[-1], now) if self.earlier else None

    @cached_property
    def states(self) -> dict[str, State]:
        return self.result.states

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """Every question the company was asked, N/A, metrics and opportunities included, in the policy's order."""
        seen = [question for question, state in self.states.items() if state != "hidden"]
        return tuple(sorted(seen, key=self.pack.place))

    @cached_property
    def apart(self) -> dict[str, Disagreement]:
        """Question id → what people answered without sight of each other."""
        found = disagreements(self.history, self.assessment.answers, self.pack.by_id.keys())
        return {one.question: one for one in found}

    @cached_property
    def stage(self) -> int:
        """The stage that comes next: what near-term gaps are measured against."""
        stages = self.pack.manifest.stages
        year = self.now.astimezone(CHINA).year
        return next((stage for stage in stages if stage >= year), stages[-1])

    @cached_property
    def proof_numbers(self) -> dict[str, tuple[str, ...]]:
        """Question id → numbers of the evidence items linked to it (E1, E2 …), as appendix C counts them."""
        found: dict[str, list[str]] = {}
        for number, item in item_numbers(self.assessment.evidence):
            for question in item.questions if item.status != "missing" else ():
                found.setdefault(question, []).append(number)
        return {question: tuple(numbers) for question, numbers in found.items()}

    @cached_property
    def planned(self) -> dict[str, PlannedAction]:
        """Question id → the first planned action for it that is not dropped, by the user's own order."""
        return first_planned(self.assessment.actions)

    def question(self, question_id: str) -> ScoredQuestion | DutyQuestion:
        return self.pack.by_id[question_id]

    def answer(self, question_id: str) -> Answer:
        return self.case.answer(question_id)

    def text(self, text: Text) -> str:
        words = text.in_(self.language)
        return curly(words) if self.language == "en" else words

    def title(self, question_id: str) -> str:
        return self.text(self.question(question_id).title)

    def group_title(self, group_id: str) -> str:
        return self.text(self.pack.group_by_id[group_id].title)

    def cites(self, question_id: str) -> tuple[Cite, ...]:
        """The sentences the question traces to; a clause is named once: 二（二）2第1句、第6句."""
        return self._cites(question_id, "")

    def short_cites(self, question_id: str) -> tuple[Cite, ...]:
        """The same under the clause's own heading, which need not be repeated: 第1句."""
        return self._cites(question_id, self.question(question_id).clause)

    def _cites(self, question_id: str, named: str) -> tuple[Cite, ...]:
        """The sentences, with the clause's own number where it differs from the one `named` before."""
        found = []
        for sentence in (reference.id for reference in self.question(question_id).sentences):
            clause, __, number = sentence.partition("#s")
            words = self.pack.policy.cite(sentence, self.language)
            found.append(Cite(sentence, _("sentence {n}").format(n=number) if clause == named else words))
            named = clause
        return tuple(found)

    def heading(self, clause_id: str) -> str:
        """The clause's heading as a title: without the full stop the document ends it with."""
        words = self.pack.policy.heading(clause_id, self.language).removesuffix("。").replace("） ", "）")
        return curly(words) if self.language == "en" else words

    def short(self, clause_id: str) -> str:
        return self.text(self.pack.policy.clause_by_id[clause_id].short)

    @property
    def today(self) -> date:
        """The day on the report."""
        return self.now.astimezone(CHINA).date()

    def day(self, moment: datetime) -> str:
        """A date as people write it."""
        there = moment.astimezone(CHINA)
        return (
            there.strftime("%Y-%m-%d") if self.language == "en" else f"{there.year} 年 {there.month} 月 {there.day} 日"
        )

    def span(self, first: datetime, last: datetime) -> str:
        """From one day to another; in Chinese the year is named once. A clock that was put back is told as such."""
        begun, ended = self.day(first), self.day(last)
        if last.astimezone(CHINA).date() < first.astimezone(CHINA).date():
            return _("begun {begun}, last changed {ended} (the computer's clock was wrong; check the dates)").format(
                begun=begun, ended=ended
            )
        if self.language == "en" or begun == ended:
            return begun if begun == ended else f"{begun} – {ended}"
        year = f"{begun.partition(' 年 ')[0]} 年 "
        return f"{begun} – {ended.removeprefix(year)}"

    def department(self, code: str) -> str:
        """The department's title; the code itself where the pack has no such department."""
        titles = {str(info.id): self.text(info.title) for info in self.pack.manifest.departments}
        return titles.get(code, code)

    def listed(self, words: list[str]) -> str:
        """Words in a row: A、B、C."""
        return _(", ").join(words)


@dataclass(frozen=True, slots=True)
class Cite:
    """A sentence of the policy and how a reader finds it."""

    sentence: str
    words: str


def proof_number(place: int) -> str:
    return f"E{place}"


def item_numbers(items: tuple[EvidenceItem, ...]) -> list[tuple[str, EvidenceItem]]:
    """The evidence items with their numbers: those of the request list where every item has one, else in order."""
    numbers = [item.number for item in items]
    if 0 in numbers or len(set(numbers)) < len(numbers):
        return [(proof_number(place), item) for place, item in enumerate(items, start=1)]
    return [(proof_number(item.number), item) for item in sorted(items, key=lambda item: item.number)]
