"""A fresh assessment of the tiny questionnaire with an engagement, without a workspace."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Assessment, Company, PackRef, Profile
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import Pack

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


@cache
def tiny() -> Pack:
    return load_pack(Path(__file__).parents[2] / "fixtures" / "packs" / "tiny")


def engaged() -> Assessment:
    """Nothing is answered yet."""
    pack = tiny()
    profile = Profile("示例零件厂", "C34", "small", employees=60, revenue_wan=3000)
    ref = PackRef(pack.id, pack.version, pack.hash)
    company = Company("c1", profile.company)
    return Assessment("a1", company, "2026", profile, ref, "standard", "follow", NOW, NOW, engagement=Engagement())


def scored(assessment: Assessment) -> Result:
    return evaluate(tiny(), assessment.case())
