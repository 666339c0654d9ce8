"""What nobody has looked at again before an assessment is made final or a report is issued. Pure; forbids nothing."""

from __future__ import annotations

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.written import outdated
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.policy.model import local

NAMED = 8
"""How many clauses or questions a line names."""


def loose_ends(assessment: Assessment, result: Result) -> list[str]:
    """A line on findings overtaken by later answers, and one on carried answers that nobody has confirmed."""
    written = sorted(
        (one.clause for one in assessment.findings if outdated(one, assessment, result.pack)),
        key=lambda clause: result.pack.policy.clause_place.get(clause, 0),
    )
    carried = sorted(
        (q for q, answer in assessment.answers.items() if answer.to_confirm and result.states.get(q) != "hidden"),
        key=result.pack.place,
    )
    lines = []
    if n := len(written):
        words = ngettext(
            "{n} finding was written before its answers changed, and is printed as it stands: {names}",
            "{n} findings were written before their answers changed, and are printed as they stand: {names}",
            n,
        )
        lines.append(words.format(n=n, names=_listed([local(clause) for clause in written])))
    if n := len(carried):
        words = ngettext(
            "{n} answer carried over from before is not confirmed and counts as it stands: {names}",
            "{n} answers carried over from before are not confirmed and count as they stand: {names}",
            n,
        )
        lines.append(words.format(n=n, names=_listed(carried)))
    return lines


def _listed(names: list[str]) -> str:
    more = _(" and {n} more").format(n=len(names) - NAMED) if len(names) > NAMED else ""
    return _(", ").join(names[:NAMED]) + more
