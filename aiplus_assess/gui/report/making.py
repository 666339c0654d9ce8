"""Whose name reports and papers carry."""

from __future__ import annotations

from aiplus_assess.reporting.brand import Brand, brand_of
from aiplus_assess.storage.branding import brand_of_report
from aiplus_assess.storage.protocol import Workspace


def report_brand(workspace: Workspace, assessment_id: str) -> Brand | None:
    """Whose name the assessment's reports and papers carry."""
    stored = brand_of_report(workspace, assessment_id)
    return brand_of(stored.name, stored.settings, stored.logo) if stored else None
