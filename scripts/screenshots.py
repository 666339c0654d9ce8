"""Draw every screen in both languages, both themes, three sizes: `scripts/screenshots OUT [--only home,walk]`.

The workspaces are made anew in a temporary folder, with a clock that stands still, so pictures can be compared. What
belongs to an engagement is drawn of the engagement that the tests go through. `--guide` draws the pictures of README
and guides again, into docs/images.
"""

from __future__ import annotations

import argparse
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QThread
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication
from screenshot_companies import Clock, fill
from screenshot_dialogs import Make, View, dialogs, views
from screenshot_engagement import engaged_pictures, guide_pictures

from aiplus_assess import i18n
from aiplus_assess.app import application
from aiplus_assess.demo import create_sample
from aiplus_assess.gui.jobs import ImmediateExecutor, JobRunner
from aiplus_assess.gui.library import RememberingLibrary
from aiplus_assess.gui.navigation import (
    Brands,
    Compare,
    Group,
    Home,
    NewAssessment,
    Plan,
    Questionnaires,
    Report,
    Result,
    Review,
    Route,
    Settings,
    Walk,
)
from aiplus_assess.gui.preferences import Preferences
from aiplus_assess.gui.rendering import Renderer
from aiplus_assess.gui.screens import BUILDERS
from aiplus_assess.gui.services import DEFAULT_PACK, Services
from aiplus_assess.gui.theme.apply import apply_theme, theme_for
from aiplus_assess.gui.window import MainWindow
from aiplus_assess.questionnaire.library import Library
from aiplus_assess.storage.open import open_workspace


@dataclass(frozen=True)
class Setting:
    """How one series of pictures looks."""

    name: str
    language: i18n.Language = "zh"
    theme: str = "light"
    scale: float = 1.0
    size: QSize = QSize(1440, 900)  # noqa: RUF009 - never changed


SERIES = (
    Setting("zh-light"),
    Setting("en-light", "en"),
    Setting("zh-dark", theme="dark"),
    Setting("en-dark", "en", "dark"),
    Setting("zh-small", size=QSize(1024, 680)),
    Setting("en-small", "en", size=QSize(1024, 680)),
    Setting("zh-150", scale=1.5),
    Setting("en-150-small", "en", scale=1.5, size=QSize(1024, 680)),
    Setting("zh-150-small", scale=1.5, size=QSize(1024, 680)),
)


def routes(assessment_id: str, company_id: str) -> Iterator[tuple[str, Route]]:
    """Every screen."""
    yield "home", Home()
    yield "new", NewAssessment()
    yield "new-from", NewAssessment(assessment_id)
    yield "walk", Walk(assessment_id)
    yield "review", Review(assessment_id)
    yield "result", Result(assessment_id)
    yield "plan", Plan(assessment_id)
    yield "report", Report(assessment_id)
    yield "compare", Compare(company_id, after=assessment_id)
    yield "group", Group(company_id)
    yield "questionnaires", Questionnaires()
    yield "brands", Brands(assessment_id)
    yield "settings", Settings()


@dataclass(frozen=True)
class Pictures:
    """What is drawn of one assessment ("" for an empty workspace): screens, parts of them, dialogs over them."""

    shown: str
    routes: tuple[tuple[str, Route], ...]
    views: tuple[View, ...] = ()
    dialogs: tuple[tuple[str, Make], ...] = ()


def of_companies(services: Services, shown: str) -> Pictures:
    """The pictures of somebody who works alone."""
    assessment = services.workspace.load(shown)
    return Pictures(
        shown, tuple(routes(shown, assessment.company.id)), tuple(views(services, assessment)), tuple(dialogs())
    )


def draw(services: Services, setting: Setting, pictures: Pictures, folder: Path, only: set[str]) -> None:
    """One series."""
    app = application()
    i18n.use(setting.language)
    preferences = Preferences()
    preferences.change(language=setting.language, theme=setting.theme, text_scale=setting.scale)
    apply_theme(app, theme_for(setting.theme, setting.scale))
    QCursor.setPos(0, 0)  # nothing is hovered over
    window = MainWindow(preferences)
    window.resize(setting.size)
    window.attach(replace(services, preferences=preferences), BUILDERS)
    window.show()
    for name, route in pictures.routes:
        if only and name not in only:
            continue
        window.go(route)
        settle(app, 40 if name.startswith(("report", "home", "brands")) else 6)
        window.grab().save(str(folder / f"{name}-{setting.name}.png"))
    draw_insides(window, services, setting, pictures, folder, only)
    window.close()
    window.deleteLater()
    settle(app)


