"""One section per clause: the official text, where the company stands, findings, questions, next steps."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.departments import department_of
from aiplus_assess.assessment.records import Finding
from aiplus_assess.assessment.targets import mean_target, next_action, target
from aiplus_assess.assessment.written import outdated
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.questionnaire.model import ScoredBase
from aiplus_assess.reporting.charts.bars import BarRow, Bars
from aiplus_assess.reporting.findings import OPEN, draft_finding
from aiplus_assess.reporting.numbers import NONE, as_level, show
from aiplus_assess.reporting.parts.overview import distance
from aiplus_assess.reporting.parts.quoting import Quote, quotes_of
from aiplus_assess.reporting.parts.reply import proof_words, reply_of
from aiplus_assess.reporting.parts.source import Cite, Source
from aiplus_assess.reporting.parts.steps import weeks


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One question of the clause. `lacks_proof` marks 佐证不足, `below` a level under the target."""

    question: str
    title: str
    cites: tuple[Cite, ...]
    own: str
    verified: str
    target: str
    below: bool
    proof: str
    lacks_proof: bool
    step: str
    department: str = ""


@dataclass(frozen=True, slots=True)
class FindingPart:
    """What is to be said about the clause; `parts` are (heading, text), only those with a text.

    `drafted` are the headings whose text rules drew up from the answers; the others an assessor wrote: `by` says who,
    in brackets.
    """

    parts: tuple[tuple[str, str], ...]
    drafted: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class ClauseSection:
    """`remarkable` = worth a section of its own; the others share one table. `bar` is None without a score.

    `unanswered` = every applicable question is open and nothing was written: there is nothing to tell but whom to ask.
    """

    clause: str
    chapter: str
    heading: str
    short: str
    score: str
    scored: bool
    bar: Bars | None
    sentence: str
    quotes: tuple[Quote, ...]
    finding: FindingPart | None
    rows: tuple[ClauseRow, ...]
    remarkable: bool
    unanswered: bool = False


def clauses_of(source: Source) -> tuple[ClauseSection, ...]:
    """Every clause with a question asked (or a finding), in the document's order."""
    asked: dict[str, list[str]] = {}
    for question in source.asked:
        if source.states[question] != "opportunity":
            asked.setdefault(source.question(question).clause, []).append(question)
    for finding in source.assessment.findings:
        if finding.clause in source.pack.policy.clause_by_id:
            asked.setdefault(finding.clause, [])
    place = source.pack.policy.clause_place
    return tuple(_section(source, clause, asked[clause]) for clause in sorted(asked, key=place.__getitem__))


def _section(source: Source, clause: str, questions: list[str]) -> ClauseSection:
    result = source.result
    score = result.clauses.get(clause)
    value = None if score is None else score / 20
    goal = mean_target(result, questions, source.stage)
    rows = tuple(_row(source, question) for question in questions)
    finding = _finding(source, clause)
    states = [source.states[q] for q in questions]
    open_questions = any(state in OPEN for state in states)
    answered = any(state not in (*OPEN, "na") for state in states)
    return ClauseSection(
        clause=clause,
        chapter=_chapter(source, clause),
        heading=source.heading(clause),
        short=source.short(clause),
        score=show(value, 1),
        scored=clause in result.clauses,
        bar=_bar(source, clause, value, goal) if clause in result.clauses else None,
        sentence=_sentence(source, questions, value, goal),
        quotes=quotes_of(source, clause, questions),
        finding=finding,
        rows=rows,
        unanswered=open_questions and not answered and not _written(source, clause),
        remarkable=_written(source, clause) or open_questions or any(row.below or row.lacks_proof for row in rows),
    )


def _chapter(source: Source, clause: str) -> str:
    """The heading the clause stands under: 二（二）… for 2.2.2, 三、… for 3.8."""
    parent = clause.rpartition(".")[0]
    return source.heading(parent) if parent in source.pack.policy.clause_by_id else ""


def _bar(source: Source, clause: str, value: Fraction | None, goal: Fraction | None) -> Bars:
    note, __ = distance(value, goal)
    row = BarRow("", "", as_level(source.result.clauses[clause]), None if goal is None else float(goal))
    alt = _("Level {value} of 5, reference target {stage}: {goal} ({note})").format(
        value=show(value, 1), stage=source.stage, goal=show(goal, 1), note=note
    )
    return Bars((row,), alt=alt, width=540, row_height=22, code_width=0, label_width=0, note_width=2, ticks=False)


