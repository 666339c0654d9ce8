"""Which assessment the user is with, as the navigation bar shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiplus_assess.gui.navbar import OpenAssessment

if TYPE_CHECKING:
    from aiplus_assess.gui.services import Services


def open_assessment(services: Services, identity: str, before: OpenAssessment | None) -> OpenAssessment:
    """The assessment `identity`; what is known of it already (`before`) is not read again.

    To a consultant the desk is offered even where it is not turned on.
    """
    workspace = services.workspace
    if before is None or before.id != identity:
        assessment = workspace.load(identity)
        company = assessment.company
        before = OpenAssessment(identity, company.name, assessment.title, company.id)
    desk = services.preferences.consultant or workspace.desk.engaged(identity)
    return replace(before, several=len(workspace.summaries(before.company_id)) > 1, desk=desk)
