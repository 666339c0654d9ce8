"""Makes the report's PDF for the window."""

from __future__ import annotations

from collections.abc import Callable

from aiplus_assess import __version__
from aiplus_assess.gui.services import ReportRequest
from aiplus_assess.i18n import _


class Renderer:
    """Freezes the assessment, then renders; called inside a job."""

    def render(self, request: ReportRequest, progress: Callable[[float, str], None]) -> bytes:
        """The PDF's bytes."""
        from aiplus_assess.reporting.pdf import render_pdf
        from aiplus_assess.reporting.snapshot import freeze

        progress(0.1, _("Collecting the results"))
        snapshot = freeze(
            request.assessment,
            request.pack,
            language=request.language,
            basis=request.basis,
            edition=request.edition,
            program_version=__version__,
        )
        progress(0.3, _("Setting the pages"))
        content = render_pdf(snapshot)
        progress(1.0, _("Done"))
        return content