def draw_insides(
    window: MainWindow, services: Services, setting: Setting, pictures: Pictures, folder: Path, only: set[str]
) -> None:
    """What opens over a screen or inside one: `--only dialogs,views`, or one of them by its name."""
    app = application()
    for name, route, bring in pictures.views:
        if not only or only & {"views", name}:
            window.go(route)
            settle(app)
            if window.screen_in_view is not None:
                bring(window.screen_in_view)
            settle(app)
            window.grab().save(str(folder / f"{name}-{setting.name}.png"))
    for name, make in pictures.dialogs:
        if not only or only & {"dialogs", name}:
            dialog = make(window, services, services.workspace.load(pictures.shown))
            dialog.show()
            settle(app)
            dialog.grab().save(str(folder / f"dialog-{name}-{setting.name}.png"))
            dialog.close()
            dialog.deleteLater()
            settle(app)


def draw_empty(services: Services, folder: Path) -> None:
    """Home before anything is there."""
    with tempfile.TemporaryDirectory() as place:
        workspace = open_workspace(Path(place) / "empty.sqlite")
        for setting in SERIES[:2]:
            draw(
                replace(services, workspace=workspace),
                replace(setting, name=f"empty-{setting.name}"),
                Pictures("", (("home", Home()),)),
                folder,
                {"home"},
            )
        workspace.close()


def settle(app: QApplication, rounds: int = 6) -> None:
    """Let layouts, timers and deletions run; the report's pages are drawn by a thread and take more rounds."""
    for _ in range(rounds):
        if rounds > 6:
            QThread.msleep(25)
        app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wanted() -> argparse.Namespace:
    """What somebody asks for."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("out", type=Path, nargs="?")
    reader.add_argument("--only", default="", help="screens, such as home,walk")
    reader.add_argument("--series", default="", help="series, such as zh-light,en-dark")
    reader.add_argument("--pack", type=Path, default=None, help="a folder of packs instead of the bundled ones")
    reader.add_argument("--guide", action="store_true", help="the pictures of the guides, into docs/images")
    found = reader.parse_args()
    if found.out is None and not found.guide:
        reader.error("say where the pictures go")
    return found


def main() -> None:
    """Draw everything asked for."""
    asked = wanted()
    warnings.simplefilter("error")
    only = set(filter(None, asked.only.split(",")))
    names = set(filter(None, asked.series.split(",")))
    series = [setting for setting in SERIES if not names or setting.name in names]
    packs = RememberingLibrary(lambda: Library(None, asked.pack))
    application()
    renderer = Renderer()
    with tempfile.TemporaryDirectory() as place:
        clock = Clock()
        workspace = open_workspace(Path(place) / "默认.sqlite", clock)
        services = Services(
            workspace, packs, JobRunner(ImmediateExecutor()), Preferences(), clock, renderer, create_sample
        )
        if asked.guide:
            guide_pictures(services, Path(place), SERIES[:2], draw_engaged)
        else:
            asked.out.mkdir(parents=True, exist_ok=True)
            pack = packs.load(DEFAULT_PACK if asked.pack is None else packs.installed()[0].id)
            pictures = of_companies(services, fill(workspace, pack, clock))
            for setting in series:
                draw(services, setting, pictures, asked.out, only)
            if not only or "home" in only:
                draw_empty(services, asked.out)
            if asked.pack is None:
                draw_engaged(services, Path(place), series, asked.out, only)
        workspace.close()
    renderer.close()


def draw_engaged(services: Services, place: Path, series: Sequence[Setting], folder: Path, only: set[str]) -> None:
    """The engagement of the tests: in its third week, then signed."""
    for other, shown, seen, inside, over in engaged_pictures(services, place, folder, only):
        for setting in series:
            draw(other, setting, Pictures(shown, seen, inside, over), folder, only)


if __name__ == "__main__":
    main()
