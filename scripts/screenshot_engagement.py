"""The engagement that `tests/integration/test_whole_engagement.py` goes through, drawn week by week.

Its people, texts and steps are the test's own: `tests/integration/engagement_case.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget
from screenshot_dialogs import Make, View

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "integration"))

from engagement_case import Clock, Order, begin, collect, find, interview, review, sign, verify  # noqa: E402
from engagement_texts import ASSESSOR, EARLY  # noqa: E402

from aiplus_assess import i18n  # noqa: E402
from aiplus_assess.assessment.model import Assessment  # noqa: E402
from aiplus_assess.gui.closing.dialog import CloseOutDialog  # noqa: E402
from aiplus_assess.gui.engagement.screen import EngagementScreen  # noqa: E402
from aiplus_assess.gui.engagement.sections import PARTS  # noqa: E402
from aiplus_assess.gui.navigation import Compare, Engagement, Report, Result, Route, Walk  # noqa: E402
from aiplus_assess.gui.services import DEFAULT_PACK, Services  # noqa: E402
from aiplus_assess.gui.walk.screen import WalkScreen  # noqa: E402
from aiplus_assess.gui.window import MainWindow  # noqa: E402
from aiplus_assess.storage.open import open_workspace  # noqa: E402

Drawn = tuple[Services, str, tuple[tuple[str, Route], ...], tuple[View, ...], tuple[tuple[str, Make], ...]]
"""Services, the assessment, screens, parts of screens, dialogs."""
PAGES = {"cover": "", "boss": "管理层摘要", "feedback": "意见反馈及处理"}
"""The pages of the signed report that are drawn: the first one, or the last with these words."""


def engaged_pictures(services: Services, place: Path, folder: Path, only: set[str]) -> Iterator[Drawn]:
    """What to draw in the third week, two rounds of remarks in; then, signed, and the signed report's pages."""
    names = {
        "views",
        "dialogs",
        *(name for part in (*_open("", ""), *_signed("", "")) for name, *_rest in part),
        *_files(),
    }
    if only and not only & names:
        return
    i18n.use("zh")
    clock = Clock()
    workspace = open_workspace(place / "项目.sqlite", clock)
    order = begin(workspace, services.packs.load(DEFAULT_PACK), clock)
    collect(order)
    interview(order)
    verify(order)
    find(order)
    review(order, "0.1", date(2026, 11, 19))
    review(order, "0.2", date(2026, 11, 23))
    company = order.now.company.id
    yield replace(services, workspace=workspace, clock=lambda: _day(24)), order.id, *_open(order.id, company)
    i18n.use("zh")
    _draw_pages(order, folder, only)
    yield replace(services, workspace=workspace, clock=lambda: _day(27)), order.id, *_signed(order.id, company)
    workspace.close()


def _day(day: int) -> datetime:
    return datetime(2026, 11, day, 1, 12, tzinfo=UTC)


def _open(mine: str, company: str) -> tuple[tuple[Any, ...], tuple[View, ...], tuple[Any, ...]]:
    screens = (
        *((f"desk-{part.id}", Engagement(mine, part.id)) for part in PARTS),
        ("result-verified", Result(mine)),
        ("report-verified", Report(mine)),
        ("compare-year", Compare(company, after=mine)),
    )
    inside = (
        ("desk-interviews-one", Engagement(mine, "interviews"), _choose("m3")),
        ("desk-findings-outdated", Engagement(mine, "findings"), _choose(EARLY.clause)),
        ("walk-verify", Walk(mine, "2.2.2-04"), _verify),
        ("walk-verify-duty", Walk(mine, "3.13-10"), _verify),
    )
    return screens, inside, ()


def _signed(mine: str, company: str) -> tuple[tuple[Any, ...], tuple[View, ...], tuple[Any, ...]]:
    screens = (
        ("desk-feedback-signed", Engagement(mine, "feedback")),
        ("desk-requests-final", Engagement(mine, "requests")),
    )
    over = (("close-out", _close_out), ("close-out-delete", _delete))
    return screens, (), over


def _choose(key: str) -> Callable[[QWidget], None]:
    def bring(screen: QWidget) -> None:
        assert isinstance(screen, EngagementScreen)
        table: Any = screen.section
        table.table.choose([key])

    return bring


def _verify(screen: QWidget) -> None:
    assert isinstance(screen, WalkScreen)
    if not screen.verify.on:
        screen.verify.toggle()


def _close_out(window: MainWindow, services: Services, shown: Assessment) -> QWidget:
    return CloseOutDialog(window, services, shown.company, ASSESSOR)


def _delete(window: MainWindow, services: Services, shown: Assessment) -> QWidget:
    dialog = CloseOutDialog(window, services, shown.company, ASSESSOR)
    dialog._show_deleting()
    return dialog


def _files() -> set[str]:
    return {f"signed-{name}" for name in PAGES}


def _draw_pages(order: Order, folder: Path, only: set[str]) -> None:
    """Sign, and draw pages of the very file that was signed."""
    import pypdfium2

    signed = sign(order)
    if only and not only & _files():
        return
    assert signed.file is not None
    document = pypdfium2.PdfDocument(order.workspace.file_content(signed.file.sha256))
    texts = [page.get_textpage().get_text_bounded() for page in document]
    for name, words in PAGES.items():
        place = max((n for n, text in enumerate(texts) if words in text), default=0) if words else 0
        document[place].render(scale=1.6).to_pil().save(folder / f"signed-{name}.png")
    document.close()


GUIDE = {
    "desk-departments": "guide-departments",
    "desk-requests": "guide-requests",
    "desk-interviews-one": "guide-interviews",
    "walk-verify": "guide-verify",
    "desk-verification": "guide-differences",
    "desk-findings-outdated": "guide-findings",
    "desk-feedback-signed": "guide-feedback",
    "dialog-close-out-delete": "guide-close-out",
}
"""Picture of an engagement → its name in docs/images, where the consultants' guides and the README show it."""
COLOURS = 128


def guide_pictures(services: Services, place: Path, series: Sequence[Any], draw_engaged: Callable[..., None]) -> None:
    """Draw them anew in Chinese and English, small enough to be kept beside the text."""
    from PIL import Image

    drawn = place / "drawn"
    drawn.mkdir()
    draw_engaged(services, place, series, drawn, {name.removeprefix("dialog-") for name in GUIDE})
    for setting in series:
        for name, wanted in GUIDE.items():
            with Image.open(drawn / f"{name}-{setting.name}.png") as picture:
                small = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            small.save(ROOT / "docs" / "images" / f"{wanted}-{setting.language}.png", optimize=True)
