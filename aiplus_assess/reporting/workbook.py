"""The report as an Excel workbook: summary with charts, gaps, actions, answers, proof, where each sentence is treated.

Every text goes in as a string, so a note that begins with “=” stays a note and never becomes a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from aiplus_assess import i18n
from aiplus_assess.i18n import _
from aiplus_assess.reporting.html import palette_of
from aiplus_assess.reporting.legible import all_legible, visible
from aiplus_assess.reporting.parts.answers import AnswerEntry
from aiplus_assess.reporting.parts.proofs import Proof
from aiplus_assess.reporting.parts.tracing import TracedSentence
from aiplus_assess.reporting.snapshot import Snapshot
from aiplus_assess.reporting.workbook_record import record_sheets
from aiplus_assess.reporting.workbook_sheet import Row, Sheet
from aiplus_assess.reporting.workbook_summary import tall, write_summary

LONGEST = 32_767
"""Characters that a cell may hold."""
CUT = " …"
_NUMBER = re.compile(r"\d+(\.\d+)?")


def render_workbook(snapshot: Snapshot) -> bytes:
    """The `.xlsx` file; the same snapshot gives the same bytes. A text that no cell can hold is cut visibly."""
    from xlsxwriter import Workbook

    shown = all_legible(snapshot, visible)
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": shown.cover.company, "created": snapshot.made.replace(tzinfo=None)})
    styles = {
        "head": book.add_format({"bold": True, "bg_color": "#e9f0f8", "bottom": 1, "text_wrap": True, "valign": "top"}),
        "cell": book.add_format({"text_wrap": True, "valign": "top"}),
        "decimal": book.add_format({"num_format": "0.0", "valign": "top", "align": "left"}),
        "plain": book.add_format({"valign": "top", "align": "left"}),
        "percent": book.add_format({"num_format": "0%", "valign": "top", "align": "left"}),
        "strong": book.add_format({"bold": True, "valign": "top", "align": "left"}),
        "share": book.add_format({"bold": True, "num_format": "0%", "valign": "top", "align": "left"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }
    with i18n.language(snapshot.language):
        write_summary(book, shown, palette_of(snapshot), styles)
        for sheet in sheets(shown):
            _write(book.add_worksheet(sheet.name), sheet, styles)
    book.close()
    return buffer.getvalue()


def _write(target: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    for column, (head, width) in enumerate(sheet.heads):
        target.set_column(column, column, width)
        target.write_string(0, column, head, styles["head"])
    widths = [width for _head, width in sheet.heads]
    target.set_row(0, tall([head for head, _width in sheet.heads], widths))
    for place, row in enumerate(sheet.rows, 1):
        target.set_row(place, tall(row, widths))
        for column, value in enumerate(row):
            if isinstance(value, str):
                target.write_string(place, column, _fitting(value), styles["cell"])
            else:
                target.write_number(place, column, value, styles["decimal" if isinstance(value, float) else "plain"])
    target.freeze_panes(1, 0)
    target.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.heads) - 1)
    target.set_landscape()
    target.set_paper(9)
    target.fit_to_pages(1, 0)
    target.repeat_rows(0)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT


def sheets(s: Snapshot) -> tuple[Sheet, ...]:
    """The tables, in the language in force."""
    own = (_gaps(s), _actions(s), _answers(s), _findings(s), _proofs(s), _scope(s), _sentences(s))
    return (*own, *record_sheets(s))


def _heads(*heads: tuple[str, int]) -> tuple[tuple[str, int], ...]:
    return heads


def _gaps(s: Snapshot) -> Sheet:
    stages = [(f"{_('Target {stage}').format(stage=stage)} · {s.stages.note}", 14) for stage in s.gaps.stages]
    heads = _heads(
        (_("Rank"), 6), (_("Question"), 10), (_("Clause"), 9), (_("Title"), 22), (_("Group"), 24), (_("Now"), 12),
        *stages, (_("Gap"), 8), (_("Priority"), 9), (_("Next step"), 60), (_("Effort"), 16),
    )  # fmt: skip
    rows: list[Row] = []
    for table in s.gaps.tables:
        for row in table.rows:
            targets = [*row.targets, *[""] * (len(s.gaps.stages) - len(row.targets))][: len(s.gaps.stages)]
            head = (row.question, row.clause, row.title, table.heading)
            counted = map(_counted, (row.now, *targets, row.size, row.priority))
            rows.append((row.rank, *head, *counted, row.step, _joined(row.effort)))
    return Sheet(_("Gaps"), heads, tuple(rows))


def _counted(shown: str) -> str | int | float:
    """A number the report shows, as the number it is, so that the column sorts; a duty's words stay words."""
    if not _NUMBER.fullmatch(shown):
        return shown
    return float(shown) if "." in shown else int(shown)


