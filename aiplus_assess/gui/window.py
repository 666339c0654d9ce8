"""The main window: navigation bar, the screens, what is said in passing, and where everything was left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.kit.banner import ErrorBanner
from aiplus_assess.gui.kit.layout import column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.kit.toast import Toast
from aiplus_assess.gui.memory import WindowMemory
from aiplus_assess.gui.moving.offer import Offer
from aiplus_assess.gui.navbar import NavigationBar, OpenAssessment
from aiplus_assess.gui.navigation import Home, Route, Walk, to_text, used_up
from aiplus_assess.gui.opened import open_assessment
from aiplus_assess.gui.shortcuts import add_shortcuts
from aiplus_assess.gui.speech import speak
from aiplus_assess.gui.theme.apply import apply_theme, theme_for
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.gui.preferences import Preferences
    from aiplus_assess.gui.screen import Screen
    from aiplus_assess.gui.screens import Builder
    from aiplus_assess.gui.services import Services

SMALLEST = QSize(1024, 680)
USUAL = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Built without a workspace, so that it is on the screen at once; `attach` gives it one.

    `painted` is emitted once, when it is first seen.
    """

    painted = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._memory = WindowMemory(preferences)
        self._services: Services | None = None
        self._builders: Mapping[type[Route], Builder] = {}
        self._screens: dict[type[Route], Screen] = {}
        self._kept: dict[type[Route], object] = {}
        self._route: Route | None = None
        self._trail: list[Route] = []
        self._opened: OpenAssessment | None = None
        self._offer: Offer | None = None
        self._seen = False
        self.setMinimumSize(SMALLEST)
        self._memory.restore_geometry(self, USUAL)
        self.build()
        add_shortcuts(self)
        preferences.when_changed(self.rebuild)

    # --- building
    def build(self) -> None:
        """Make everything that has words or sizes in it, in the language and look of now."""
        speak(self._preferences.language)
        self._screens = {}
        self.stack = QStackedWidget()
        self.bar = NavigationBar(self.go)
        self.errors = ErrorBanner()
        frame = QWidget()
        set_look(frame, "ground")
        edge = QWidget()
        set_look(edge, "edge")
        edge.setFixedWidth(1)
        set_look(self.errors, "banner-top")
        inside = row(self.bar, edge, gap=0)
        inside.addLayout(column(self.errors, self.stack, gap=0), 1)
        frame.setLayout(inside)
        self._edge = edge
        self.setCentralWidget(frame)
        self.toast = Toast(frame)
        self.setWindowTitle(_("AI+ Assess"))

    def show_trouble(self, page: QWidget) -> None:
        """There is no workspace, or no longer: show why, instead of screens."""
        self._services, self._route, self._opened, self._screens = None, None, None, {}
        while (old := self.stack.widget(0)) is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self.bar.setEnabled(False)
        self.bar.show_workspace("")
        self.stack.addWidget(page)

    def come_forward(self) -> None:
        """A second start asks for this window."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def attach(self, services: Services, builders: Mapping[type[Route], Builder], start: Route | None = None) -> None:
        """The workspace is open: show `start`, or where the user was, or home."""
        self._services, self._builders = services, builders
        self._offer = Offer(services, self, self)
        self.bar.setEnabled(True)
        self.bar.show_workspace(services.workspace.path.stem)
        remembered = self._memory.route(services.workspace.path)
        try:
            self.go(start or remembered or Home())
        except AssessError:
            self.go(Home())  # what was open is no longer there

    def rebuild(self) -> None:
        """The language or the look has changed: build everything anew and come back to the same place."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, theme_for(self._preferences.theme, self._preferences.text_scale))
        focus = self.focusWidget()
        name = focus.objectName() if focus is not None else ""
        route = self.place()
        self._kept |= {kind: kept for kind, screen in self._screens.items() if (kept := screen.keep()) is not None}
        self._build_anew()
        if route is not None:
            self._show(route)
        if name and isinstance(again := self.findChild(QWidget, name), QWidget):
            again.setFocus()

    def _build_anew(self) -> None:
        self.build()
        if self._services is not None:
            self.bar.show_workspace(self._services.workspace.path.stem)
            if self._opened is not None:
                self._opened = open_assessment(self._services, self._opened.id, self._opened)
            self.bar.list_entries(self._opened)

    def reload(self) -> None:
        """The workspace went back to a backup: nothing that was read before may stay."""
        self._route = self._opened = None
        self._trail, self._kept = [], {}
        self._build_anew()
        self.go(Home())

    def follow_the_system(self) -> None:
        """The desktop went dark or light."""
        if self._preferences.theme == "system":
            self.rebuild()

    # --- Navigator
    def go(self, route: Route) -> None:
        """Show another screen; the one left is remembered for `back`."""
        before = self.place()
        self._show(route)
        if before is not None and before != route and not used_up(before, route):
            self._trail.append(before)

    def back(self) -> None:
        """The screen before this one."""
        self._show(self._trail.pop() if self._trail else Home())

    def notify(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> Callable[[], None]:
        """Say something in passing."""
        return self.toast.say(text, action, run)

    def fail(self, error: Exception) -> None:
        """Say that something went wrong, above the screen, until dismissed."""
        if isinstance(error, AssessError):
            self.errors.show_error(error)
        else:
            words = _("Something went wrong in the program. What is marked as saved is saved; please try again.")
            self.errors.show_text(words, [f"{type(error).__name__}: {error}"])

    # --- showing
    @property
    def screen_in_view(self) -> Screen | None:
        """The screen the user sees."""
        return self._screens.get(type(self._route)) if self._route is not None else None

    def place(self) -> Route | None:
        """Exactly where the user is."""
        screen = self.screen_in_view
        return screen.place(self._route) if screen is not None and self._route is not None else self._route

    def _show(self, route: Route) -> None:
        if self._services is None:
            return
        screen = self._screens.get(type(route))
        if screen is None:
            screen = self._builders[type(route)](self._services, self)
            screen.unnamed.connect(self.bar.hide_names)
            screen.unnamed.connect(self.toast.hide_names)
            if type(route) in self._kept:
                screen.take(self._kept.pop(type(route)))
            self._screens[type(route)] = screen
            self.stack.addWidget(screen)
        before = self.screen_in_view
        if before is not None and before is not screen:
            before.leave()
        self.errors.clear()
        screen.enter(route)
        self._route = route
        self._follow(route)
        self.stack.setCurrentWidget(screen)
        for part in (self.bar, self._edge):
            part.setVisible(not screen.whole_window)
        self.bar.mark(route)
        self.setWindowTitle(" — ".join(filter(None, (screen.title(), _("AI+ Assess")))))
        self._memory.keep_route(self._services.workspace.path, screen.place(route))

    def _follow(self, route: Route) -> None:
        """Keep the bar's entries with the assessment the user is in."""
        identity = getattr(route, "assessment_id", None) or getattr(route, "after", None)
        if self._services is None or identity is None:
            return
        opened = open_assessment(self._services, identity, self._opened)
        if opened != self._opened:
            self._opened = opened
            self.bar.list_entries(opened)
        if isinstance(route, Walk) and self._offer is not None:
            self._offer.look(identity)

    def forget(self, assessment_id: str) -> None:
        """The assessment is gone: no entry and no way back may lead to it."""
        self._trail = [route for route in self._trail if assessment_id not in to_text(route).split("|")]
        opened = self._opened
        if opened is not None and opened.id == assessment_id:
            self._opened = None
        elif opened is not None and self._services is not None:
            self._opened = open_assessment(self._services, opened.id, opened)
        if opened != self._opened:
            self.bar.list_entries(self._opened)
            self.bar.mark(self._route or Home())

    # --- remembering
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if (screen := self.screen_in_view) is not None:
            screen.leave()
        self._memory.keep_geometry(self)
        if self._services is not None:
            if (route := self.place()) is not None:
                self._memory.keep_route(self._services.workspace.path, route)
            self._services.jobs.cancel_all()
        super().closeEvent(event)