def _sentence(source: Source, questions: list[str], value: Fraction | None, goal: Fraction | None) -> str:
    """Where the clause stands in one line: now, target, the weakest question, open answers."""
    parts = []
    if value is not None and goal is not None:
        note, missing = distance(value, goal)
        short = _("{missing} short").format(missing=note.removeprefix("−")) if missing else note
        parts.append(
            _("now {value}, {stage} reference target {goal}, {note}").format(
                value=show(value, 1), stage=source.stage, goal=show(goal, 1), note=short
            )
        )
    weakest = _weakest(source, questions)
    if weakest is not None:
        parts.append(_("weakest: {title} (level {level})").format(title=source.title(weakest[0]), level=weakest[1]))
    waiting = sum(1 for q in questions if source.states[q] in OPEN)
    if waiting:
        parts.append(ngettext("{n} question open", "{n} questions open", waiting).format(n=waiting))
    return " · ".join(parts)


def _weakest(source: Source, questions: list[str]) -> tuple[str, int] | None:
    """The question furthest below its target; None where none is below."""
    found: list[tuple[int, str, int]] = []
    for question_id in questions:
        question, level = source.question(question_id), source.result.levels.get(question_id)
        if isinstance(question, ScoredBase) and level is not None:
            found.append((target(source.pack, source.case, question, source.stage) - level, question_id, level))
    short, question_id, level = max(found, key=lambda row: row[0], default=(0, "", 0))
    return (question_id, level) if short > 0 and len(found) > 1 else None


def _written(source: Source, clause: str) -> bool:
    return any(
        finding.clause == clause and (finding.current or finding.problems or finding.advice)
        for finding in source.assessment.findings
    )


def _finding(source: Source, clause: str) -> FindingPart | None:
    """The assessor's words; the draft of the rules where there are none."""
    written = next((f for f in source.assessment.findings if f.clause == clause), Finding(clause))
    drafted = draft_finding(source.result, clause, source.stage, source.assessment)
    parts = (
        (_("Standing"), written.current, drafted.current),
        (_("Main problems"), written.problems, drafted.problems),
        (_("Advice"), written.advice, drafted.advice),
        (_("To be checked"), "", _outdated(source, written)),
    )
    said = tuple((head, own or draft) for head, own, draft in parts if own or draft)
    drafts = tuple(head for head, own, draft in parts if draft and not own)
    name = source.assessment.assessor
    by = _("({name})").format(name=name) if name else _("(assessor)")
    return FindingPart(said, drafts, by) if said else None


def _outdated(source: Source, written: Finding) -> str:
    """A warning for whoever works on a draft; what goes to the client says what was written, and nothing beside."""
    order = source.assessment.engagement
    draft = not source.assessment.final and (order is None or order.stage == "draft")
    if draft and outdated(written, source.assessment, source.pack):
        return _("The answers changed after this text was written.")
    return ""


def _row(source: Source, question_id: str) -> ClauseRow:
    question, answer = source.question(question_id), source.answer(question_id)
    level = source.result.levels.get(question_id)
    goal: int | None = None
    if isinstance(question, ScoredBase) and question_id in source.result.weights.of_question:
        goal = target(source.pack, source.case, question, source.stage)
    below = level is not None and goal is not None and level < goal
    return ClauseRow(
        question=question_id,
        title=source.title(question_id),
        cites=source.short_cites(question_id),
        own=reply_of(source, question_id).short,
        verified=str(answer.verified.level) if answer.verified is not None else NONE,
        target=NONE if goal is None else str(goal),
        below=below or answer.duty in ("noncompliant", "partial"),
        proof=proof_words(source, question_id),
        lacks_proof=question_id in source.result.unproven,
        step=_step(source, question_id, level, below),
        department=source.department(department_of(source.assessment, source.pack, question_id)),
    )


def _step(source: Source, question_id: str, level: int | None, below: bool) -> str:
    question, state = source.question(question_id), source.states[question_id]
    if state in OPEN:
        return _("Find out and answer")
    if state == "na":
        return _("Not applicable, see the reason in the appendix")
    if source.answer(question_id).duty in ("noncompliant", "partial"):
        return source.text(question.actions[0].text) if question.actions else _("Put right")
    if isinstance(question, ScoredBase) and level is not None and below:
        action = next_action(question, level)
        if action is not None:
            return _("{action} ({weeks})").format(action=source.text(action.text), weeks=weeks(action))
    if question.scored:
        return _("Target reached, keep it up")
    return labels.state_word(state) if state == "metric" else ""
