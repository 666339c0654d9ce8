"""HTML → PDF by WeasyPrint: bundled fonts only, nothing fetched, tagged, the same bytes every time.

The file states PDF/A-3a and PDF/UA-1 (`pdf_identity`) and may carry files of ours (`attached`).
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any
from xml.etree import ElementTree

from aiplus_assess import resources
from aiplus_assess.i18n import _
from aiplus_assess.reporting.attached import Attached, attachments
from aiplus_assess.reporting.beside import BesideSnapshot, render_beside_html
from aiplus_assess.reporting.brand import Logo
from aiplus_assess.reporting.comparison import ComparisonSnapshot, render_comparison_html
from aiplus_assess.reporting.fonts import font_configuration
from aiplus_assess.reporting.html import render_html
from aiplus_assess.reporting.pdf_identity import OPTIONS, VARIANT, finish, identify
from aiplus_assess.reporting.snapshot import Snapshot

Progress = Callable[[float, str], None]
"""Called with a fraction 0..1 and a line of text."""


def render_pdf(snapshot: Snapshot, progress: Progress | None = None, attached: Sequence[Attached] = ()) -> bytes:
    """The report as a PDF file that carries `attached`.

    `progress` hears about the steps; an exception it raises stops the rendering.
    """
    return written(lambda: render_html(snapshot), progress, attachments(attached, snapshot.made))


def render_preview(snapshot: Snapshot, progress: Progress | None = None) -> bytes:
    """Its cover and the page for the boss alone."""
    return written(lambda: render_html(snapshot, "preview.html.j2"), progress)


def render_comparison(snapshot: ComparisonSnapshot | BesideSnapshot, progress: Progress | None = None) -> bytes:
    """A comparison, or two companies side by side, as a PDF file of its own, in the same way."""
    if isinstance(snapshot, BesideSnapshot):
        return written(lambda: render_beside_html(snapshot), progress)
    return written(lambda: render_comparison_html(snapshot), progress)


def written(markup: Callable[[], str], progress: Progress | None = None, carried: Sequence[Any] = ()) -> bytes:
    """Our own markup as a PDF file with everything a report file has; `carried` are attachments."""
    configuration = font_configuration()
    told = _rising(progress) if progress is not None else _silent
    told(0.02, _("Collecting the results"))
    content = markup()
    told(0.1, _("Setting the pages"))
    with _reporting_pages(told), _collector_at_rest():
        document = _document(content).render(font_config=configuration, pdf_variant=VARIANT, pdf_tags=True)
        told(0.85, _("Writing the file"))
        identify(document)
        document.metadata.attachments.extend(carried)
        file: bytes = document.write_pdf(finisher=finish, **OPTIONS)
    told(1.0, _("Done"))
    return file


def render_picture(logo: Logo) -> bytes:
    """A logo alone on a page of its own size, as a PDF file."""
    page = f"@page {{ size: {logo.width}px {logo.height}px; margin: 0 }} img {{ display: block; width: 100% }}"
    markup = f'<html><title>a</title><style>{page}</style><body><img alt="" src="{logo.source}"/></body></html>'
    file: bytes = _document(markup).write_pdf(font_config=font_configuration())
    return file


def draw(markup: str) -> bytes:
    """Our own markup (charts for other formats) as a plain PDF in the bundled fonts."""
    content: bytes = _document(markup).render(font_config=font_configuration()).write_pdf()
    return content


def _silent(fraction: float, text: str) -> None:
    """Nobody listens."""


def _rising(progress: Progress) -> Progress:
    """The same, without steps back: some pages are laid out twice."""
    reached = 0.0

    def tell(fraction: float, text: str) -> None:
        nonlocal reached
        reached = max(reached, fraction)
        progress(reached, text)

    return tell


def warm_up() -> None:
    """Do now what the first report would wait for: import WeasyPrint, read the fonts, compile the templates."""
    from aiplus_assess.reporting.legible import printable
    from aiplus_assess.reporting.templating import environment

    printable()
    configuration = font_configuration()
    environment().get_template("report.html.j2")
    _document('<html lang="zh-CN"><title>a</title><p>字<strong>a</strong></p></html>').write_pdf(
        font_config=configuration
    )


@cache
def _base_sheet() -> Any:
    from weasyprint import CSS

    return CSS(string=(resources.templates() / "base.css").read_text(encoding="utf-8"))


def _document(markup: str) -> Any:
    """The document, parsed as the XML it is (ten times faster than by the rules for broken HTML), on our base sheet."""
    from weasyprint import HTML, cssselect2

    class Lean(HTML):  # type: ignore[misc]
        def __init__(self, root: ElementTree.Element) -> None:
            self.base_url = None
            self.url_fetcher = _refusing_fetcher()
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = root

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [_base_sheet()]

    return Lean(ElementTree.fromstring(markup))


OWN = ("data:image/png;base64,", "data:image/svg+xml;base64,")
"""How a logo stands in the document itself."""


def _refusing_fetcher() -> Any:
    """A report is whole in itself, its logo included: no file, no network, not even by accident."""
    from weasyprint.urls import URLFetcher

    class Refusing(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if not url.startswith(OWN):
                raise ValueError(f"a report fetches nothing, least of all {url[:200]}")
            return super().fetch(url, headers)

    return Refusing(allowed_protocols=("data",))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Layout makes a million objects that all live to the end: looking through them again and again costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _reporting_pages(told: Progress) -> Iterator[None]:
    """Turn WeasyPrint's own log of pages into progress; how many there will be is not known, so it slows down."""
    logger = logging.getLogger("weasyprint.progress")
    before = logger.level, logger.propagate
    handler = _PageHandler(told)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before[0])
        logger.propagate = before[1]


class _PageHandler(logging.Handler):
    """Hears “Step 5 - Creating layout - Page 7”."""

    def __init__(self, told: Progress) -> None:
        super().__init__()
        self._told = told

    def emit(self, record: logging.LogRecord) -> None:
        if "layout" in str(record.msg) and isinstance(record.args, tuple) and record.args:
            page = int(str(record.args[0]))
            self._told(0.1 + 0.75 * page / (page + 20), _("Page {page}").format(page=page))
