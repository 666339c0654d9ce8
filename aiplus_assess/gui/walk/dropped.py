"""What a drop or the clipboard holds that can be proof: files, or a picture."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.walk.offer import Offer
from aiplus_assess.i18n import _


def offers(data: QMimeData, now: datetime) -> list[Offer]:
    """The local files in `data`; a picture (a screenshot) where there are none."""
    files = [Offer.of(Path(url.toLocalFile())) for url in data.urls() if url.isLocalFile()]
    if files or data.hasText() or not data.hasImage():
        return files
    picture = QImage(data.imageData())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if picture.isNull() or not QImageWriter(buffer, QByteArray(b"png")).write(picture):
        return []
    name = _("Screenshot {time}").format(time=now.astimezone(CHINA).strftime("%Y-%m-%d %H%M%S"))
    return [Offer(f"{name}.png", None, bytes(buffer.data().data()))]


def holds_files(data: QMimeData) -> bool:
    """Whether a drop is worth accepting."""
    return any(url.isLocalFile() for url in data.urls())
