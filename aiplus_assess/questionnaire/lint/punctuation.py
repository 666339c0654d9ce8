"""Chinese is written with full-width punctuation, English without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.lint.finding import Finding, at_text
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.texts import texts

GATE = "punctuation"
_CJK: Final = r"[\u3400-\u9fff\u3001-\u301b\uff01-\uff5e]"
_HALF_WIDTH: Final = re.compile(rf"""(?<={_CJK})\s?[,;:?!()"'.]|[,;:?!()"']\s?(?={_CJK})""")
_FULL_WIDTH: Final = re.compile(r"[，。；：？！（）、]")


def check_punctuation(files: PackFiles) -> Iterator[Finding]:
    """Half-width marks beside Chinese characters, and full-width ones in English."""
    for placed in texts(files.pack):
        half = _HALF_WIDTH.search(placed.text.zh)
        if half:
            message = _("half-width {mark} beside Chinese; use the full-width mark").format(mark=half[0].strip())
            yield Finding(GATE, "error", at_text(files, placed), message)
        full = _FULL_WIDTH.search(placed.text.en)
        if full:
            message = _("Chinese punctuation {mark} in the English").format(mark=full[0])
            yield Finding(GATE, "error", at_text(files, placed), message)
