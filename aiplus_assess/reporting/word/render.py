"""docxtpl, held to our rules: strict fields, escaped text, marks expanded, faults in words, properties from us."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docxtpl import DocxTemplate
from jinja2 import Environment
from jinja2.exceptions import TemplateError
from lxml import etree

from aiplus_assess import i18n
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.reporting.brand import Logo
from aiplus_assess.reporting.html import palette_of
from aiplus_assess.reporting.legible import all_legible, visible
from aiplus_assess.reporting.snapshot import Snapshot
from aiplus_assess.reporting.word.expand import expand
from aiplus_assess.reporting.word.fields import TEXT_WIDTH, Values, fields_of
from aiplus_assess.reporting.word.locating import place_of, reason_of, template_line
from aiplus_assess.reporting.word.pictures import Drawn, Wanted, drawing, drawn, natural_width
from aiplus_assess.reporting.word.sandbox import FieldFault, environment

LOGO = (45.0, 18.0)
"""The box a logo is fitted into, in mm."""
NOTES = re.compile(r"wordprocessingml\.(footnotes|endnotes)\+xml")


class Rendering(DocxTemplate):  # type: ignore[misc]
    """One template filled for one snapshot."""

    def __init__(self, template: bytes, snapshot: Snapshot) -> None:
        super().__init__(io.BytesIO(template))
        self._snapshot = all_legible(snapshot, visible)
        self._values = Values()
        self._bookmarks = itertools.count(9000)
        self._pictures = itertools.count(1)

    def filled(self) -> bytes:
        """The finished document; InputError where the template asks for what is not there."""
        known = dict(fields_of(self._snapshot))
        with i18n.language(self._snapshot.language):
            self.render(known, environment(self._values.shown, self._values.filters(), known))
        _update_fields(self.docx)
        buffer = io.BytesIO()
        self.save(buffer)
        return buffer.getvalue()

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None) -> str:
        """One part of the document, rendered and with its marks expanded."""
        self._values.pictures.clear()
        try:
            rendered = super().render_xml_part(src_xml, part, context, jinja_env)
        except (TemplateError, FieldFault, TypeError, ValueError, LookupError) as error:
            if not isinstance(error, TemplateError) and not template_line(error):
                raise
            raise InputError(
                _("{where}: {reason}. The report was not written.").format(
                    where=place_of(error, src_xml), reason=reason_of(error)
                )
            ) from None
        try:
            root = parse_xml(rendered.encode())
        except etree.XMLSyntaxError:
            raise InputError(
                _(
                    "The Word template's tags break its own structure: a loop or condition must begin and end on the "
                    "same level (both in text, both as {{%p}}, or both as {{%tr}}). The report was not written."
                ).format()
            ) from None
        pictures = self._drawn()
        expand(root, lambda payload: self._drawing(part, pictures[int(payload)]), self._bookmarks)
        return str(self.xml_to_string(root))

    def resolve_listing(self, xml: str) -> str:
        """Line feeds are ours to expand (`expand.py`)."""
        return xml

    def _drawn(self) -> tuple[Drawn, ...]:
        """The pictures this part asked for, in order; all its charts in one pass."""
        palette, language = palette_of(self._snapshot), self._snapshot.language
        wanted = [
            Wanted(shown, width or min(TEXT_WIDTH, natural_width(shown, palette, language)))
            for shown, width in self._values.pictures
            if not isinstance(shown, Logo)
        ]
        charts = iter(drawn(wanted, palette, language))
        return tuple(
            self._logo(shown, width) if isinstance(shown, Logo) else next(charts)
            for shown, width in self._values.pictures
        )

    def _logo(self, logo: Logo, width: float | None) -> Drawn:
        from aiplus_assess.reporting.logo import on_plate

        if logo.light:
            logo = on_plate(logo, palette_of(self._snapshot).brand)
        wide, tall = logo.fitted(width or LOGO[0], LOGO[1])
        return Drawn(logo.png, wide, tall, self._snapshot.brand.name or self._snapshot.cover.company)

    def _drawing(self, part: Any, picture: Drawn) -> Any:
        relationship, __ = part.get_or_add_image(io.BytesIO(picture.png))
        return drawing(picture, relationship, next(self._pictures))

    def render_footnotes(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        """Foot- and endnotes, each part once: docxtpl's way would render a part again for every section."""
        for part in self.docx.part.package.iter_parts():
            if NOTES.search(part.content_type):
                xml = self.render_xml_part(self.patch_xml(part.blob.decode()), part, context, jinja_env)
                part._blob = xml.encode()

    def render_properties(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        """Who and when, from the snapshot alone."""
        shown, known = self._snapshot, self.docx.core_properties
        by = shown.brand.name or shown.cover.company
        made = shown.made.astimezone(UTC).replace(tzinfo=None)
        for name, value in {
            "title": f"{shown.cover.company} · {shown.cover.title}", "subject": shown.cover.subject, "author": by,
            "last_modified_by": by, "keywords": shown.cover.number, "identifier": shown.cover.number, "comments": "",
            "language": "zh-CN" if shown.language == "zh" else "en",
        }.items():  # fmt: skip
            setattr(known, name, value[:255])
        known.created = known.modified = known.last_printed = made
        known.revision = 1


def _update_fields(document: Any) -> None:
    """Ask Word for the page numbers of a table of contents when the file is opened; nobody else can know them."""
    codes = "".join(code.text or "" for code in document.element.body.iter(qn("w:instrText")))
    settings = document.settings.element
    if not re.search(r"\bTOC\b", codes) or settings.find(qn("w:updateFields")) is not None:
        return
    asked = OxmlElement("w:updateFields")
    asked.set(qn("w:val"), "true")
    later = next((child for child in settings if child.tag in _AFTER), None)
    if later is None:
        settings.append(asked)
    else:
        later.addprevious(asked)


_AFTER = [
    qn(f"w:{name}")
    for name in ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "themeFontLang")
]
"""What the schema wants behind `updateFields`; a file that breaks the order is “damaged” for Word."""
