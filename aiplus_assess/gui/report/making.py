"""What a report of an assessment is made from: the workspace's part of it."""

from __future__ import annotations

from dataclasses import replace

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.series import Measured
from aiplus_assess.exchange.benchmarking import standing_of
from aiplus_assess.exchange.series import earlier_than
from aiplus_assess.gui.report.choices import Choices
from aiplus_assess.gui.services import ReportRequest
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand, brand_of
from aiplus_assess.storage.branding import brand_of_report
from aiplus_assess.storage.protocol import Workspace


def report_brand(workspace: Workspace, assessment_id: str) -> Brand | None:
    """Whose name the assessment's reports and papers carry."""
    stored = brand_of_report(workspace, assessment_id)
    return brand_of(stored.name, stored.settings, stored.logo) if stored else None


def report_request(workspace: Workspace, assessment: Assessment, pack: Pack, choices: Choices) -> ReportRequest:
    """What the renderer is asked for, with everything the workspace knows beside the assessment."""
    return replace(
        choices.request(assessment, pack, earlier_than(workspace, assessment, choices.basis)),
        history=workspace.history(assessment.id),
        benchmark=standing_of(workspace, Measured(assessment, pack, choices.basis)),
        brand=report_brand(workspace, assessment.id),
    )
