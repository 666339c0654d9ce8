"""Which questions, how ambitious, under which title, and from which earlier answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QRadioButton, QWidget

from aiplus_assess.assessment.labels import ambition_word, edition_word, reference_target_note
from aiplus_assess.gui.kit import Caption, Card, FormField, Heading, Label, PrimaryButton, Segments, column, row
from aiplus_assess.gui.new_assessment.draft import Draft, EditionCount
from aiplus_assess.gui.new_assessment.presenter import NewAssessmentPresenter
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.codes import AMBITIONS, EDITIONS, Edition


class PlanCard(Card):
    """`start` is emitted by its button and by Enter in its fields."""

    start = Signal()

    def __init__(self, presenter: NewAssessmentPresenter) -> None:
        super().__init__(Heading(_("Assessment"), "section"), gap=4)
        self._presenter = presenter
        self._group = QButtonGroup(self)
        self.editions = {edition: EditionChoice(edition) for edition in EDITIONS}
        for edition, choice in self.editions.items():
            self._group.addButton(choice.button)
            choice.button.clicked.connect(lambda _checked=False, edition=edition: presenter.change(edition=edition))
        self.ambition = Segments(_("Ambition"), [(word, ambition_word(word)) for word in AMBITIONS], "follow")
        self.ambition.chosen.connect(lambda word: presenter.change(ambition=word))
        self.title = _line(lambda text: presenter.change(title=text), 120)
        self.assessor = _line(lambda text: presenter.change(assessor=text), 60)
        self.earlier = QComboBox()
        self.earlier.activated.connect(self._choose_earlier)
        self.questionnaire = QComboBox()
        self.questionnaire.activated.connect(self._choose_questionnaire)
        self._which = FormField(_("Questionnaire to use"), self.questionnaire)
        self.begin = PrimaryButton(_("Start answering"), self.start.emit)
        self._from = FormField(
            _("Start from earlier answers"), self.earlier, _("Carried answers wait to be confirmed.")
        )
        for field in (self.title, self.assessor):
            field.returnPressed.connect(self.start)
        self._arrange()

    def show_draft(self, draft: Draft) -> None:
        """Show what is chosen and what it means."""
        counts = self._presenter.counts()
        for edition, choice in self.editions.items():
            choice.button.setChecked(edition == draft.edition)
            choice.show_count(counts.get(edition))
        self.ambition.choose(draft.ambition)
        for control, text in ((self.title, draft.title), (self.assessor, draft.assessor)):
            if control.text() != text:
                control.setText(text)
        self._offer_earlier(draft)
        self._offer_questionnaires(draft)
        self.begin.setEnabled(self._presenter.pack is not None)

    def _arrange(self) -> None:
        self.body.addWidget(self._which)
        choices = QWidget()
        choices.setLayout(column(*self.editions.values(), gap=1))
        self.body.addWidget(choices)
        self.body.addWidget(self._from)
        self.body.addWidget(FormField(_("Ambition"), self.ambition, reference_target_note()))
        self.body.addWidget(FormField(_("Title"), self.title))
        self.body.addWidget(FormField(_("Assessor (optional)"), self.assessor))
        self.body.addWidget(self.begin)

    def _offer_earlier(self, draft: Draft) -> None:
        found = self._presenter.earlier()
        self._from.setVisible(bool(found))
        self.earlier.clear()
        self.earlier.addItem(_("With empty answers"), None)
        for earlier in found:
            words = _("{title} ({n} answers)").format(title=earlier.title, n=earlier.answered)
            self.earlier.addItem(words, earlier.id)
        self.earlier.setCurrentIndex(max(0, self.earlier.findData(draft.earlier)))

    def _offer_questionnaires(self, draft: Draft) -> None:
        """A choice only where there is one."""
        known = self._presenter.questionnaires
        self._which.setVisible(len(known) > 1)
        self.questionnaire.clear()
        for pack_id, title in known:
            self.questionnaire.addItem(title, pack_id)
        self.questionnaire.setCurrentIndex(self.questionnaire.findData(draft.questionnaire))

    def _choose_questionnaire(self, place: int) -> None:
        self._presenter.change(questionnaire=str(self.questionnaire.itemData(place)))

    def _choose_earlier(self, place: int) -> None:
        chosen = self.earlier.itemData(place)
        if chosen is None:
            self._presenter.change(earlier=None)
        else:
            self._presenter.take_over(str(chosen))


class EditionChoice(QWidget):
    """One edition with its number of questions and minutes for this company."""

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self.button = QRadioButton(edition_word(edition))
        self._count = Label("", "secondary", wrap=False)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._hint = Caption(_hint(edition))
        self._hint.setContentsMargins(32, 0, 0, 0)
        self.setLayout(column(row(self.button, None, self._count), self._hint, gap=0))

    def show_count(self, count: EditionCount | None) -> None:
        """Say how long it would be."""
        words = _("{n} questions · about {minutes} min")
        self._count.setText(words.format(n=count.questions, minutes=count.minutes) if count else "")
        self.button.setAccessibleDescription(self._count.text() or self._hint.text())

    def count(self) -> str:
        """What it says."""
        return self._count.text()


def _hint(edition: Edition) -> str:
    return {
        "quick": _("A screening: index and range, no level"),
        "standard": _("With level and targets"),
        "advisor": _("Every question, for an assessment with an advisor"),
    }[edition]


def _line(changed: object, longest: int) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(longest)
    field.textEdited.connect(changed)
    return field
