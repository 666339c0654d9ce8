"""The left side of the walk: whose assessment it is, how far it is, search, filters, the tree."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.industry import full_name
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.verification import verifiable
from aiplus_assess.gui.kit import Caption, Heading, LinkButton, SearchField, SecondaryButton, ThinProgress, column
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.walk.outline import Outline, outline
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.session import Filter, Session
from aiplus_assess.gui.walk.tree import OutlineTree
from aiplus_assess.i18n import _, current


class Sidebar(QWidget):
    """Everything about the whole; the question itself is in the middle."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._presenter: WalkPresenter | None = None
        self.back = LinkButton(_("← Workbench"))
        self.company, self.caption = Heading(), Caption()
        self.progress = ThinProgress(_("Progress"))
        self.figures = Caption()
        self.search = SearchField(_("Search questions and notes"))
        self.filter, self.department = QComboBox(), QComboBox()
        self.filter.setAccessibleName(_("Show"))
        self.department.setAccessibleName(_("Department"))
        for box in (self.filter, self.department):
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.verify = SecondaryButton(_("Verify answers (V)"))
        self.verify.setCheckable(True)
        self.verify.hide()
        self.nothing = Caption(_("No question fits. Clear search or filter."))
        self.tree = OutlineTree()
        head = column(self.company, self.caption, self.progress, self.figures, gap=1)
        narrow = column(self.filter, self.department, self.verify, gap=1)
        inside = column(head, self.search, narrow, self.nothing, gap=2, margins=(3, 5, 3, 3))
        inside.addWidget(self.tree, 1)
        inside.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(inside)
        self.search.textChanged.connect(self._search)
        self.filter.activated.connect(self._filter)
        self.department.activated.connect(self._department)
        self.tree.picked.connect(self._go)

    def attach(self, presenter: WalkPresenter) -> None:
        """Serve another assessment."""
        self._presenter = None
        self.search.clear()
        assessment = presenter.session.assessment
        self.company.setText(assessment.company.name)
        self.caption.setText(describe(assessment))
        self.department.clear()
        self.department.addItem(_("All departments"), None)
        for department in presenter.session.pack.manifest.departments:
            self.department.addItem(department.title.in_(current()), department.id)
        self._presenter = presenter

    def show_session(self, session: Session) -> None:
        """Draw progress, counts and tree."""
        tree = outline(session)
        self.verify.setVisible(session.engaged)
        self.verify.setChecked(session.verifying)
        self.verify.setEnabled(not session.read_only)
        self._show_progress(session, tree)
        self._list_filters(session)
        narrowed = session.filter != Filter.ALL or session.department is not None or bool(session.query)
        self.nothing.setVisible(not tree.sections)
        self.tree.show_outline(tree, session.current, opened=narrowed)

    def _show_progress(self, session: Session, tree: Outline) -> None:
        words = _("{answered} of {total} answered · {flagged} flagged · {na} not applicable").format(
            answered=tree.answered, total=tree.total, flagged=tree.flagged, na=tree.not_applicable
        )
        done, total = tree.answered, tree.total
        if session.verifying:
            total = len(verifiable(session.result))
            done = total - len(session.unverified)
            words = _("{done} of {total} levels verified").format(done=done, total=total)
        self.progress.show_share(done, total)
        self.figures.setText(words)

    def _list_filters(self, session: Session) -> None:
        names = [name for name in Filter if _is_offered(name, session)]
        for place, name in enumerate(names):
            text = filter_word(name) if name == Filter.ALL else f"{filter_word(name)} {session.count(name)}"
            if place >= self.filter.count():
                self.filter.addItem(text, name.value)
            elif self.filter.itemText(place) != text:
                self.filter.setItemText(place, text)
        while self.filter.count() > len(names):
            self.filter.removeItem(self.filter.count() - 1)
        self.filter.setCurrentIndex(names.index(session.filter))

    def _search(self, text: str) -> None:
        if self._presenter is not None:
            self._presenter.search(text)

    def _filter(self, place: int) -> None:
        if self._presenter is not None:
            self._presenter.show(Filter(self.filter.itemData(place)))

    def _department(self, place: int) -> None:
        if self._presenter is not None:
            self._presenter.of_department(self.department.itemData(place))

    def _go(self, question_id: str) -> None:
        if self._presenter is not None:
            self._presenter.go(question_id)


def describe(assessment: Assessment) -> str:
    """“2026 年第四季度 · 标准版 · 小型 · C 制造业”."""
    profile = assessment.profile
    parts = (
        assessment.title,
        labels.edition_word(assessment.edition),
        labels.size_word(profile.size),
        full_name(profile.industry, current()),
    )
    return " · ".join(part for part in parts if part)


def _is_offered(name: Filter, session: Session) -> bool:
    if name == Filter.UNVERIFIED:
        return session.engaged
    return name != Filter.TO_CONFIRM or session.count(name) > 0 or session.filter == name


def filter_word(name: Filter) -> str:
    """What a filter is called."""
    return {
        Filter.ALL: _("All questions"),
        Filter.UNANSWERED: _("Unanswered"),
        Filter.UNKNOWN: _("Unknown"),
        Filter.FLAGGED: _("Flagged"),
        Filter.UNPROVEN: _("Not proven"),
        Filter.DUTIES: _("Legal duties"),
        Filter.TO_CONFIRM: _("To be confirmed"),
        Filter.UNVERIFIED: _("Not verified yet"),
    }[name]
