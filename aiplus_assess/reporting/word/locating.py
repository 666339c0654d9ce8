"""A fault of a template, in words: which field, in which paragraph, and what was meant."""

from __future__ import annotations

import re
import traceback
from html import unescape

from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError

from aiplus_assess.i18n import _
from aiplus_assess.reporting.word.sandbox import FieldFault

SHOWN = 60
"""How much of a paragraph is quoted."""


def place_of(error: Exception, source: str) -> str:
    """The Word template, and the paragraph of `source` (as docxtpl rendered it) that the error comes from."""
    line = error.lineno if isinstance(error, TemplateSyntaxError) else template_line(error)
    text = paragraph(source, line) if line else ""
    if not text:
        return _("The Word template")
    return _("The Word template, at “{text}”").format(text=text)


def template_line(error: Exception) -> int:
    """The line of the template that raised; Jinja names it in the traceback."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return frames[-1].lineno or 0 if frames else 0


def paragraph(source: str, line: int) -> str:
    """The words of the paragraph on that line: docxtpl begins a line with every paragraph."""
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", source).split("\n")
    words = unescape(re.sub(r"<[^>]*>", "", lines[line - 1] if line <= len(lines) else "")).strip()
    return words if len(words) <= SHOWN else words[:SHOWN] + "…"


def reason_of(error: Exception) -> str:
    """What is wrong, without a full stop."""
    if isinstance(error, UndefinedError):
        return str(error.message)
    if isinstance(error, FieldFault):
        return error.reason
    if isinstance(error, SecurityError):
        return _("that is nothing a template may reach")
    return str(getattr(error, "message", "") or error).rstrip(".")
