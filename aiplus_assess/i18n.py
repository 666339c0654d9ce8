"""The one translation catalogue of window, command line and report.

Message ids are English; `locale/zh/LC_MESSAGES/aiplus_assess.po` holds the Chinese. A language is chosen per
context, so a report can be rendered in English while the window stays Chinese.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Literal

from aiplus_assess import resources

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
DOMAIN = "aiplus_assess"

_current: ContextVar[Language | None] = ContextVar("language", default=None)
_default: Language = "zh"


def system_language() -> Language:
    """Chinese unless the system plainly asks for another language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value and value not in ("c", "posix", "c.utf-8", "c.utf8"):
            return "zh" if value.startswith("zh") else "en"
    return "zh"


def use(language: Language) -> None:
    """Make `language` the one of the whole process."""
    global _default  # noqa: PLW0603 - one process has one interface language
    _default = language


def current() -> Language:
    """The language in force here."""
    return _current.get() or _default


@contextmanager
def language(name: Language) -> Iterator[None]:
    """Speak `name` inside the block, whatever the process speaks."""
    token = _current.set(name)
    try:
        yield
    finally:
        _current.reset(token)


def as_language(value: str) -> Language:
    """`value` as a language; raises ValueError for one we don't speak."""
    for known in LANGUAGES:
        if value == known:
            return known
    raise ValueError(value)


@cache
def catalogue(name: Language) -> _gettext.NullTranslations:
    """The translations into `name`; English is the source and needs none."""
    if name == "en":
        return _gettext.NullTranslations()
    return _gettext.translation(DOMAIN, resources.locale(), languages=[name])


def _(message: str) -> str:
    """`message` in the language in force."""
    return catalogue(current()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form for `n`, in the language in force."""
    return catalogue(current()).ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """`message` where the same English means two things (`context` tells which)."""
    return catalogue(current()).pgettext(context, message)
