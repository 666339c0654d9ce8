"""Everything about one brand; every field is stored when it is left, and after a pause in typing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from aiplus_assess.gui.brands.colour_field import ColourField
from aiplus_assess.gui.brands.fields import LineField
from aiplus_assess.gui.brands.logo_field import LogoField
from aiplus_assess.gui.brands.shelf import as_brand
from aiplus_assess.gui.kit import Card, FormField, Tiles
from aiplus_assess.gui.plan.details import TextField
from aiplus_assess.i18n import _, pgettext
from aiplus_assess.storage.branding import StoredBrand


class BrandCard(Card):
    """`edited` carries the brand's id, a field of `Brand` and its text."""

    edited = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__(padding=4, gap=3)
        self._id, self._namesake = "", False
        self.name, self.colour, self.logo = (
            LineField(pgettext("brand", "Name"), needed=True),
            ColourField(),
            LogoField(),
        )
        self.prepared_by, self.prepared_for = LineField(_("Prepared by")), LineField(_("Prepared for"))
        self.contact, self.disclaimer = TextField(_("Contact"), 2), TextField(_("Disclaimer"), 3)
        self.lines = {"name": self.name, "prepared_by": self.prepared_by, "prepared_for": self.prepared_for}
        self.texts = {"contact": self.contact, "disclaimer": self.disclaimer}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._named = FormField(pgettext("brand", "Name"), self.name, _("On the cover, as the consultancy"))
        whom = _("On every report of this brand: duplicate it for another client")
        prepared = [
            FormField(_("Prepared by"), self.prepared_by, _("On the cover")),
            FormField(_("Prepared for"), self.prepared_for, whom),
        ]
        self.contact.setPlaceholderText(_("Telephone, e-mail, address"))
        texts = (
            FormField(_("Contact"), self.contact, _("In the document control, and under letters")),
            FormField(_("Disclaimer"), self.disclaimer, _("At the foot of the cover")),
        )
        for part in (self._named, self.logo, self.colour, Tiles(prepared, least=190, most=2), *texts):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _connect(self) -> None:
        for field, line in self.lines.items():
            line.entered.connect(partial(self._tell, field))
        for field, text in self.texts.items():
            text.entered.connect(partial(self._tell, field))
        self.colour.entered.connect(partial(self._tell, "colour"))
        self.name.textEdited.connect(lambda _text: self._mark_name())

    def show_brand(self, stored: StoredBrand, namesake: bool, reading: bool, refusal: str) -> None:
        """Fill the fields; of the same brand, what is being typed stays. Call `flush` before another one is shown."""
        brand, other = as_brand(stored), stored.id != self._id
        self._id = stored.id
        for field, line in self.lines.items():
            line.show_text(getattr(brand, field), other)
        for field, text in self.texts.items():
            text.show_text(getattr(brand, field), other)
        self.colour.show_colour(brand.colour, other)
        self.logo.show_logo(brand, reading, refusal)
        self._namesake = namesake
        self._mark_name()

    def name_fault(self) -> str:
        """What is wrong with the name."""
        return self._named.fault()

    def flush(self) -> None:
        """Hand on what is typed now; a name that was emptied becomes what it was."""
        for line in self.lines.values():
            line.leave()
        for text in self.texts.values():
            text.flush()
        self.colour.flush()

    def _mark_name(self) -> None:
        if not self.name.text().strip():
            self._named.show_fault(_("A brand needs a name; it keeps the one it had until there is another."))
        else:
            self._named.show_fault(
                _("Another brand has this name; give one of them another.") if self._namesake else ""
            )

    def _tell(self, field: str, text: str) -> None:
        if self._id:
            self.edited.emit(self._id, field, text)
