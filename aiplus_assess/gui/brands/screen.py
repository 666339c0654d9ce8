"""The brands: the list and the chosen one on the left, how the report looks under it on the right or below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from aiplus_assess.gui.brands.details import BrandCard
from aiplus_assess.gui.brands.list_card import BrandList
from aiplus_assess.gui.brands.presenter import BrandsPresenter
from aiplus_assess.gui.brands.preview_card import PreviewCard
from aiplus_assess.gui.brands.shelf import as_brand
from aiplus_assess.gui.editing.keeping import Keeping
from aiplus_assess.gui.kit import EmptyState, Page, PrimaryButton, SecondaryButton, column
from aiplus_assess.gui.navigation import Brands, Navigator, Route
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _

BESIDE = 700
"""Pixels at 100 % text from which the preview stands beside the form."""
AROUND = 290
"""Pixels of head, margins and lines above and below the pages of the preview."""


class BrandsScreen(Keeping[BrandsPresenter], Screen):
    """Shows whatever its presenter has."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        Screen.__init__(self, services, navigator)
        self.begin_editing(self)
        self.page = Page(
            _("Brands"),
            _("Whose name reports carry: on the cover, in the corner of every page, on letters and guides."),
            actions=(SecondaryButton(_("Back"), navigator.back),),
        )
        self.list, self.details = BrandList(), BrandCard()
        self.preview = PreviewCard(services)
        self.make = PrimaryButton(_("Make a brand"), lambda: self._asked("new"))
        words = _(
            "A brand is a consultancy's name, logo, colour, contact and disclaimer. Without one, reports name nobody."
        )
        self.empty = EmptyState(_("No brand yet"), words, self.make)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._left, self._spacer, self._right = QWidget(), QWidget(), QWidget()
        self._left.setLayout(column(self.list, self.details, gap=3))
        self._spacer.setFixedHeight(0)
        self._right.setLayout(column(self._spacer, self.preview, None, gap=0))
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(14)
        self._middle.addWidget(self._left, 42)
        self._middle.addWidget(self._right, 58)
        for part in (self.banner, self.empty):
            self.page.body.addWidget(part)
        self.page.body.addLayout(self._middle, 1)
        self.setLayout(column(self.page))

    def _connect(self) -> None:
        self.list.asked.connect(self._asked)
        self.list.chosen.connect(self._choose)
        self.details.edited.connect(self._edit)
        self.details.logo.given.connect(self._read_logo)
        self.details.logo.removed.connect(self._remove_logo)
        self.details.logo.stopped.connect(self._stop_reading)
        self.page.verticalScrollBar().valueChanged.connect(lambda _value: self._keep_in_view())

    # --- being a screen
    def title(self) -> str:
        return _("Brands")

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Insert", _("Make a brand")),
            ("Ctrl+D", _("Duplicate the brand")),
            ("F2", _("Rename the brand")),
            ("*", _("Make it the default, or no longer")),
            ("Delete", _("Delete the brand")),
            ("Ctrl+Z / Ctrl+Y", _("Undo, redo")),
        ]

    def enter(self, route: Route) -> None:
        """Read the brands; coming back keeps the steps of undo, and what could not be stored."""
        assert isinstance(route, Brands)
        if self.presenter is None:
            self.presenter = BrandsPresenter(self.services)
        else:
            self.presenter.follow()
        self.presenter.edited.listen(self.draw)
        self.preview.show_of(route.shown)
        self.draw()
        (self.list.table if self.presenter.shelf.brands else self.make).setFocus()

    def flush(self) -> None:
        self.details.flush()

    def leave(self) -> None:
        self.preview.stop()
        super().leave()

    # --- drawing
    def draw(self) -> None:
        """Show everything as it is now."""
        if self.presenter is None:
            return
        shelf, brand = self.presenter.shelf, self.presenter.brand
        self.show_failure()
        self.empty.setVisible(brand is None)
        for part in (self._left, self._right):
            part.setVisible(brand is not None)
        if brand is None:
            self.preview.stop()
            return
        self.list.show_shelf(shelf, brand.id)
        self.details.show_brand(brand, shelf.namesakes(brand), self.presenter.reading, self.presenter.refusal)
        self.preview.show_brand(as_brand(brand))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() - 64 >= theme().px(BESIDE)
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.preview.fit(max(theme().px(300), self.height() - theme().px(AROUND)))
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        """Beside the form the preview stays in view while the form is scrolled."""
        beside = self._middle.direction() == QBoxLayout.Direction.LeftToRight
        scrolled = self.page.verticalScrollBar().value()
        hidden = scrolled - self._right.y() + theme().space(4) if scrolled and beside else 0
        self._spacer.setFixedHeight(max(0, min(hidden, self._left.height() - self.preview.height())))

    # --- acting
    def _choose(self, brand_id: str) -> None:
        if self.presenter is not None:
            self.details.flush()
            self.presenter.choose(brand_id)

    def _asked(self, what: str) -> None:
        if self.presenter is None:
            return
        self.details.flush()
        brand = self.presenter.brand
        if what in ("new", "duplicate"):
            self.presenter.add() if what == "new" else self.presenter.duplicate()
        elif brand is not None and what == "default":
            self.presenter.make_default(brand.id)
        elif brand is not None and what == "remove":
            self.offer_undo(self.presenter.remove(brand.id))
            (self.list.table if self.presenter.shelf.brands else self.make).setFocus()
        if what in ("new", "duplicate", "rename"):
            self.details.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.details.name.selectAll()

    def _edit(self, brand_id: str, field: str, text: str) -> None:
        if self.presenter is not None:
            self.presenter.edit(brand_id, field, text)
            self.draw()

    def undo(self) -> None:
        self.flush()
        super().undo()

    def _read_logo(self, path: object) -> None:
        if self.presenter is not None and self.presenter.brand is not None:
            self.preview.stop()  # the worker does one thing after another
            self.presenter.read_logo(self.presenter.brand.id, path)  # type: ignore[arg-type]

    def _stop_reading(self) -> None:
        if self.presenter is not None:
            self.presenter.stop_reading()

    def _remove_logo(self) -> None:
        if self.presenter is not None and self.presenter.brand is not None:
            self.presenter.remove_logo(self.presenter.brand.id)
            self.offer_undo(_("The logo was removed."))
            self.details.logo.choose.setFocus()
