"""What a Word template can show: the frozen snapshot under the names of its parts, and how each value becomes text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from aiplus_assess import i18n
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.scoring import SCORING_VERSION
from aiplus_assess.i18n import _, current
from aiplus_assess.reporting.brand import Logo
from aiplus_assess.reporting.charts import CHARTS, Chart
from aiplus_assess.reporting.charts.measure import fit, width
from aiplus_assess.reporting.html import RUNNING
from aiplus_assess.reporting.outline import Chapter, outline_of
from aiplus_assess.reporting.parts.fitting import nearest_of
from aiplus_assess.reporting.parts.quoting import Piece
from aiplus_assess.reporting.parts.source import Cite
from aiplus_assess.reporting.snapshot import Snapshot
from aiplus_assess.reporting.word.marks import BOOKMARK, LINK, PICTURE, STYLE, bookmark_name, marked
from aiplus_assess.reporting.word.sandbox import FieldFault

PICTURES: tuple[type[Chart | Logo], ...] = (*CHARTS, Logo)
TEXT_WIDTH = 174.0
"""Between the margins of our own template, in mm; the widest a picture is shown."""
WATERMARK_LETTERS, WATERMARK_WIDTH, WATERMARK_LINE = 110.0, 470.0, 1.0
"""Largest letters and longest line of the words across the page, in pt; a line's height in letters."""


@dataclass(slots=True)
class Values:
    """How values become text; pictures asked for are collected in `pictures`, as (what, width in mm or None)."""

    pictures: list[tuple[Chart | Logo, float | None]] = field(default_factory=list)

    def shown(self, value: Any) -> str:
        """The text, with marks, of a value a template prints; FieldFault for what has none."""
        if isinstance(value, str):
            return value
        if value is None:
            return ""
        if isinstance(value, PICTURES):
            return self.picture(value)
        if isinstance(value, datetime):
            return value.astimezone(CHINA).date().isoformat()
        if isinstance(value, int | float):
            return str(value)
        if isinstance(value, Piece):
            return marked(STYLE, "Marked", value.text) if value.marked else value.text
        if isinstance(value, Cite):
            return to(value.words, "sentence", value.sentence)
        if isinstance(value, tuple) and all(isinstance(part, str | Piece | Cite) for part in value):
            between = "" if any(isinstance(part, Piece) for part in value) else _(", ")
            if any(isinstance(part, Cite) for part in value) and current() == "en":
                between = "; "  # “2.2.2, sentence 1” has a comma of its own
            return between.join(self.shown(part) for part in value)
        raise FieldFault("", _("it holds several fields; name one of them, or go through a list with a loop"))

    def picture(self, chart: Any, width: float | None = None) -> str:
        """A chart, or the brand's logo, `width` mm wide; by default as wide as it was drawn, within the margins."""
        if chart is None:
            return ""
        if not isinstance(chart, PICTURES):
            raise FieldFault("picture", _("only a chart can be shown as a picture"))
        self.pictures.append((chart, width))
        return marked(PICTURE, str(len(self.pictures) - 1))

    def filters(self) -> dict[str, Callable[..., Any]]:
        """What a template can do with a value."""
        return {
            "picture": self.picture,
            "to": lambda value, kind, identity: to(self.shown(value), kind, identity),
            "here": lambda value, kind, identity: marked(BOOKMARK, bookmark_name(kind, identity)) + self.shown(value),
            "join": self._join,
            "to_proofs": lambda value: to_proofs(self.shown(value)),
            **{name: self._styling(style) for name, style in STYLES.items()},
        }

    def _join(self, values: Iterable[object], between: str = "") -> str:
        if isinstance(values, str):
            raise FieldFault("join", _("only a list can be joined"))
        return between.join(self.shown(value) for value in values)

    def _styling(self, style: str) -> Callable[..., str]:
        def styled(value: object, when: object = True) -> str:
            text = self.shown(value)
            return marked(STYLE, style, text) if when and text else text

        return styled


STYLES = {style.lower(): style for style in ("Strong", "Raised", "Quiet", "Aside", "Alarm", "Good", "Marked")}
"""Filter → character style."""


def to(text: str, kind: str, identity: str) -> str:
    """`text` as a link to the bookmark of an answer, a sentence, a clause or a chapter."""
    return marked(LINK, bookmark_name(kind, identity), text) if text else ""


def to_proofs(text: str) -> str:
    """`text` such as 内部文件 E4 with every number of the list of proof linked to it."""
    return re.sub(r"\b(E[0-9]+)\b", lambda found: to(found[1], "proof", found[1]), text)


def watermark_size(words: str) -> str:
    """Width and height of the words across the page: WordArt stretches its letters to whatever it is given."""
    if not words:
        return ""
    wide = width(words, 1)
    size = min(WATERMARK_LETTERS, WATERMARK_WIDTH / wide)
    return f"width:{size * wide:.1f}pt;height:{size * WATERMARK_LINE:.1f}pt"


def fields_of(snapshot: Snapshot) -> Mapping[str, object]:
    """Name → value: the snapshot's parts and what is said about the whole. Its texts must be `legible.visible`."""
    with i18n.language(snapshot.language):
        outline = outline_of(snapshot)
        return {
            **{part.name: getattr(snapshot, part.name) for part in fields(snapshot)},
            "full": snapshot.edition == "full",
            "contents": tuple(Heading(chapter.key, heading(chapter)) for chapter in outline),
            "headings": dict.fromkeys(KEYS, "") | {chapter.key: heading(chapter) for chapter in outline},
            "nearest": nearest_of(snapshot),
            "running": fit(" ".join(snapshot.cover.company.split()), *RUNNING),
            "stages_in_short": "/".join(
                str(stage if place == 0 else stage % 100) for place, stage in enumerate(snapshot.stages_shown)
            ),
            "scoring_version": SCORING_VERSION,
            "ranks": {row.question: row.rank for table in snapshot.gaps.tables for row in table.rows},
            "watermark_size": watermark_size(snapshot.cover.watermark),
        }


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter that this report has: `key` for a link to it, `text` as it is printed."""

    key: str
    text: str

    @property
    def bookmark(self) -> str:
        return bookmark_name("chapter", self.key)


KEYS = ("summary", "reading", "scope", "duties", "overview", "stages", "clauses", "gaps", "roadmap", "register",
    "comparison", "opportunities", "nearest", "tracing", "answers", "proofs", "record", "method")  # fmt: skip
"""Every chapter there can be; `headings` has "" for those this report leaves out."""


def heading(chapter: Chapter) -> str:
    """一、管理层摘要, or 1 Summary for management."""
    return f"{chapter.label}{'' if chapter.label.endswith('、') else ' '}{chapter.title}"
