"""What a screen and a part of the desk share whose presenter stores every change at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, cast

from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.editing.edited import Edited
from aiplus_assess.gui.editing.undoing import bind_undo
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.walk.retry_banner import RetryBanner
from aiplus_assess.i18n import _


class Presenter(Protocol):
    """What is asked of the presenter."""

    @property
    def edited(self) -> Edited[Any]: ...


P = TypeVar("P", bound=Presenter)


class Keeping(Generic[P]):
    """`presenter` is None until it is entered; `banner` stands above what could not be stored."""

    navigator: Navigator

    def begin_editing(self, over: QWidget) -> None:
        """To be called once, by the constructor of the widget `over`."""
        self.presenter: P | None = None
        self._offered: tuple[int, Callable[[], None]] | None = None
        self.banner = RetryBanner()
        self.banner.retry.clicked.connect(self._retry)
        bind_undo(over, lambda: self.presenter.edited if self.presenter else None, self.flush)

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
        """Say above everything what could not be stored, and how much waits."""
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
