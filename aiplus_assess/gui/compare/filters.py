"""How many questions changed in which way; pressing one shows these alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.comparison import ChangeKind
from aiplus_assess.gui.kit import Flow
from aiplus_assess.gui.kit.buttons import Button
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.i18n import _
from aiplus_assess.reporting.verdicts import one_sided_count

CHANGED = "changed"
"""Everything but what stayed as it was."""
MARKS = {"improved": ("▲ ", "good"), "regressed": ("▼ ", "gap")}


class KindFilter(QWidget):
    """`chosen` carries a kind, or CHANGED. `one_sided` counts those an assessor verified on one side only."""

    chosen = Signal(str)

    def __init__(self, counts: Sequence[tuple[ChangeKind, int]], one_sided: Mapping[ChangeKind, int]) -> None:
        super().__init__()
        changed = sum(n for kind, n in counts if kind != "unchanged")
        self.buttons: dict[str, QPushButton] = {CHANGED: self._button(CHANGED, _("All changes"), changed, "", "")}
        for kind, n in counts:
            mark, tone = MARKS.get(kind, ("", ""))
            self.buttons[kind] = self._button(kind, labels.change_word(kind), n, mark, tone, one_sided.get(kind, 0))
        self.setLayout(Flow(*self.buttons.values()))
        self.buttons[CHANGED].setChecked(True)

    def _button(self, kind: str, word: str, n: int, mark: str, tone: str, one_sided: int = 0) -> QPushButton:
        text = f"{mark}{word} {n}"
        if one_sided:
            text = _("{change} ({mark})").format(change=text, mark=one_sided_count(one_sided))
        button = _Kind(text, lambda: self.choose(kind))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(_("Show: {kind} ({n})").format(kind=word, n=n))
        set_look(button, "filter", tone=tone)
        return button

    def choose(self, kind: str) -> None:
        """Show this kind alone."""
        for name, button in self.buttons.items():
            button.setChecked(name == kind)
        self.chosen.emit(kind)


class _Kind(Button):
    def sizeHint(self) -> QSize:
        """Wide enough for its text in bold, as it is written once chosen."""
        size, bold = super().sizeHint(), QFont(self.font())
        bold.setBold(True)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(size.width() + max(0, more) + 4, size.height())
