"""The words people read for the codes we store, in the language in force: one place for window, report and CLI."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from aiplus_assess.i18n import _, pgettext

if TYPE_CHECKING:
    from aiplus_assess.assessment.comparison import ChangeKind, Step
    from aiplus_assess.assessment.compliance import ComplianceState
    from aiplus_assess.assessment.engagement import Confidentiality
    from aiplus_assess.assessment.model import ActionState, Answer, Basis, DutyState, EvidenceStatus, Status
    from aiplus_assess.assessment.scoring import Standing, State
    from aiplus_assess.assessment.size import Indicator
    from aiplus_assess.questionnaire.codes import AiUse, Ambition, Edition, Effort, Flag, Pillar, Role, Size


def level_word(level: int) -> str:
    """未起步 … 引领, for a level 0..5."""
    return (
        _("Not started"),
        _("Scattered"),
        _("Local trial"),
        _("Established"),
        _("Connected"),
        _("Leading"),
    )[level]


def size_word(size: Size) -> str:
    return {"micro": _("Micro"), "small": _("Small"), "medium": _("Medium"), "large": _("Large")}[size]


def role_word(role: Role) -> str:
    return {
        "user": _("Uses AI"),
        "provider": _("Provides models, AI applications or agents"),
        "data": _("Provides, labels or processes data"),
        "device": _("Makes smart devices or equipment"),
        "exporter": _("Sells abroad"),
    }[role]


def ai_use_word(use: AiUse) -> str:
    return {
        "none": _("No AI in use yet"),
        "saas": _("Only ready-made AI services"),
        "deployed": _("Own models, agents or integrated systems in production"),
    }[use]


def flag_word(flag: Flag) -> str:
    return {
        "rd": _("Does research and development"),
        "gov_supplier": _("Supplies or operates for government or utilities"),
        "public_service": _("Offers generative AI to the public in China"),
        "publishes_ai_content": _("Publishes AI-generated content"),
        "open_source": _("Uses or publishes open-source models or components"),
        "hazardous": _("Has hazardous jobs or processes"),
        "seed_breeding": _("Breeds seeds"),
        "consumer_facing": _("Serves consumers directly"),
        "robots": _("Uses robots, cobots or AGVs"),
        "state_owned": _("State-owned or state-controlled"),
        "cross_border_data": _("Sends data abroad"),
    }[flag]


def edition_word(edition: Edition) -> str:
    return {"quick": _("Quick edition"), "standard": _("Standard edition"), "advisor": _("Advisor edition")}[edition]


def ambition_word(ambition: Ambition) -> str:
    return {"hold": _("Hold"), "follow": _("Follow"), "lead": _("Lead")}[ambition]


def basis_word(basis: Basis) -> str:
    return {"self": _("Self-assessed"), "verified": _("Verified"), "evidence": _("Proven by evidence")}[basis]


def standing_word(standing: Standing) -> str:
    return {
        "screening": _("Screening"),
        "unrated": _("Not rated"),
        "self_assessed": _("Self-assessed"),
        "verified": _("Verified"),
    }[standing]


def state_word(state: State) -> str:
    return {
        "answered": _("Answered"),
        "unknown": _("Unknown"),
        "unanswered": _("Unanswered"),
        "na": _("Not applicable"),
        "hidden": _("Not asked"),
        "opportunity": _("Opportunity"),
        "metric": _("Metric"),
    }[state]


def open_word(states: Iterable[State]) -> str:
    """Why questions in these states have no value together: nobody answered, or nobody knew."""
    found = set(states)
    if "unknown" not in found:
        return _("no answer")
    return _("unknown or unanswered") if "unanswered" in found else _("Unknown")


def duty_word(state: DutyState) -> str:
    return {"compliant": _("Compliant"), "partial": _("Partly compliant"), "noncompliant": _("Not compliant")}[state]


def compliance_word(state: ComplianceState) -> str:
    return {
        "none": _("No legal duty applies"),
        "compliant": _("Compliant"),
        "to_confirm": _("To be confirmed"),
        "partial": _("Partly compliant"),
        "noncompliant": _("Not compliant"),
    }[state]


def evidence_word(level: int) -> str:
    """The evidence levels 0..3."""
    return (_("Self-stated"), _("Internal document"), _("System record"), _("External proof"))[level]


def evidence_status_word(status: EvidenceStatus) -> str:
    return {"provided": _("Provided"), "missing": _("Missing"), "incomplete": _("To be completed")}[status]


def status_word(status: Status) -> str:
    return {"draft": _("Draft"), "final": _("Final")}[status]


def pillar_word(pillar: Pillar) -> str:
    return {"actions": _("Key actions"), "supports": _("Supports")}[pillar]


def effort_word(effort: Effort) -> str:
    return {"S": _("Small effort"), "M": _("Medium effort"), "L": _("Large effort")}[effort]


def effort_size(effort: Effort) -> str:
    """The same where a heading already says that it is about effort."""
    small, medium, large = pgettext("effort", "small"), pgettext("effort", "medium"), pgettext("effort", "large")
    return {"S": small, "M": medium, "L": large}[effort]


def action_state_word(state: ActionState) -> str:
    return {"planned": _("Planned"), "in_progress": _("In progress"), "done": _("Done"), "dropped": _("Dropped")}[state]


def reference_target_note() -> str:
    """The words that stand wherever a target derived from the policy is shown."""
    return _("Reference target, not an official national measure")


def indicator_word(indicator: Indicator) -> str:
    """The numbers a company's size is computed from."""
    return {
        "employees": _("employees"),
        "revenue_wan": _("yearly revenue, 10,000 CNY"),
        "assets_wan": _("total assets, 10,000 CNY"),
    }[indicator]


def step_word(step: Step) -> str:
    """The steps between two indices when a change is split into its causes."""
    return {
        "old": _("the earlier assessment as reported"),
        "rules": _("the earlier answers under today's scoring rules"),
        "questionnaire": _("the earlier answers on the newer questionnaire"),
        "scope": _("the earlier answers in the newer scope"),
        "new": _("the later assessment as reported"),
    }[step]


def why_not(step: Step | None) -> str:
    """Why a change can't be split into causes, given the first step without an index; "" where there is none."""
    return "" if step is None else _("There is no index for this step: {step}.").format(step=step_word(step))


def cause_word(cause: str) -> str:
    """The four causes of a change of the index."""
    return {
        "rules": _("Scoring rules"),
        "questionnaire": _("Questionnaire"),
        "scope": _("Scope"),
        "answers": _("Answers"),
    }[cause]


def change_word(kind: ChangeKind) -> str:
    """What happened to a question between two assessments."""
    return {
        "improved": _("Improved"),
        "regressed": _("Fell"),
        "unchanged": _("Unchanged"),
        "newly_answered": _("Newly answered"),
        "no_longer_answered": _("No longer answered"),
        "na_changed": _("Applicability changed"),
        "added": _("New question"),
        "retired": _("Retired question"),
        "hidden_changed": _("Scope changed"),
    }[kind]


def confidentiality_word(code: Confidentiality) -> str:
    return {"public": _("Public"), "internal": _("Internal"), "confidential": _("Confidential")}[code]


def amount(value: float) -> str:
    """A counted number as it was typed: 4, 1200, 0.5."""
    return str(int(value)) if float(value).is_integer() else repr(value)


def counted_words(answer: Answer) -> str:
    """“ (4/20)” after the percentage that was computed from two numbers; empty where it was typed."""
    if answer.counted is None:
        return ""
    return _(" ({part}/{whole})").format(part=amount(answer.counted[0]), whole=amount(answer.counted[1]))
