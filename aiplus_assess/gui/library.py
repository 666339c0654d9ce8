"""The questionnaires, each read once: a pack on the disk is looked at again only when the program starts again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from aiplus_assess.errors import EnvironmentFailure, InputError, reason_of
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.gui.services import PackInfo, PackLibrary
    from aiplus_assess.questionnaire.model import Pack


class RememberingLibrary:
    """Wraps the library that `make` gives when it is first asked; safe to ask from several jobs at once.

    `own` is the folder of the user's packs; it is made when the first one is added.
    """

    def __init__(self, make: Callable[[], PackLibrary], own: Path | None = None) -> None:
        self._make = make
        self._own = own
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

    def add(self, folder: Path) -> Pack:
        """Validate the pack in `folder`, then keep a copy under its id and version.

        InputError where it is broken, or where that version is there already; nothing is kept then.
        """
        from aiplus_assess.questionnaire.loader import load_pack

        pack = load_pack(folder)
        if self._own is None or any((i.id, i.version) == (pack.id, pack.version) for i in self.installed()):
            message = _("{id} {version} is there already; give your questionnaire another id or a higher version.")
            raise InputError(message.format(id=pack.id, version=pack.version))
        _copy(folder, self._own / f"{pack.id}-{pack.version}")
        with self._lock:
            self._packs.pop(pack.id, None)
        return pack

    def _library(self) -> PackLibrary:
        if self._made is None:
            self._made = self._make()
        return self._made


def _copy(folder: Path, target: Path) -> None:
    """Copy a pack's files, whole or not at all."""
    import shutil

    part = target.with_name(f".{target.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        (part / "migrations").mkdir(parents=True)
        for file in (*folder.glob("*.yaml"), *folder.glob("*.json"), *folder.glob("migrations/*.yaml")):
            shutil.copyfile(file, part / file.relative_to(folder))
        part.replace(target)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        message = _("The questionnaire could not be copied to {path}: {reason}. Nothing was changed.")
        raise EnvironmentFailure(message.format(path=target, reason=reason_of(error))) from None
