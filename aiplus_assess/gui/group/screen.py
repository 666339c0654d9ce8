"""A group of companies: its members ranked by their final assessments, and what they look like together."""

from __future__ import annotations

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.group import League, Member, league
from aiplus_assess.assessment.model import BASES, Basis
from aiplus_assess.exchange.grouping import members
from aiplus_assess.gui.group.lines import group_line, member_line, other_line, statistics
from aiplus_assess.gui.kit import (
    Card,
    EmptyState,
    Heading,
    Label,
    Page,
    PrimaryButton,
    Secondary,
    Segments,
    Tiles,
    clear,
    column,
    row,
)
from aiplus_assess.gui.kit.lines import Column, LineTable
from aiplus_assess.gui.navigation import Group, Home, Navigator, Result, Route
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, ngettext, pgettext


class GroupScreen(Screen):
    """Reads the workspace whenever it is entered."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self._company = ""
        self._members: dict[str, Member] = {}
        self.page = Page(_("Group of companies"))
        self.basis = Segments(_("Basis"), [(one, labels.basis_word(one)) for one in BASES], "self")
        self.basis.chosen.connect(lambda _value: self._show())
        self._figures = column(gap=0)
        self.table = LineTable(
            _("League table"),
            (
                Column(pgettext("league", "Rank"), 56),
                Column(_("Company"), share=1.6),
                Column(_("Kind of company"), 124, spare=2),
                Column(_("Index"), 64),
                Column(_("Level"), 118),
                Column(_("Duties to fix"), 140, spare=1),
                Column(_("Date"), 104, spare=3),
            ),
        )
        self.groups = LineTable(
            _("Groups of questions"),
            (
                Column(_("Group of questions"), share=1.6),
                Column(_("Lowest"), 72, spare=2),
                Column(_("Median"), 72),
                Column(_("Highest"), 72, spare=1),
                Column(_("Weakest member")),
                Column(_("Members"), 84, spare=3),
            ),
        )
        self.rest = LineTable(
            _("Members without a rank"),
            (Column(_("Company"), share=1.4), Column(_("Kind of company"), 124, spare=1), Column(_("Why"))),
        )
        self.table.opened.connect(self._open)
        self.rest.opened.connect(self._open)
        self.note = Secondary(_plainly())
        self.home = PrimaryButton(_("Workbench"), lambda: navigator.go(Home()))
        words = _("On the workbench open the menu of a subsidiary or site and choose “Belongs to…”.")
        self.empty = EmptyState(_("No company belongs to this one yet"), words, self.home)
        self._lay_out()

    def _lay_out(self) -> None:
        self.cards = {
            self.table: Card(Heading(_("League table")), self.table, padding=4, gap=2),
            self.groups: Card(Heading(_("Groups of questions")), self.groups, padding=4, gap=2),
            self.rest: Card(Heading(_("Members without a rank")), self.rest, padding=4, gap=2),
        }
        self.page.body.addLayout(row(self.basis, None))
        self.page.body.addLayout(self._figures)
        self.page.body.addWidget(self.note)
        for part in (*self.cards.values(), self.empty):
            self.page.body.addWidget(part)
        self.setLayout(column(self.page))

    # --- being a screen
    def title(self) -> str:
        return _("Group of companies")

    def keys(self) -> list[tuple[str, str]]:
        return [("Enter", _("Open the member's result"))]

    def enter(self, route: Route) -> None:
        assert isinstance(route, Group)
        self._company = route.company_id
        self._show()
        (self.table if self._members else self.home).setFocus()

    def keep(self) -> object:
        return self.basis.value()

    def take(self, kept: object) -> None:
        self.basis.choose(kept)

    # --- drawing
    def _show(self) -> None:
        workspace = self.services.workspace
        named = next((one for one in workspace.companies() if one.id == self._company), None)
        basis: Basis = self.basis.value()  # type: ignore[assignment]
        every = members(workspace, self._company, basis) if named is not None else ()
        self._members = {member.company.id: member for member in every}
        found = league(every)
        self.page.set_caption(named.name if named is not None else "")
        self.page.set_subtitle(ngettext("{n} member", "{n} members", len(every)).format(n=len(every)) if every else "")
        self.empty.setVisible(not every)
        self.basis.setVisible(bool(every))
        self.note.setVisible(bool(found.ranked))
        self.note.setText(" ".join(filter(None, (_plainly(), _unverified(found, basis)))))
        self._draw(found)

    def _draw(self, found: League) -> None:
        clear(self._figures)
        if found.ranked:
            cards = [Card(Secondary(what), Label(value, "lead"), padding=4, gap=1) for what, value in statistics(found)]
            self._figures.addWidget(Tiles(cards, least=150, most=5, gap=(3, 3), even=True))
        pack = next((member.measured.pack for member in found.ranked if member.measured), None)
        self.table.show_lines(tuple(member_line(found, member) for member in found.ranked))
        self.groups.show_lines(tuple(group_line(pack, score) for score in found.groups) if pack else ())
        self.rest.show_lines(tuple(other_line(found, member) for member in found.other))
        for table, card in self.cards.items():
            card.setVisible(bool(table.shown()))
            tall = sum(table.rowHeight(line) for line in range(table.model().rowCount()))
            table.setFixedHeight(tall + theme().px(48))

    def _open(self, company_id: str) -> None:
        member = self._members.get(company_id)
        if member is not None and member.measured is not None:
            self.navigator.go(Result(member.measured.id))
        else:
            self.navigator.notify(_("This company has no final assessment yet."))


def _plainly() -> str:
    return _("Plain statistics over the members, each counted once; not an index of the group.")


def _unverified(found: League, basis: Basis) -> str:
    """On the verified basis: how many members are ranked by their own levels, because nobody verified any."""
    if basis != "verified":
        return ""
    n = sum(1 for member in found.ranked if member.measured and not member.measured.result.verified_share)
    words = ngettext(
        "{n} member has no verified level; its own levels count.",
        "{n} members have no verified level; their own levels count.",
        n,
    )
    return words.format(n=n) if n else ""
