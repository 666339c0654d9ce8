"""The way in: a snapshot becomes a Word file, on our own template or on the user's."""

from __future__ import annotations

from aiplus_assess import i18n
from aiplus_assess.i18n import Language
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.snapshot import ReportEdition, Snapshot


def write_docx(snapshot: Snapshot, template: bytes | None = None) -> bytes:
    """The `.docx` file of the report; the same snapshot and template give the same bytes.

    `template` is a user's own Word file with fields (docs/word-template.md); without one it is set on ours.
    InputError, one line, where the template is refused (macros, references to the outside, too large) or asks for
    a field that does not exist; the line names the field and the paragraph.
    """
    from aiplus_assess.reporting.word.checking import check_template
    from aiplus_assess.reporting.word.package import packed, unpacked
    from aiplus_assess.reporting.word.render import Rendering

    if template is None:
        template = default_template(snapshot.language, snapshot.edition, snapshot.brand)
    else:
        check_template(template)
    return packed(unpacked(Rendering(template, snapshot).filled()))


def default_template(language: Language, edition: ReportEdition = "full", brand: Brand | None = None) -> bytes:
    """Our own template as a Word file to edit: words in `language`, colours of `brand`, fields in double braces."""
    from aiplus_assess.reporting.html import palette_for
    from aiplus_assess.reporting.word.package import packed
    from aiplus_assess.reporting.word.template.document import template_parts

    with i18n.language(language):
        return packed(template_parts(language, edition, palette_for(brand or Brand())))
