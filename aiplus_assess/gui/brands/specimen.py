"""What the preview of a brand is a preview of: the user's own report, or the sample company's. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiplus_assess.gui.services import DEFAULT_PACK
from aiplus_assess.i18n import _, current

if TYPE_CHECKING:
    from aiplus_assess.assessment.model import Assessment
    from aiplus_assess.gui.services import Services
    from aiplus_assess.ordering import Order
    from aiplus_assess.questionnaire.model import Pack
    from aiplus_assess.reporting.brand import Brand


class Specimen:
    """Reads the assessment and its questionnaire when the first preview is made, and keeps them."""

    def __init__(self, services: Services, wanted: str | None) -> None:
        self._services = services
        self.id = self._known(wanted)
        self._read: tuple[Assessment, Pack] | None = None

    def _known(self, wanted: str | None) -> str:
        """The assessment asked for, else the one changed last; empty where there is none."""
        ids = [one.id for one in self._services.workspace.summaries()]
        return wanted if wanted in ids and wanted is not None else next(iter(ids), "")

    def words(self) -> str:
        """Whose report it is."""
        if not self.id:
            return _("The report of the sample company")
        found = next(one for one in self._services.workspace.summaries() if one.id == self.id)
        return " · ".join(filter(None, (found.company, found.title)))

    def order(self, brand: Brand | None) -> Order:
        """What the renderer is asked for. Takes a moment the first time: call it in a job."""
        from aiplus_assess.ordering import Order

        if self._read is None:
            self._read = self._found()
        assessment, pack = self._read
        return Order(assessment, pack, current(), "brief", brand=brand)

    def _found(self) -> tuple[Assessment, Pack]:
        services = self._services
        if self.id:
            assessment = services.workspace.load(self.id)
            return assessment, services.workspace.pack(assessment.pack)
        from aiplus_assess.demo import sample_to_show

        pack = services.packs.load(DEFAULT_PACK)
        return sample_to_show(pack, services.clock()), pack
