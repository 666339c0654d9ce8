"""An engagement with a text of its own in every field."""

from __future__ import annotations

from datetime import UTC, date, datetime

from aiplus_assess.assessment.engagement import (
    Attendee,
    Confidentiality,
    Engagement,
    Feedback,
    Meeting,
    MeetingNote,
    Member,
    ReportStage,
    ReportVersion,
    Signature,
)

TOKENS = [f"词条{n:02}" for n in range(23)]


def order(stage: ReportStage = "review", confidentiality: Confidentiality = "confidential") -> Engagement:
    """A text of its own in every field."""
    t = iter(TOKENS)
    return Engagement(
        client=next(t), report_number=next(t), confidentiality=confidentiality, stage=stage, scope=next(t),
        started=date(2026, 10, 1), ends=date(2026, 10, 21), team=(Member(next(t), next(t)),),
        meetings=(
            Meeting(
                "m1", "opening", date(2026, 10, 2), "09:30", "11:00", next(t), "it",
                (Attendee(next(t), next(t), next(t)),),
                (MeetingNote(next(t), "2.2.1-01"), MeetingNote(next(t))), next(t),
            ),
        ),
        feedback=(
            Feedback(
                "f1", next(t), next(t), next(t), next(t), date(2026, 10, 8), "declined", next(t), next(t),
                date(2026, 10, 9),
            ),
        ),
        versions=(
            ReportVersion(
                "v1", next(t), datetime(2026, 10, 7, tzinfo=UTC), "review", next(t), next(t), None,
                (Signature("company", next(t), next(t), date(2026, 10, 20)),),
            ),
        ),
    )  # fmt: skip
