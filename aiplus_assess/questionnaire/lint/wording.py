"""Words that say more than an assessment may, or that the product does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.lint.finding import Finding, at_text
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.texts import texts

GATE = "wording"

FORBIDDEN: Final = {
    "成熟度": "就绪度",
    "红线": "法定义务待整改项",
    "退步": "下降",
    "国家考核": "参考目标",
    "国家标准答案": "参考目标",
    "官方认定": "企业自我评估",
    "官方评级": "就绪等级",
    "未达标": "低于参考目标",
}
"""Chinese word → the one to use."""
FORBIDDEN_ENGLISH: Final = {"maturity": "readiness", "red line": "duty", "certified by the state": "self-assessed"}
_NAMES: Final = re.compile(r"《[^》]*》|非国家考核|非官方认定")
"""Names of documents keep their words, and so does the sentence that says what this is not."""
_QUOTING_FIELDS: Final = ("source",)


def check_wording(files: PackFiles) -> Iterator[Finding]:
    """No forbidden word outside the names of documents."""
    for placed in texts(files.pack):
        if placed.field.endswith(_QUOTING_FIELDS):
            continue
        chinese, english = _NAMES.sub("", placed.text.zh), placed.text.en.lower()
        for text, words in ((chinese, FORBIDDEN), (english, FORBIDDEN_ENGLISH)):
            for word, instead in words.items():
                if word in text:
                    message = _("the word {word} is not used here; write {instead}")
                    shown = message.format(word=word, instead=instead)
                    yield Finding(GATE, "error", at_text(files, placed), shown)
