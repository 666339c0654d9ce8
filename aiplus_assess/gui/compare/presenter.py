"""What the comparison shows: which assessments there are, which two are compared, on which basis. Free of Qt."""

from __future__ import annotations

from aiplus_assess import __version__
from aiplus_assess.assessment.beside import Beside, beside
from aiplus_assess.assessment.model import BASES, Assessment, Basis
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.series import Measured
from aiplus_assess.assessment.verification import first_basis
from aiplus_assess.gui.navigation import Compare
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import Language
from aiplus_assess.reporting.beside import BesideSnapshot, freeze_beside
from aiplus_assess.reporting.comparison import ComparisonSnapshot, freeze_comparison
from aiplus_assess.reporting.parts.beside import BesidePart, beside_of, names_of
from aiplus_assess.reporting.parts.compare_charts import title_of
from aiplus_assess.reporting.parts.comparison import ComparisonPart, comparison_of


class ComparePresenter:
    """Reads the company's assessments when opened; everything else is derived from them."""

    def __init__(self, services: Services) -> None:
        self._workspace = services.workspace
        self._known: tuple[Measured, ...] = ()
        self.company_id = ""
        self.left_out = 0
        self.basis: Basis = "self"
        self.old: str | None = None
        self.new: str | None = None
        self.anonymous = False

    def open(self, route: Compare) -> None:
        """The assessments of the company, the oldest first; those on another questionnaire are left out."""
        ids = [summary.id for summary in self._workspace.summaries(route.company_id)]
        found = [self._workspace.load(one) for one in dict.fromkeys([*ids, *filter(None, (route.before, route.after))])]
        found.sort(key=lambda one: (one.created, one.id))
        last = next((one for one in found if one.id == route.after), found[-1] if found else None)
        alike = [one for one in found if last is not None and one.pack.id == last.pack.id]
        self.left_out = len(found) - len(alike)
        self._known = tuple(Measured(one, self._workspace.pack(one.pack)) for one in alike)
        if last is not None and (route.company_id != self.company_id or self.basis not in self.bases()):
            self.basis = first_basis(last)
        self.company_id = route.company_id
        ids = [one.id for one in alike]
        self.new = route.after if route.after in ids else (ids[-1] if ids else None)
        before = [one for one in ids if one != self.new]
        earlier = [one for one in before if self.new is not None and ids.index(one) < ids.index(self.new)]
        self.old = route.before if route.before in before else next(reversed(earlier or before), None)

    def route(self) -> Compare:
        """Exactly what is shown."""
        return Compare(self.company_id, self.old, self.new)

    @property
    def company(self) -> str:
        """Whose assessments these are; both names where there are two."""
        if self.unnamed:
            return " · ".join(names_of(self._beside(), True))
        pair = [self._assessment(one).company.name for one in (self.old, self.new) if one is not None]
        return " · ".join(dict.fromkeys(pair))

    @property
    def unnamed(self) -> bool:
        """Whether nothing on the screen may name a company: a third party looks on."""
        return self.foreign and self.anonymous

    @property
    def count(self) -> int:
        return len(self._known)

    @property
    def foreign(self) -> bool:
        """Whether the two belong to different companies: shown beside each other, never as a change."""
        if self.old is None or self.new is None:
            return False
        return self._assessment(self.old).company.id != self._assessment(self.new).company.id

    def choices(self) -> tuple[tuple[str, str], ...]:
        """(id, title) of each assessment that can be compared, the oldest first; a date where two are called alike."""
        several = len({one.assessment.company.id for one in self._known}) > 1
        titles = [title_of(one) for one in self._known]

        def words(one: Measured) -> str:
            parts = [one.assessment.company.name] if several else []
            parts.append(title_of(one))
            if titles.count(title_of(one)) > 1:
                parts.append(one.assessment.created.astimezone(CHINA).strftime("%Y-%m-%d"))
            return " · ".join(parts)

        return tuple((one.id, words(one)) for one in self._known)

    def bases(self) -> tuple[Basis, ...]:
        """Verified only where an assessor checked something."""
        answers = (answer for one in self._known for answer in one.assessment.answers.values())
        checked = any(answer.verified is not None for answer in answers)
        return BASES if checked else ("self", "evidence")

    def choose(self, old: str, new: str) -> None:
        """Compare these two; the other way round where the same one is chosen twice."""
        if old == new:
            old, new = (self.new or old, new) if new != self.new else (old, self.old or new)
        self.old, self.new = old, new

    def pair(self) -> tuple[Measured, Measured] | None:
        """The two on the basis chosen; None where there are no two."""
        if self.old is None or self.new is None:
            return None
        by_id = {one.id: one for one in self._series()}
        return by_id[self.old], by_id[self.new]

    def part(self) -> ComparisonPart | None:
        """What is shown, in words; None where there are no two assessments."""
        pair = self.pair()
        return None if pair is None else comparison_of(self._series(), *pair)

    def beside(self) -> BesidePart:
        """What is shown of two companies; only where `foreign`."""
        return beside_of(self._beside(), self.anonymous)

    def _beside(self) -> Beside:
        pair = self.pair()
        assert pair is not None
        return beside(*pair)

    def snapshot(self, language: Language) -> ComparisonSnapshot | BesideSnapshot | None:
        """The same for the PDF."""
        pair = self.pair()
        if pair is None:
            return None
        if self.foreign:
            return freeze_beside(
                beside(*pair), language=language, anonymous=self.anonymous, program_version=__version__
            )
        return freeze_comparison(self._series(), *pair, language=language, program_version=__version__)

    def _series(self) -> tuple[Measured, ...]:
        return tuple(Measured(one.assessment, one.pack, self.basis) for one in self._known)

    def _assessment(self, identity: str | None) -> Assessment:
        return next(one.assessment for one in self._known if one.id == identity)
