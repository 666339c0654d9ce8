"""How the report looks under the brand: made anew in the worker whenever the brand has changed and rests a moment."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.brands.sheets import Sheets
from aiplus_assess.gui.brands.specimen import Specimen
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.kit import (
    Caption,
    Card,
    Dialog,
    ErrorBanner,
    Heading,
    Label,
    LinkButton,
    SecondaryButton,
    ThinProgress,
    row,
)
from aiplus_assess.gui.report.preview import Preview
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _
from aiplus_assess.reporting.brand import Brand

REST = 250
"""Milliseconds without another change before a preview is made."""


class PreviewCard(Card):
    """The last good picture stays until there is a better one; what went wrong stands in one line above it."""

    def __init__(self, services: Services) -> None:
        super().__init__(padding=4, gap=2)
        self._services = services
        self._specimen: Specimen | None = None
        self._wanted: Brand | None = None
        self._drawn: Brand | None = None
        self._job: Job | None = None
        self.content = b""
        self.sheets = Sheets()
        self.bar = ThinProgress(_("Making the preview"))
        place = self.bar.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # or the pages would jump with every preview
        self.bar.setSizePolicy(place)
        self.state = Caption("", wrap=False)
        self.source = Caption()
        self.before = SecondaryButton("‹", lambda: self.sheets.turn(-1))
        self.before.setAccessibleName(_("Previous page"))
        self.after = SecondaryButton("›", lambda: self.sheets.turn(1))
        self.after.setAccessibleName(_("Next page"))
        self.place = Label("", "secondary", wrap=False)
        self.enlarge = LinkButton(_("Enlarge"), self.show_large)
        self.again = LinkButton(_("Try again"), self._make)
        self.errors = ErrorBanner()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._make)
        self.sheets.turned.connect(self._say)
        self._lay_out()
        self._say()
        self._ended()

    def _lay_out(self) -> None:
        head = row(Heading(_("Preview"), "section"), None, self.state, self.enlarge, gap=2)
        self.body.addLayout(head)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.errors)
        self.body.addLayout(row(self.again, None))
        self.body.addWidget(self.sheets)
        self.body.addLayout(row(self.before, self.place, self.after, None, gap=2))
        self.body.addWidget(self.source)

    def show_of(self, assessment_id: str | None) -> None:
        """From now on of this assessment's report, as it is now; where it is gone, of the latest."""
        self._specimen = Specimen(self._services, assessment_id)
        self.source.setText(_("Shown: {report}").format(report=self._specimen.words()))
        self._drawn = None
        self.errors.clear()

    def show_brand(self, brand: Brand) -> None:
        """Make it under this brand, once that rests."""
        if brand == self._wanted and (self._job is not None or brand == self._drawn or self.errors.text()):
            return
        self.stop()
        self.errors.clear()
        self._wanted = brand
        if brand != self._drawn:
            self._rest.start()
            self.state.setText(_("Out of date"))

    def stop(self) -> None:
        """Nobody wants what is being made; what is shown stays."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
        self._ended()

    def fit(self, highest: int) -> None:
        """The pages are at most so high, in pixels."""
        self.sheets.fit(highest)
        self._say()

    def show_large(self) -> None:
        """The same pages in a dialog, as large as the window lets them."""
        dialog = Dialog(self.window(), _("Preview"))
        pages = Preview()
        room = self.window().size()
        wide = min(theme().px(620), room.width() - 160)
        pages.setMinimumSize(wide, room.height() - 220)
        dialog.setMinimumWidth(wide + theme().space(12))
        dialog.body.addWidget(pages, 1)
        dialog.add_cancel(_("Close"))
        dialog.finished.connect(dialog.deleteLater)
        pages.show_pdf(self.content)
        pages.view.setFocus()
        dialog.open()

    # --- making
    def _make(self) -> None:
        specimen, brand, renderer = self._specimen, self._wanted, self._services.reports
        if specimen is None or brand is None:
            return
        self.stop()
        self.errors.clear()
        self.again.hide()
        self.bar.show()
        self.bar.show_share(0.0)
        self.state.setText(_("Making the preview"))

        def work(job: Job) -> bytes:
            job.report(0.0)
            return renderer.preview(specimen.order(brand), job.report)

        self._job = self._services.jobs.start(work, self._made, self._failed, self._progressed)

    def _progressed(self, fraction: float, _words: str) -> None:
        self.bar.show_share(fraction)

    def _made(self, content: bytes) -> None:
        self._ended()
        self._drawn, self.content = self._wanted, content
        self.sheets.show_pdf(content)
        self.enlarge.setEnabled(True)

    def _failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, AssessError):
            words, faults = error.message, error.faults
        else:
            words = _("The preview could not be made; the brand is stored. Try again; if it happens again, report it.")
            faults = (f"{type(error).__name__}: {error}",)
        self.errors.show_text(words, faults)
        self.again.show()
        if self.content:
            self.state.setText(_("Out of date"))

    def _ended(self) -> None:
        self._job = None
        self.bar.hide()
        self.again.hide()
        self.state.setText("")
        self.enlarge.setEnabled(bool(self.content))

    def _say(self) -> None:
        first, pages, together = self.sheets.first, self.sheets.pages, self.sheets.together
        for part in (self.before, self.place, self.after):
            part.setVisible(pages > together)
        self.before.setEnabled(first > 0)
        self.after.setEnabled(first + together < pages)
        self.place.setText(_("Page {page} of {pages}").format(page=first + 1, pages=pages))
