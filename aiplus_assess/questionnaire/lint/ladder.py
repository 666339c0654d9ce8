"""The levels of a question describe different things, not the same thing with another number or adverb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.lint.finding import Finding, Severity, at_question
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.model import ChecklistQuestion, LevelQuestion

GATE = "ladder"

ADVERBS: Final = (
    "大部分", "绝大多数", "大多数", "绝大部分", "小部分", "一部分", "多数", "少数", "部分", "全部", "所有", "个别",
    "基本上", "基本", "比较", "较为", "非常", "十分", "完全", "充分", "全面", "初步", "逐步", "广泛", "普遍", "经常",
    "偶尔", "有时", "定期", "持续", "稳定", "系统地", "主动", "很少", "很多", "较多", "较少", "少量", "大量", "更加",
    "更", "较", "很", "已经", "已", "都", "均", "总是", "一些", "几乎",
)  # fmt: skip
_NUMBER: Final = re.compile(r"[0-9０-９]+([.．][0-9]+)?|[零一二两三四五六七八九十百千万半几数多]+")
_NOISE: Final = re.compile(r"[\W_]+")
_WORDS: Final = re.compile("|".join(sorted(map(re.escape, ADVERBS), key=len, reverse=True)))


def check_ladder(files: PackFiles) -> Iterator[Finding]:
    """An error for level questions, a warning for checklists (their levels do follow a count); percent is exempt."""
    for question in files.pack.questions:
        if not isinstance(question, LevelQuestion | ChecklistQuestion):
            continue
        seen: dict[str, int] = {}
        for level, text in enumerate(question.levels):
            if text is None:
                continue
            bare = _bare(text.zh)
            if bare in seen:
                message = _("differs from level {other} only by a number or an adverb").format(other=seen[bare])
                severity: Severity = "error" if isinstance(question, LevelQuestion) else "warning"
                yield Finding(GATE, severity, at_question(files, question.id, "levels", level), message)
            seen.setdefault(bare, level)


def _bare(text: str) -> str:
    """The text without numbers, adverbs, punctuation and spaces."""
    return _NOISE.sub("", _NUMBER.sub("", _WORDS.sub("", text)))
