"""Every sentence of the policy is asked about, or says why no company is asked: one of the two."""

from __future__ import annotations

from collections.abc import Iterator

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.coverage import coverage
from aiplus_assess.questionnaire.lint.finding import Finding
from aiplus_assess.questionnaire.loader import PackFiles

GATE = "coverage"


def check_sentences(files: PackFiles) -> Iterator[Finding]:
    """Nothing is left unclassified, and nothing is both."""
    for place, row in enumerate(coverage(files.pack)):
        where = f"{files.policy.file}:{files.policy.line(('sentences', place))}: {row.sentence}"
        if row.state == "unclassified":
            message = _("no question traces to this sentence; map it, or say why it is not asked (not_asked)")
            yield Finding(GATE, "error", where, message)
        elif row.state == "both":
            message = _("marked not_asked, yet {questions} trace to it; keep one")
            yield Finding(GATE, "error", where, message.format(questions=_(", ").join(row.questions)))
