"""The members of a group of companies as a workspace knows them."""

from __future__ import annotations

from aiplus_assess.assessment.group import Member
from aiplus_assess.assessment.model import Basis, Company
from aiplus_assess.assessment.series import Measured
from aiplus_assess.storage.protocol import Workspace


def parts_of(workspace: Workspace, company_id: str) -> tuple[Company, ...]:
    """Every company and site below this one, in the order of their names, level by level."""
    companies = workspace.companies()
    found: list[Company] = []
    level = {company_id}
    while level:
        below = [company for company in companies if company.parent in level and company not in found]
        found += below
        level = {company.id for company in below}
    return tuple(found)


def members(workspace: Workspace, company_id: str, basis: Basis = "self") -> tuple[Member, ...]:
    """The companies below this one, each with its latest final assessment."""
    return tuple(_member(workspace, company, basis) for company in parts_of(workspace, company_id))


def _member(workspace: Workspace, company: Company, basis: Basis) -> Member:
    final = [one.id for one in workspace.summaries(company.id) if one.status == "final"]
    if not final:
        return Member(company)
    loaded = [workspace.load(one) for one in final]
    latest = max(loaded, key=lambda one: (one.finalized or one.updated, one.id))
    return Member(company, Measured(latest, workspace.pack(latest.pack), basis))
