"""The parts of the desk, in order: a part that is not in this table does not exist. Imported when first seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aiplus_assess.gui.engagement.section import Section
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _


@dataclass(frozen=True, slots=True)
class Part:
    """`id` is what routes and pictures call it, `title` its name in the language in force."""

    id: str
    title: Callable[[], str]
    build: Callable[[Services, Navigator], Section]


def _scope(services: Services, navigator: Navigator) -> Section:
    from aiplus_assess.gui.engagement.scope.view import ScopeSection

    return ScopeSection(services, navigator)


def _departments(services: Services, navigator: Navigator) -> Section:
    from aiplus_assess.gui.engagement.departments.view import DepartmentsSection

    return DepartmentsSection(services, navigator)


def _requests(services: Services, navigator: Navigator) -> Section:
    from aiplus_assess.gui.engagement.requests.view import RequestsSection

    return RequestsSection(services, navigator)


def _interviews(services: Services, navigator: Navigator) -> Section:
    from aiplus_assess.gui.engagement.interviews.view import InterviewsSection

    return InterviewsSection(services, navigator)


def _verification(services: Services, navigator: Navigator) -> Section:
    from aiplus_assess.gui.engagement.verification.view import VerificationSection

    return VerificationSection(services, navigator)


def _findings(services: Services, navigator: Navigator) -> Section:
    from aiplus_assess.gui.engagement.findings.view import FindingsSection

    return FindingsSection(services, navigator)


def _feedback(services: Services, navigator: Navigator) -> Section:
    from aiplus_assess.gui.engagement.feedback.view import FeedbackSection

    return FeedbackSection(services, navigator)


PARTS: tuple[Part, ...] = (
    Part("scope", lambda: _("Scope and team"), _scope),
    Part("departments", lambda: _("Who answers what"), _departments),
    Part("requests", lambda: _("Request list"), _requests),
    Part("interviews", lambda: _("Interviews"), _interviews),
    Part("verification", lambda: _("Verification"), _verification),
    Part("findings", lambda: _("Findings"), _findings),
    Part("feedback", lambda: _("Feedback and signing"), _feedback),
)
