"""Files offered as proof: from a dialog, dropped, or pasted. Reading them is told in words where it fails."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiplus_assess.errors import EnvironmentFailure, InputError, reason_of
from aiplus_assess.i18n import _
from aiplus_assess.storage.protocol import LARGEST_PROOF, MEGABYTE

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Offer:
    """A file on the disk, or with `path` None a picture from the clipboard that is `content` already."""

    name: str
    path: Path | None = None
    content: bytes = b""

    @classmethod
    def of(cls, path: Path) -> Offer:
        """The file at `path`."""
        return cls(path.name, path)


def read(offer: Offer, progress: Progress = lambda _share: None) -> bytes:
    """The content; `progress(0..1)` after every megabyte.

    InputError for a folder, an empty file, or one above the limit (told before it is read);
    EnvironmentFailure where the disk refuses.
    """
    if offer.path is None:
        _check(offer.name, len(offer.content))
        return offer.content
    try:
        found = offer.path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise InputError(_("{name} is a folder, not a file.").format(name=offer.name))
        _check(offer.name, found.st_size)
        return _read(offer.name, offer.path, found.st_size, progress)
    except OSError as error:
        raise EnvironmentFailure(
            _("{name} can't be read: {reason}.").format(name=offer.name, reason=reason_of(error))
        ) from None


def _read(name: str, path: Path, size: int, progress: Progress) -> bytes:
    parts = bytearray()
    with path.open("rb") as file:
        while part := file.read(MEGABYTE):
            parts += part
            _check(name, len(parts))  # it may be growing while we read
            progress(min(1.0, len(parts) / size))
    return bytes(parts)


def _check(name: str, size: int) -> None:
    if size == 0:
        raise InputError(_("{name} is empty.").format(name=name))
    if size > LARGEST_PROOF:
        raise InputError(
            _("{name} has {size} MB; a proof file may have at most {limit} MB. Nothing was changed.").format(
                name=name, size=-(-size // MEGABYTE), limit=LARGEST_PROOF // MEGABYTE
            )
        )
