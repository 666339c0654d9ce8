"""The questionnaires, each read once: a pack on the disk is looked at again only when the program starts again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiplus_assess.gui.services import PackInfo, PackLibrary
    from aiplus_assess.questionnaire.model import Pack


class RememberingLibrary:
    """Wraps the library that `make` gives when it is first asked; safe to ask from several jobs at once."""

    def __init__(self, make: Callable[[], PackLibrary]) -> None:
        self._make = make
        self._made: PackLibrary | None = None
        self._packs: dict[str, Pack] = {}
        self._lock = Lock()

    def installed(self) -> Sequence[PackInfo]:
        """What there is, broken ones too."""
        return self._library().installed()

    def load(self, pack_id: str) -> Pack:
        """The pack; InputError where it can't be used (asked again the next time)."""
        with self._lock:
            if pack_id not in self._packs:
                self._packs[pack_id] = self._library().load(pack_id)
            return self._packs[pack_id]

    def _library(self) -> PackLibrary:
        if self._made is None:
            self._made = self._make()
        return self._made
