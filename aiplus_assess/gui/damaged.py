"""What the window shows where the workspace is damaged: the newest good backup, what it lacks, and one key to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiplus_assess.errors import AssessError, DamagedWorkspace
from aiplus_assess.gui.jobs import JobRunner
from aiplus_assess.gui.kit import (
    Caption,
    Card,
    ErrorBanner,
    Flow,
    Heading,
    Label,
    Page,
    Paragraph,
    PrimaryButton,
    Secondary,
    SecondaryButton,
    ThinProgress,
    clear,
)
from aiplus_assess.gui.settings.backups import backup_words
from aiplus_assess.gui.trouble import OtherWorkspace
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.storage.protocol import Missing, Rescue, WayBack

SHOWN = 8
"""Assessments named at most; the others are counted."""


class DamagedPage(QWidget):
    """Looks for a backup beside the window; `restoring` asks to let go of the file; `restored` says what was done."""

    restoring = Signal()
    restored = Signal(str)

    def __init__(
        self,
        error: DamagedWorkspace,
        path: Path,
        jobs: JobRunner,
        rescue: Rescue,
        again: Callable[[], None],
        other: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self._path, self._jobs, self._rescue = path, jobs, rescue
        self.errors = ErrorBanner()
        self.restore = PrimaryButton(_("Go back to this backup"), self._restore)
        self.again = SecondaryButton(_("Try again"), again)
        self.choose = OtherWorkspace(other)
        self.restore.hide()
        self._busy = ThinProgress(_("Looking for the newest good backup…"))
        self._found = QVBoxLayout()
        self._lacks = QVBoxLayout()  # below the keys: it may be long, and they must be seen
        for part in (self._found, self._lacks):
            part.setSpacing(8)
        page = Page(_("The workspace is damaged"))
        card = Card(Paragraph(error.message), gap=4)
        card.body.addWidget(self._busy)
        card.body.addLayout(self._found)
        card.body.addWidget(self.errors)
        card.body.addLayout(Flow(self.restore, self.again, self.choose, gap=2))
        card.body.addLayout(self._lacks)
        card.body.addWidget(Caption(str(path)))
        page.body.addWidget(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def _focus(self) -> None:
        (self.again if self.restore.isHidden() else self.restore).setFocus()

    def _look(self) -> None:
        self._busy.show_busy()
        self._found.addWidget(Secondary(_("Looking for the newest good backup…")))
        self._way: WayBack | None = None
        self._jobs.start(lambda _job: self._rescue.way_back(self._path), self._show, self._fail)

    def _show(self, way: WayBack | None) -> None:
        self._way = way
        self._ready()
        clear(self._found)
        for label in _no_backup() if way is None else _backup(way):
            self._found.addWidget(label)
        for label in () if way is None else _lacks(way):
            self._lacks.addWidget(label)
        self.restore.setVisible(way is not None)
        self._focus()

    def _restore(self) -> None:
        if self._way is not None:
            backup = self._way.backup.path
            self.restoring.emit()
            self.setEnabled(False)
            self._busy.show()
            self._jobs.start(lambda _job: self._rescue.restore(self._path, backup), self._done, self._fail)

    def _done(self, aside: Path | None) -> None:
        words = _("The workspace is what the backup held. The damaged file is kept as {name}.")
        self.restored.emit(words.format(name=aside.name if aside else self._path.name))

    def _fail(self, error: Exception) -> None:
        self._ready()
        if self._way is None:
            clear(self._found)
        if isinstance(error, AssessError):
            self.errors.show_error(error)
        else:
            self.errors.show_text(_("Something went wrong in the program."), [f"{type(error).__name__}: {error}"])

    def _ready(self) -> None:
        self._busy.hide()
        self.setEnabled(True)


def _no_backup() -> list[QWidget]:
    words = _(
        "There is no good backup beside it. Keep the damaged file: much of it may be read by somebody who repairs "
        "databases. If you have a copy elsewhere, open that one."
    )
    return [Paragraph(words)]


def _backup(way: WayBack) -> list[QWidget]:
    kept = _("The damaged file is kept beside the workspace; nothing of it is deleted.")
    return [Heading(_("The newest good backup"), "section"), Label(backup_words(way.backup)), Secondary(kept)]


def _lacks(way: WayBack) -> list[QWidget]:
    lines: list[QWidget] = []
    if way.missing:
        lines.append(Label(_("What was entered after it and is not in it:")))
        lines += [Label("· " + missing_words(one)) for one in way.missing[:SHOWN]]
        more = len(way.missing) - SHOWN
        if more > 0:
            lines.append(Label(ngettext("and {n} more assessment", "and {n} more assessments", more).format(n=more)))
    elif way.readable:
        lines.append(
            Paragraph(_("Nothing is missing in it: it holds every assessment and answer of the damaged file."))
        )
    if not way.readable:
        words = _(
            "The damaged file can be read in part only, so more may be missing of what was entered after the backup."
        )
        lines.append(Paragraph(words))
    return lines


def missing_words(one: Missing) -> str:
    """“示例零件厂 · 首次评估：整份评估”."""
    name = " · ".join(part for part in (one.company, one.title) if part) or _("unnamed")
    if one.whole:
        what = _("the whole assessment")
    elif one.answers:
        what = ngettext("{n} change of an answer", "{n} changes of answers", one.answers).format(n=one.answers)
    else:
        what = _("changes outside the answers")
    return _("{name}: {what}").format(name=name, what=what)
