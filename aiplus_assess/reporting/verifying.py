"""A report held against its own data: do the printed figures follow from it?

Three things must agree: the figures recomputed from the data inside, the figures the report states about itself, and
the words on its pages. Whoever changes all three alike is not caught: this is a check, not a signature.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aiplus_assess.i18n import _
from aiplus_assess.reporting.figures import CHANGE, INSTEAD_OF_CHANGE, Figure, Statement

NUMBER = re.compile(r"[+−-]?\d+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Checked:
    """One figure: what the data gives, what the report states, and whether that stands on a page.

    `computed` is empty where the data can give nothing: the change since an assessment that is not inside.
    """

    key: str
    label: str
    computed: str
    stated: str
    printed: bool
    fault: str = ""


def check(computed: Statement, stated: Statement, pages: Sequence[str]) -> tuple[Checked, ...]:
    """Every figure of either side, in the order of the report; those with a `fault` do not match."""
    text = plain("\n".join(pages))
    same_words = computed.program == stated.program
    ours = {figure.key: figure for figure in computed.figures}
    theirs = {figure.key: figure for figure in stated.figures}
    if CHANGE in theirs:
        ours.pop(INSTEAD_OF_CHANGE, None)
    keys = dict.fromkeys([*ours, *theirs])
    return tuple(_checked(key, ours.get(key), theirs.get(key), text, same_words) for key in keys)


def plain(text: str) -> str:
    """The text without soft hyphens and differences of width, which readers of PDF files do not keep."""
    return re.sub("[\ufffe\u00ad]", "", unicodedata.normalize("NFKC", text))


def _pattern(text: str) -> str:
    """`text`, wherever layout has broken it."""
    return r"\s*".join(re.escape(char) for char in plain(text) if not char.isspace())


def _checked(key: str, ours: Figure | None, theirs: Figure | None, text: str, same_words: bool) -> Checked:
    known = theirs or ours
    assert known is not None
    computed, stated = ours.shown if ours else "", theirs.shown if theirs else ""
    printed = theirs is not None and _stands(theirs, text)
    faults = _faults(known, computed, stated, printed, text, same_words)
    name = known.label or (ours.label if ours else "") or known.shown
    return Checked(key, name, computed, stated, printed, next(faults, ""))


def _faults(figure: Figure, computed: str, stated: str, printed: bool, text: str, same_words: bool) -> Iterator[str]:
    known = figure.key != CHANGE
    if known and not (computed == stated if same_words else NUMBER.findall(computed) == NUMBER.findall(stated)):
        yield _("stated as {stated}, but the data gives {computed}").format(
            stated=stated or "—", computed=computed or "—"
        )
    if not printed:
        found = _instead(figure, text)
        if found:
            yield _("the data gives {computed}, but {found} is printed").format(computed=computed, found=found)
        yield _("{computed} is not printed where it belongs").format(computed=computed or stated)


def _stands(figure: Figure, text: str) -> bool:
    """Whether label and figure stand side by side somewhere, as a whole number and not as a part of a longer one."""
    ends = r"(?![\d.%])" if figure.shown[-1:].isdigit() else ""
    starts = r"(?<![\d.])" if not figure.label else r"\s*"
    return re.search(f"{_pattern(figure.label)}{starts}{_pattern(figure.shown)}{ends}", text) is not None


def _instead(figure: Figure, text: str) -> str:
    """What number stands beside the label; nothing where the label itself is gone."""
    if not figure.label:
        return ""
    found = re.search(rf"{_pattern(figure.label)}\s*({NUMBER.pattern})", text)
    return found.group(1) if found else ""
