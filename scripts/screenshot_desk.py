"""The consultant's order of the assessment that the pictures show."""

from __future__ import annotations

from datetime import date

from aiplus_assess.assessment.engagement import Engagement, Member
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.storage.protocol import Workspace


def engage(workspace: Workspace, shown: Assessment) -> None:
    """Scope, team and dates."""
    team = (Member("李强", "组长"), Member("王敏", "评估师，数据与质量"), Member("周航", "记录"))
    scope = "苏州工厂的机加、装配、质检和仓储；不含上海销售分公司（无生产活动）。"
    dates = {"started": date(2026, 11, 9), "ends": date(2026, 11, 27)}
    workspace.desk.put(shown.id, Engagement("华清集团有限公司", "AI+2026-017", scope=scope, team=team, **dates))
