"""The record of an engagement: meetings, feedback, versions; only where something is on record."""

from __future__ import annotations

from aiplus_assess.i18n import _
from aiplus_assess.reporting.word.template.blocks import Column, Xml, chapter, each, joined, p, run, table, when


def record() -> Xml:
    """The appendix; its conditions stand inside that of the chapter, since `record` is empty for those alone."""
    return when("headings.record",
        chapter("record"),
        when("record.meetings",
            p("Heading3", _("Meetings and interviews")),
            each("meeting in record.meetings", _meeting()),
        ),
        when("record.feedback", p("Heading3", _("Feedback and what became of it")), _feedback()),
        when("record.versions", p("Heading3", _("Versions of this report")), _versions()),
    )  # fmt: skip


def _meeting() -> Xml:
    about = '{% if note.question %}{{ note.question | to("answer", note.question) | strong }} {{ note.title | strong }}'
    present = _("Present") + _(": ") + "{{ meeting.people }}"
    return joined([
        p("AnswerHead", "{{ meeting.heading }}"),
        when("meeting.people", p("AnswerQuiet", present)),
        when("meeting.record", p("Note", "{{ meeting.record }}")),
        each("note in meeting.notes", p("AnswerText", run(about + _(": ") + "{% endif %}{{ note.text }}"))),
    ])  # fmt: skip


def _feedback() -> Xml:
    heads = (_("Version"), _("Page"), _("Comment"), _("Adopted?"), _("Reply"))
    return _rows("record.feedback", heads, (11, 8, 36, 13, 32))


def _versions() -> Xml:
    heads = (_("Version"), _("Date"), _("State"), _("By"), _("What changed"), _("Signed by"))
    return _rows("record.versions", heads, (11, 17, 13, 13, 20, 26))


def _rows(name: str, heads: tuple[str, ...], shares: tuple[int, ...]) -> Xml:
    columns = [
        Column(head, share, f"{{{{ row[{place}] }}}}")
        for place, (head, share) in enumerate(zip(heads, shares, strict=True))
    ]
    return table(f"row in {name}", *columns)
