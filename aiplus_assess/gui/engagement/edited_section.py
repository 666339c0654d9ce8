"""A part of the desk whose presenter stores every change at once: undo, trying again, a change of language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, cast

from aiplus_assess.gui.engagement.edited import Edited
from aiplus_assess.gui.engagement.section import Section
from aiplus_assess.gui.engagement.undoing import bind_undo
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.walk.retry_banner import RetryBanner
from aiplus_assess.i18n import _


class Presenter(Protocol):
    """What every such part asks of its presenter; `id` is the assessment's."""

    @property
    def id(self) -> str: ...

    @property
    def edited(self) -> Edited[Any]: ...


P = TypeVar("P", bound=Presenter)


class EditedSection(Section, Generic[P]):
    """`presenter` is None until the part is entered; `banner` stands above what could not be stored."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.presenter: P | None = None
        self._offered: tuple[int, Callable[[], None]] | None = None
        self.banner = RetryBanner()
        self.banner.retry.clicked.connect(self._retry)
        bind_undo(self, lambda: self.presenter.edited if self.presenter else None, self.flush)

    def flush(self) -> None:
        """Hand on what is half-typed; nothing where nothing is typed into."""

    def leave(self) -> None:
        self.flush()
        if self.presenter is not None and self.presenter.edited.waiting:
            self.presenter.edited.retry()

    def keep(self) -> object:
        self.leave()
        if self.presenter is not None:
            self.presenter.edited.listen(lambda: None)
        return self.presenter

    def take(self, kept: object) -> None:
        self.presenter = cast("P | None", kept)

    def show_failure(self) -> None:
        """Say above the part what could not be stored, and how much waits."""
        if self.presenter is not None:
            edited = self.presenter.edited
            self.banner.show_failure(edited.failure, int(edited.waiting))
            if self._offered is not None and self._offered[0] != edited.moves:
                self._offered[1]()
                self._offered = None

    def offer_undo(self, words: str) -> None:
        """Say what was done, with a way back as long as nothing else was changed, undone or redone."""
        if self.presenter is not None:
            self._offered = self.presenter.edited.moves, self.navigator.notify(words, _("Undo"), self.undo)

    def undo(self) -> None:
        """Take the last step back, as the toast offers."""
        if self.presenter is not None:
            self.presenter.edited.undo()

    def _retry(self) -> None:
        if self.presenter is not None:
            self.presenter.edited.retry()
