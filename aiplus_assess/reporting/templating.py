"""The one Jinja environment: a missing field is an error, every text is escaped, only bundled templates load."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from aiplus_assess import i18n, resources


@cache
def environment() -> Environment:
    """The environment; texts follow the language in force (`i18n.language`) when a template is rendered."""
    made = Environment(
        loader=FileSystemLoader(resources.templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["_"] = i18n._
    made.globals["ngettext"] = i18n.ngettext
    made.globals["pgettext"] = i18n.pgettext
    return made
