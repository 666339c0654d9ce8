"""All gates that a pack can pass by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from aiplus_assess.questionnaire.lint.applicability import check_applicability
from aiplus_assess.questionnaire.lint.completeness import check_completeness
from aiplus_assess.questionnaire.lint.duplicates import check_duplicates
from aiplus_assess.questionnaire.lint.finding import Finding
from aiplus_assess.questionnaire.lint.ladder import check_ladder
from aiplus_assess.questionnaire.lint.lengths import check_lengths
from aiplus_assess.questionnaire.lint.punctuation import check_punctuation
from aiplus_assess.questionnaire.lint.sentences import check_sentences
from aiplus_assess.questionnaire.lint.sources import check_sources
from aiplus_assess.questionnaire.lint.translations import check_translations
from aiplus_assess.questionnaire.lint.wording import check_wording
from aiplus_assess.questionnaire.loader import PackFiles

GATES: Final[tuple[Callable[[PackFiles], Iterator[Finding]], ...]] = (
    check_completeness,
    check_translations,
    check_lengths,
    check_duplicates,
    check_ladder,
    check_punctuation,
    check_wording,
    check_sources,
    check_sentences,
    check_applicability,
)


def check_pack(files: PackFiles) -> list[Finding]:
    """Every finding of every gate."""
    return [finding for gate in GATES for finding in gate(files)]
