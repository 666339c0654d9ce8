"""A thin bar that shows how far something is."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar


class ThinProgress(QProgressBar):
    """Six pixels high; the number beside it belongs to the screen."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setRange(0, 1000)
        self.setAccessibleName(name)

    def show_share(self, done: float, total: float = 1.0) -> None:
        """Fill `done` of `total`."""
        self.setRange(0, 1000)
        self.setValue(round(1000 * done / total) if total else 0)

    def show_busy(self) -> None:
        """Something is under way whose length nobody knows."""
        self.setRange(0, 0)