def _actions(s: Snapshot) -> Sheet:
    heads = _heads(
        (_("Question"), 10), (_("Title"), 22), (_("Action"), 60), (_("Owner"), 16), (_("Due"), 12),
        (_("State"), 10), (_("Money"), 16), (_("Note"), 40),
    )  # fmt: skip
    rows = tuple((r.question, r.title, r.text, r.owner, r.due, r.state, r.money, r.note) for r in s.register)
    return Sheet(_("Action plan"), heads, rows)


def _answers(s: Snapshot) -> Sheet:
    heads = _heads(
        (_("Question"), 10), (_("Title"), 22), (_("Wording"), 40), (_("Answer"), 14), (_("What it means"), 40),
        (_("Proof"), 18), (_("Verified"), 12), (_("Reason"), 30), (_("Note"), 60), (_("Remarks"), 18),
    )  # fmt: skip
    return Sheet(_("Answers"), heads, tuple(_answer(entry) for group in s.answers for entry in group.entries))


def _answer(entry: AnswerEntry) -> Row:
    reply = entry.reply
    said = (reply.short, _meaning(reply.long, reply.ticks), entry.proof)
    checked = (entry.verified, entry.reason, entry.note, _joined(entry.remarks))
    return (entry.question, entry.title, entry.text, *said, *checked)


def _meaning(text: str, ticks: Iterable[tuple[str, bool]]) -> str:
    """What the answer says, with a checklist's items below it."""
    lines = [f"{'[x]' if ticked else '[ ]'} {item}" for item, ticked in ticks]
    return "\n".join(([text] if text else []) + lines)


def _proofs(s: Snapshot) -> Sheet:
    heads = _heads(
        (_("No."), 6), (_("Title"), 34), (_("Level"), 14), (_("State"), 10), (_("Questions"), 24), (_("Details"), 50),
        (_("Note"), 40),
    )  # fmt: skip
    rows = tuple((p.number, p.title, p.level, p.status, _joined(p.questions), _details(p), p.note) for p in s.proofs)
    return Sheet(_("Proof"), heads, rows)


def _details(proof: Proof) -> str:
    return "\n".join(f"{name} {value}" for name, value in proof.details)


def _findings(s: Snapshot) -> Sheet:
    heads = _heads((_("Clause"), 30), (_("Heading"), 16), (_("Finding"), 90))
    told = ((section.heading, section.finding) for section in s.clauses)
    rows = tuple((clause, head, text) for clause, finding in told if finding for head, text in finding.parts)
    return Sheet(_("Findings"), heads, rows)


def _scope(s: Snapshot) -> Sheet:
    """Who and what was assessed, under which agreed targets; one line each."""
    heads = _heads((_("About"), 24), (_("Subject"), 34), (_("Details"), 70))
    facts = ((_("Document"), s.control), (_("Profile"), s.scope.profile), (_("Process"), s.scope.process))
    rows = [(about, label, value) for about, pairs in facts for label, value in pairs]
    rows += [(_("Agreed target"), clause, _joined((levels, reason))) for clause, levels, reason in s.scope.overrides]
    rows += [(_("Not asked"), one.reason, one.titles) for one in s.scope.not_asked]
    return Sheet(_("Scope"), heads, tuple(rows))


def _sentences(s: Snapshot) -> Sheet:
    heads = _heads(
        (_("Sentence"), 22), (_("Where"), 18), (_("Official text"), 80), (_("Treated in"), 40), (_("Why not asked"), 40)
    )
    rows = tuple(_sentence(traced) for clause in s.tracing.clauses for traced in clause.sentences)
    return Sheet(_("Policy text"), heads, rows)


def _sentence(traced: TracedSentence) -> Row:
    text = "".join(piece.text for piece in traced.pieces)
    treated = _joined(f"{question} {title}" for question, title in traced.questions)
    return (traced.sentence, traced.cite, text, treated, traced.reason)


def _joined(parts: Iterable[str] | Sequence[str]) -> str:
    return _(", ").join(part for part in parts if part)
