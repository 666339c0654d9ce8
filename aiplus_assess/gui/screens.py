"""Which screen serves which route. Each is imported when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aiplus_assess.gui import navigation as routes
from aiplus_assess.gui.navigation import Navigator, Route
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services

Builder = Callable[[Services, Navigator], Screen]


def home(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.home.screen import HomeScreen

    return HomeScreen(services, navigator)


def new_assessment(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.new_assessment.screen import NewAssessmentScreen

    return NewAssessmentScreen(services, navigator)


def walk(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.walk.screen import WalkScreen

    return WalkScreen(services, navigator)


def review(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.review.screen import ReviewScreen

    return ReviewScreen(services, navigator)


def result(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.result.screen import ResultScreen

    return ResultScreen(services, navigator)


def plan(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.plan.screen import PlanScreen

    return PlanScreen(services, navigator)


def report(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.report.screen import ReportScreen

    return ReportScreen(services, navigator)


def engagement(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.engagement.screen import EngagementScreen

    return EngagementScreen(services, navigator)


def compare(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.compare.screen import CompareScreen

    return CompareScreen(services, navigator)


def group(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.group.screen import GroupScreen

    return GroupScreen(services, navigator)


def questionnaires(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.questionnaires.screen import QuestionnairesScreen

    return QuestionnairesScreen(services, navigator)


def brands(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.brands.screen import BrandsScreen

    return BrandsScreen(services, navigator)


def settings(services: Services, navigator: Navigator) -> Screen:
    from aiplus_assess.gui.settings.screen import SettingsScreen

    return SettingsScreen(services, navigator)


BUILDERS: Mapping[type[Route], Builder] = {
    routes.Home: home,
    routes.NewAssessment: new_assessment,
    routes.Walk: walk,
    routes.Review: review,
    routes.Result: result,
    routes.Plan: plan,
    routes.Report: report,
    routes.Engagement: engagement,
    routes.Compare: compare,
    routes.Group: group,
    routes.Questionnaires: questionnaires,
    routes.Brands: brands,
    routes.Settings: settings,
}
