"""Who is assessed: name, code, industry, region, and the numbers the size follows from."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from aiplus_assess.assessment.labels import size_word
from aiplus_assess.gui.kit import Card, FormField, Heading, Pill, Segments, Tiles, column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.new_assessment.draft import Draft, Field, code_fault, computed_size, size_in_words
from aiplus_assess.gui.new_assessment.industry_picker import IndustryPicker
from aiplus_assess.gui.new_assessment.presenter import NewAssessmentPresenter
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.codes import Size

SIZES: tuple[Size, ...] = ("micro", "small", "medium", "large")


class CompanyCard(Card):
    """Every change goes to the presenter at once; the size is shown as it follows."""

    def __init__(self, presenter: NewAssessmentPresenter) -> None:
        super().__init__(Heading(_("Company"), "section"), gap=4)
        self._presenter = presenter
        self.company = _line(_("As on the business licence"), 200)
        self._companies = QStringListModel(self)
        completer = QCompleter(self._companies, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        names = QListView()
        names.setAccessibleName(_("Companies"))
        set_look(names, "popup")
        completer.setPopup(names)
        self.company.setCompleter(completer)
        completer.activated.connect(presenter.recognise)
        self.uscc = _line(_("18 characters; may stay empty"), 24)
        self.industry = IndustryPicker()
        self.region = _line(_("For example 江苏 苏州; may stay empty"), 60)
        self.employees, self.revenue, self.assets = _line("120", 20), _line("5600", 20), _line("4000", 20)
        self.size_choice = Segments(_("Size"), [(size, size_word(size)) for size in SIZES], None)
        self.fields: dict[Field, FormField] = {
            "company": FormField(_("Company name"), self.company),
            "uscc": FormField(_("Unified social credit code (optional)"), self.uscc),
            "industry": FormField(_("Industry (GB/T 4754)"), self.industry),
            "employees": FormField(_("Employees"), self.employees),
            "revenue_wan": FormField(_("Yearly revenue (10,000 CNY)"), self.revenue),
            "assets_wan": FormField(_("Total assets (10,000 CNY)"), self.assets),
            "size": FormField(_("Size"), self.size_choice),
        }
        self._computed = Pill("", "tint")
        self._arrange(FormField(_("Region (optional)"), self.region))
        self._connect()

    def show_draft(self, draft: Draft) -> None:
        """Show what is in the form; what the user is typing in right now is left alone."""
        for control, text in (
            (self.company, draft.company),
            (self.uscc, draft.uscc),
            (self.region, draft.region),
            (self.employees, draft.employees),
            (self.revenue, draft.revenue_wan),
            (self.assets, draft.assets_wan),
        ):
            if control.text() != text:
                control.setText(text)
        self.industry.show_code(draft.industry)
        self._show_size(draft)

    def offer_companies(self) -> None:
        """Complete the names that are in the workspace."""
        self._companies.setStringList(list(self._presenter.companies()))

    def _show_size(self, draft: Draft) -> None:
        result = computed_size(draft)
        words = size_in_words(draft)
        self.fields["size"].show_hint("" if result.size else words)
        self._computed.setText(words)
        self._computed.setVisible(result.size is not None)
        self.size_choice.setVisible(bool(draft.industry) and result.size is None)
        self.size_choice.choose(draft.size)
        for name in ("employees", "revenue_wan", "assets_wan"):
            needed = name in result.needed
            self.fields[name].show_hint(_("Needed for the size") if needed and name in result.missing else "")

    def _arrange(self, region: FormField) -> None:
        self.body.addWidget(self.fields["company"])
        fields = self.fields
        self.body.addWidget(Tiles([fields["industry"], fields["uscc"]], least=280, most=2))
        self.body.addWidget(Tiles([fields["employees"], fields["revenue_wan"], fields["assets_wan"]], least=170))
        size = QWidget()
        size.setLayout(column(self.fields["size"], row(self._computed, None), gap=1))
        self.body.addWidget(size)
        self.body.addWidget(region)

    def _connect(self) -> None:
        change = self._presenter.change
        self.company.textChanged.connect(lambda text: change(company=text))
        self.uscc.textEdited.connect(lambda text: change(uscc=text))
        self.uscc.textChanged.connect(self._check_code)
        self.industry.picked.connect(lambda code: change(industry=code))
        self.region.textEdited.connect(lambda text: change(region=text))
        self.employees.textEdited.connect(lambda text: change(employees=text))
        self.revenue.textEdited.connect(lambda text: change(revenue_wan=text))
        self.assets.textEdited.connect(lambda text: change(assets_wan=text))
        self.size_choice.chosen.connect(lambda size: change(size=size))

    def _check_code(self, text: str) -> None:
        """While fewer than 18 characters are there it is a hint how many are missing, not a fault."""
        words = code_fault(text)
        complete = len("".join(text.split())) >= 18
        if complete and words:
            self.fields["uscc"].show_fault(words)
        else:
            self.fields["uscc"].show_hint(words or (_("The code is right.") if text.strip() else ""))


def _line(placeholder: str, longest: int) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setMaxLength(longest)
    return field
