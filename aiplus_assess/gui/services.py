"""What screens and their presenters are given; `app.py` and tests put it together. Free of Qt and of heavy imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from aiplus_assess.assessment.model import Assessment
    from aiplus_assess.gui.jobs import JobRunner
    from aiplus_assess.gui.preferences import Preferences
    from aiplus_assess.ordering import Order
    from aiplus_assess.questionnaire.model import Pack
    from aiplus_assess.reporting.beside import BesideSnapshot
    from aiplus_assess.reporting.brand import Logo
    from aiplus_assess.reporting.comparison import ComparisonSnapshot
    from aiplus_assess.reporting.formats import Written
    from aiplus_assess.reporting.papers.model import Paper
    from aiplus_assess.storage.protocol import Workspace


DEFAULT_PACK = "gf2025-11"
"""The questionnaire a new assessment uses."""


class PackInfo(Protocol):
    """A questionnaire that is there; `error` is why it can't be used, None where it can."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def folder(self) -> Path: ...
    @property
    def error(self) -> str | None: ...


class PackLibrary(Protocol):
    """The questionnaires that come with the program or lie in the user's folder."""

    def installed(self) -> Sequence[PackInfo]: ...

    def load(self, pack_id: str) -> Pack:
        """The pack, validated; InputError with every fault where it is broken. May take a second: call it in a job."""
        ...


class PackShelf(PackLibrary, Protocol):
    """A library the user can add to."""

    def add(self, folder: Path) -> Pack:
        """Validate the pack in `folder` and keep a copy of it; InputError with every fault, and nothing is kept."""
        ...


class ReportRenderer(Protocol):
    """Makes the PDF; runs inside a job, away from the window's thread."""

    def warm_up(self) -> None:
        """Get ready for the first report, without waiting."""
        ...

    def render(self, order: Order, progress: Callable[[float, str], None]) -> bytes:
        """The PDF's bytes. `progress(fraction, text)` may raise to stop."""
        ...

    def write(self, order: Order, progress: Callable[[float, str], None]) -> Written:
        """The report in the order's format, and the edition it really is."""
        ...

    def preview(self, order: Order, progress: Callable[[float, str], None]) -> bytes:
        """The cover and the page for the boss alone, under the order's brand."""
        ...

    def read_logo(self, content: bytes, name: str, progress: Callable[[float, str], None]) -> Logo:
        """The logo in a user's file, made safe; InputError for what can't be one."""
        ...

    def render_comparison(
        self, snapshot: ComparisonSnapshot | BesideSnapshot, progress: Callable[[float, str], None]
    ) -> bytes:
        """The same for a comparison."""
        ...

    def render_paper(self, paper: Paper, progress: Callable[[float, str], None]) -> bytes:
        """The same for a letter, sheet or guide."""
        ...


class Samples(Protocol):
    """Makes the sample company."""

    def __call__(self, workspace: Workspace, pack: Pack) -> Assessment: ...


@dataclass(frozen=True, slots=True)
class Services:
    """Everything from outside the window."""

    workspace: Workspace
    packs: PackShelf
    jobs: JobRunner
    preferences: Preferences
    clock: Callable[[], datetime]
    reports: ReportRenderer
    create_sample: Samples
