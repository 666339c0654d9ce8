"""Where the window writes files: asked, completed by the ending, and over another file only when that was said."""

from __future__ import annotations

import mimetypes
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from aiplus_assess.gui.kit import confirm
from aiplus_assess.gui.preferences import Preferences
from aiplus_assess.i18n import _

ASKED = 2000
"""Milliseconds the desktop has to say which program opens a file."""
REPORTS, EXCHANGE = "report_folder", "exchange_folder"
"""What the preferences call the folders used last."""


def folder(preferences: Preferences, use: str = REPORTS) -> str:
    """Where files of that use went the last time, else the user's documents."""
    known = preferences.state(use)
    if known and Path(known).is_dir():
        return known
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def remember(preferences: Preferences, target: Path, use: str = REPORTS) -> None:
    """Begin there the next time."""
    preferences.remember(use, str(target.parent))


def ask_where(
    over: QWidget, title: str, start: str, name: str, kinds: str, given: Callable[[str, str], object]
) -> None:
    """Ask for a file to write; `given` hears the path as chosen and the kind that was chosen with it."""
    dialog = QFileDialog(over, title, start, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    label(dialog)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # `agreed` asks, once the ending is known
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: given(chosen, dialog.selectedNameFilter()))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def label(dialog: QFileDialog) -> None:
    """Two labels that Qt's Chinese translation leaves in English."""
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Files of type:"))


def agreed(over: QWidget, chosen: str, ending: str) -> Path | None:
    """The path with its ending; None where a file is there and shall stay."""
    target = with_ending(chosen, ending)
    if target.exists():
        text = _("“{name}” is there already.").format(name=target.name)
        if not confirm(over, _("Replace the file?"), text, _("Replace"), danger=True):
            return None
    return target


def with_ending(chosen: str, ending: str) -> Path:
    """The path as chosen, with the ending where it was left out."""
    target = Path(chosen)
    return target if target.suffix.lower() == ending else target.with_name(target.name + ending)


def show(target: Path) -> None:
    """Open the file in the program for it."""
    shown(target)


def shown(target: Path) -> bool:
    """The same; False where there is no such program."""
    return opens(target) and QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))


def opens(target: Path) -> bool:
    """Whether the desktop knows a program for it. On Linux Qt starts `xdg-open` and never hears that it found none."""
    asking, kind = shutil.which("xdg-mime"), mimetypes.guess_type(target.name)[0]
    if sys.platform != "linux" or asking is None or kind is None:
        return True
    asked = QProcess()
    asked.start(asking, ["query", "default", kind])
    if not asked.waitForFinished(ASKED):
        asked.kill()
        asked.waitForFinished(ASKED)
        return True
    return bool(bytes(asked.readAllStandardOutput().data()).strip())


def nobody_opens(target: Path) -> str:
    """What to say where no program opens it."""
    return _("No program on this computer opens “{name}”. Save a copy, or install one for it.").format(name=target.name)
