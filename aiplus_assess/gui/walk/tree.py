"""The tree of clauses and questions with their progress."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from aiplus_assess.gui.walk.outline import Branch, Leaf, Outline, Tally
from aiplus_assess.gui.walk.session import Mark
from aiplus_assess.gui.walk.tree_row import Role, TreeRow
from aiplus_assess.i18n import _


class OutlineTree(QTreeWidget):
    """Click or Enter on a clause goes to its first question that waits, on a question to it."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Clauses and questions"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(TreeRow(self))
        self.setExpandsOnDoubleClick(False)
        self.setMinimumHeight(120)
        self._shape: object = None
        self._items: dict[str, QTreeWidgetItem] = {}
        self._branches: dict[str, Branch] = {}
        self._here = ""
        self._drawn: dict[str, object] = {}
        self.itemClicked.connect(self._clicked)
        self.itemExpanded.connect(lambda item: item.setData(0, Role.OPEN, True))
        self.itemCollapsed.connect(lambda item: item.setData(0, Role.OPEN, False))

    def sizeHint(self) -> QSize:
        return QSize(200, 300)

    def show_outline(self, outline: Outline, question_id: str | None, opened: bool) -> None:
        """Draw the tree; `opened` shows every question (a filter is on)."""
        shape = tuple((s.title, tuple((b.clause, b.title, _ids(b)) for b in s.branches)) for s in outline.sections)
        if shape != self._shape:
            self._build(outline, opened)
            self._shape = shape
        self._branches = {branch.clause: branch for section in outline.sections for branch in section.branches}
        for section in outline.sections:
            self._write(section.title, section.tally)
            for branch in section.branches:
                self._write(branch.clause, branch.tally, here=question_id in _ids(branch))
                for leaf in branch.leaves:
                    self._write_leaf(leaf, question_id)
        if question_id and question_id != self._here:
            self._follow(question_id)

    def _build(self, outline: Outline, opened: bool) -> None:
        open_before = {key for key, item in self._items.items() if item.isExpanded()}
        self.clear()
        self._items, self._drawn = {}, {}
        self._here = ""
        for section in outline.sections:
            top = self._item(None, "section", section.title, section.title)
            top.setExpanded(True)
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for branch in section.branches:
                item = self._item(top, "branch", branch.clause, branch.title)
                item.setToolTip(0, branch.heading)
                for leaf in branch.leaves:
                    self._item(item, "leaf", leaf.question, leaf.title).setToolTip(0, leaf.title)
                item.setExpanded(opened or branch.clause in open_before)
                item.setData(0, Role.OPEN, item.isExpanded())

    def _item(self, parent: QTreeWidgetItem | None, kind: str, key: str, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        item.setData(0, Role.KIND, kind)
        item.setData(0, Role.KEY, key)
        self._items[key] = item
        return item

    def _write(self, key: str, tally: Tally, here: bool = False) -> None:
        if not self._is_news(key, (tally, here)):
            return
        item = self._items[key]
        count = f"{tally.answered}/{tally.total}"
        item.setData(0, Role.COUNT, count if item.data(0, Role.KIND) == "branch" else "")
        item.setData(0, Role.FLAGGED, tally.flagged > 0)
        item.setData(0, Role.CURRENT, here)
        words = _("{title}: {answered} of {total} answered").format(
            title=item.text(0), answered=tally.answered, total=tally.total
        )
        flags = _("{n} flagged").format(n=tally.flagged) if tally.flagged else ""
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (words, flags) if part))

    def _write_leaf(self, leaf: Leaf, question_id: str | None) -> None:
        if not self._is_news(leaf.question, (leaf, leaf.question == question_id)):
            return
        item = self._items[leaf.question]
        item.setData(0, Role.MARK, leaf.mark)
        item.setData(0, Role.FLAGGED, leaf.flagged)
        item.setData(0, Role.CURRENT, leaf.question == question_id)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{leaf.title}: {_mark_word(leaf.mark)}")

    def _is_news(self, key: str, state: object) -> bool:
        """Whether a row has to be drawn anew; most have not after one answer."""
        if self._drawn.get(key) == state:
            return False
        self._drawn[key] = state
        return True

    def _follow(self, question_id: str) -> None:
        self._here = question_id
        item = self._items.get(question_id)
        if item is None:
            return
        parent = item.parent()
        seen = item if parent is None or parent.isExpanded() else parent
        self.setCurrentItem(seen)
        self.scrollToItem(seen)

    def _clicked(self, item: QTreeWidgetItem) -> None:
        kind, key = item.data(0, Role.KIND), item.data(0, Role.KEY)
        if kind == "section":
            return
        if kind == "branch":
            if item.data(0, Role.CURRENT):
                item.setExpanded(not item.isExpanded())
                return
            leaves = self._branches[key].leaves
            key = next((leaf.question for leaf in leaves if leaf.mark == "unanswered"), leaves[0].question)
        self.picked.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._clicked(item)
            return
        super().keyPressEvent(event)


def _ids(branch: Branch) -> tuple[str, ...]:
    return tuple(leaf.question for leaf in branch.leaves)


def _mark_word(mark: Mark) -> str:
    return {
        "answered": _("Answered"),
        "unknown": _("Unknown"),
        "unanswered": _("Unanswered"),
        "na": _("Not applicable"),
    }[mark]
