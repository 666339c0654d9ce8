"""The workbook's first sheet: the page for the boss in cells, with Excel's own charts over numbers one can change."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from aiplus_assess.i18n import _
from aiplus_assess.reporting.charts.measure import width
from aiplus_assess.reporting.numbers import NONE
from aiplus_assess.reporting.snapshot import Snapshot
from aiplus_assess.reporting.tokens import Palette

WIDTHS = (34, 14, 14, 40)
LINE, HIGHEST = 15.0, 409.0
"""Height of a line and of the highest row, in pt."""
DIGITS = 1.9
"""Digits that are as wide as a Chinese character."""
FONT = {"size": 12, "bold": True}


def tall(row: Sequence[object], widths: Sequence[float]) -> float:
    """The height in pt that shows all of the row's texts in columns of those widths (in digits), as far as rows go.

    Excel finds it by itself; LibreOffice and previews show one line of a row without a height.
    """
    lines = 1
    for value, room in zip(row, widths, strict=False):
        if isinstance(value, str):
            lines = max(lines, sum(ceil(width(line, DIGITS) / (room - 1)) or 1 for line in value.split("\n")))
    return min(HIGHEST, LINE * lines)


def write_summary(book: Any, s: Snapshot, palette: Palette, styles: dict[str, Any]) -> None:
    """Add the sheet. Texts go in as strings; levels, targets and shares as numbers."""
    sheet = book.add_worksheet(_("Summary"))
    for column, room in enumerate(WIDTHS):
        sheet.set_column(column, column, room)
    row = _front(sheet, s, styles)
    first = row + 1
    row = _groups(sheet, s, first, styles)
    _group_chart(book, sheet, first, row, s, palette)
    first = max(row + 2, first + 20)
    row = _stages(sheet, s, first, styles)
    _stage_chart(book, sheet, first, row, s.stages.note, palette)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _front(sheet: Any, s: Snapshot, styles: dict[str, Any]) -> int:
    """Title, cards and sentences; the first free row."""
    sheet.write_string(0, 0, f"{s.cover.company} · {s.cover.title}", styles["title"])
    lines = [*s.cover.facts, (_("Report number"), s.cover.number), (_("Status and revision"), s.cover.status)]
    if s.cover.confidentiality:
        lines.append((_("Confidentiality"), s.cover.confidentiality))
    row = 1
    for label, value in lines:
        sheet.write_string(row, 0, label, styles["cell"])
        sheet.write_string(row, 1, value, styles["plain"])
        row += 1
    row += 1
    for card in s.summary.cards:
        sheet.write_string(row, 0, card.label, styles["cell"])
        _number(sheet, row, 1, card.value, styles["share" if card.value.endswith("%") else "strong"])
        sheet.write_string(row, 2, card.note, styles["plain"])
        row += 1
    row += 1
    for sentence in s.summary.sentences:
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, "", styles["cell"])
        sheet.write_string(row, 0, sentence, styles["cell"])
        sheet.set_row(row, tall((sentence,), (sum(WIDTHS),)))
        row += 1
    for note in (s.cover.nature, _("{what}: {words}").format(what=_("Targets"), words=s.stages.note)):
        sheet.write_string(row, 0, note, styles["plain"])
        row += 1
    return row


def _groups(sheet: Any, s: Snapshot, row: int, styles: dict[str, Any]) -> int:
    """Level and target of each group; the row of the last."""
    heads = (_("Group"), _("Level"), f"{_('Target {stage}').format(stage=s.stage)} · {s.stages.note}", _("Note"))
    for column, head in enumerate(heads):
        sheet.write_string(row, column, head, styles["head"])
    for bar in s.overview.bars.rows:
        row += 1
        sheet.write_string(row, 0, f"{bar.code} {bar.label}", styles["cell"])
        for column, value in ((1, bar.value), (2, bar.target)):
            if value is None:
                sheet.write_string(row, column, NONE, styles["cell"])
            else:
                sheet.write_number(row, column, round(value, 4), styles["decimal"])
        sheet.write_string(row, 3, bar.note, styles["cell"])
    return row


def _stages(sheet: Any, s: Snapshot, row: int, styles: dict[str, Any]) -> int:
    """Share at or above target by stage; the row of the last."""
    mean = f"{_('Mean target')} · {s.stages.note}"
    for column, head in enumerate((_("Stage"), _("Reached"), mean, _("Derived from"))):
        sheet.write_string(row, column, head, styles["head"])
    for target in s.stages.targets:
        row += 1
        sheet.write_string(row, 0, str(target.stage), styles["cell"])
        _number(sheet, row, 1, target.attained, styles["percent"])
        _number(sheet, row, 2, target.mean, styles["decimal"])
        derived = f"{target.cite} {target.sentence}"
        sheet.write_string(row, 3, derived, styles["cell"])
        sheet.set_row(row, tall(("", "", "", derived), WIDTHS))
    return row


def _number(sheet: Any, row: int, column: int, shown: str, style: Any) -> None:
    """What the report shows, as the number it is where it is one."""
    bare = shown.removesuffix("%")
    if bare.replace(".", "", 1).isdecimal() and bare.isascii():
        sheet.write_number(row, column, float(bare) / 100 if bare != shown else float(bare), style)
    else:
        sheet.write_string(row, column, shown, style)


def _group_chart(book: Any, sheet: Any, head: int, last: int, s: Snapshot, palette: Palette) -> None:
    if last == head:
        return
    chart = book.add_chart({"type": "bar"})
    name = sheet.get_name()
    for column, colour in ((1, palette.accent), (2, palette.gap)):
        chart.add_series(
            {
                "name": [name, head, column],
                "categories": [name, head + 1, 0, last, 0],
                "values": [name, head + 1, column, last, column],
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    title = _("All groups, level now and {stage} target").format(stage=s.stage)
    chart.set_title({"name": f"{title} · {s.stages.note}", "name_font": FONT})
    chart.set_x_axis({"min": 0, "max": 5, "major_unit": 1})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 420})
    sheet.insert_chart(head, len(WIDTHS) + 1, chart, {"description": _("Bars of the groups, level and target")})


def _stage_chart(book: Any, sheet: Any, head: int, last: int, note: str, palette: Palette) -> None:
    chart = book.add_chart({"type": "column"})
    name = sheet.get_name()
    chart.add_series(
        {
            "name": [name, head, 1],
            "categories": [name, head + 1, 0, last, 0],
            "values": [name, head + 1, 1, last, 1],
            "fill": {"color": palette.accent},
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": f"{_('Share of questions at or above their target')} · {note}", "name_font": FONT})
    chart.set_y_axis({"min": 0, "max": 1, "num_format": "0%"})
    chart.set_legend({"none": True})
    chart.set_size({"width": 720, "height": 300})
    sheet.insert_chart(head, len(WIDTHS) + 1, chart, {"description": _("Columns: share at or above target by stage")})
