"""The rows of the request list, in words. Pure."""

from __future__ import annotations

from datetime import date

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.departments import title_of
from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.assessment.requests import Tally, expired, overdue, tally_words
from aiplus_assess.gui.engagement.requests.presenter import RequestsPresenter
from aiplus_assess.gui.kit.lines import Column, Line
from aiplus_assess.i18n import _, ngettext

DUE, VALID = 5, 6


def columns() -> tuple[Column, ...]:
    """The heads."""
    return (
        Column(_("No."), 44),
        Column(_("Paper"), share=2.0, least=170),
        Column(_("Department"), 112, spare=3),
        Column(_("Proves"), 110, spare=4),
        Column(_("State"), 92),
        Column(_("Due date"), 100, spare=1),
        Column(_("Valid until"), 100, spare=6),
        Column(_("Reference, file"), share=1.2, spare=5, least=130),
    )


def line(presenter: RequestsPresenter, item: EvidenceItem, today: date) -> Line:
    """One paper."""
    late, old = overdue(item, today), expired(item, today)
    due = item.due.isoformat() if item.due else ""
    valid = item.valid_until.isoformat() if item.valid_until else ""
    proofs = (item.reference, item.file.name if item.file else "")
    cells = (
        str(item.number or ""),
        item.title,
        title_of(presenter.result.pack, presenter.owner(item)),
        _(", ").join(item.questions),
        f"✓ {_state(item)}" if item.status == "provided" else _state(item),
        f"{due}\n{_('overdue')}" if late else due,
        f"{valid}\n{_('no longer valid')}" if old else valid,
        " · ".join(part for part in proofs if part),
    )
    alarms = {place for place, wrong in ((DUE, late), (VALID, old)) if wrong}
    return Line(item.id, cells, frozenset(alarms))


def _state(item: EvidenceItem) -> str:
    return labels.evidence_status_word(item.status)


def state_words(found: Tally) -> str:
    """“共 42 份：已提供 20，待补充 3，缺失 19 · 2 份已逾期”."""
    late = ngettext("{n} overdue", "{n} overdue", found.overdue).format(n=found.overdue)
    old = ngettext("{n} no longer valid", "{n} no longer valid", found.expired).format(n=found.expired)
    return " · ".join((tally_words(found), *((late,) if found.overdue else ()), *((old,) if found.expired else ())))
