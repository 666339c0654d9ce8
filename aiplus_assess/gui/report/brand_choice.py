"""Whose name the report carries: the workspace's default, one of its brands, or none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _
from aiplus_assess.storage.branding import DEFAULT_BRAND, NO_BRAND, Brands, brand_setting


class BrandChoice(QComboBox):
    """Hidden where the workspace has no brand; `chosen` comes after the workspace keeps the choice."""

    chosen = Signal()
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Brand"))
        self.setToolTip(_("Whose name, logo and colour it carries"))
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(theme().px(300))
        self._workspace: Brands | None = None
        self._id = ""
        self.activated.connect(lambda _row: self._keep())

    def show_for(self, workspace: Brands, assessment_id: str) -> None:
        """Offer what the workspace has, with what is in force chosen."""
        self._workspace, self._id = workspace, assessment_id
        brands = workspace.brands()
        names = {brand.id: brand.name for brand in brands}
        default = names.get(workspace.setting(DEFAULT_BRAND) or "")
        self.clear()
        if default is not None:
            self.addItem(_("Default brand: {name}").format(name=default), "")
        for brand in brands:
            self.addItem(brand.name, brand.id)
        self.addItem(_("No brand"), NO_BRAND)
        chosen = workspace.setting(brand_setting(assessment_id)) or ""
        if chosen not in (*names, NO_BRAND):
            chosen = "" if default is not None else NO_BRAND
        self.setCurrentIndex(self.findData(chosen))
        self.setVisible(bool(brands))

    def _keep(self) -> None:
        assert self._workspace is not None
        try:
            self._workspace.set_setting(brand_setting(self._id), self.currentData() or None)
        except AssessError as error:
            self.show_for(self._workspace, self._id)
            self.failed.emit(error)
            return
        self.chosen.emit()
