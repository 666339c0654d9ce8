"""A file is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from aiplus_assess.errors import EnvironmentFailure, InputError, reason_of
from aiplus_assess.i18n import _


def write_file(target: Path, content: bytes, *, force: bool = False) -> None:
    """Put `content` at `target` through a temporary file beside it, so that no half-written file has its name.

    Raises InputError where the file exists and `force` is not given, EnvironmentFailure where the disk refuses;
    in both cases what was there before is untouched.
    """
    refuse_taken(target, force)
    with _told(target):
        _write(target, content)


def refuse_taken(target: Path, force: bool) -> None:
    """InputError where the file exists and `force` is not given, EnvironmentFailure where nobody may look."""
    with _told(target):
        taken = target.exists()
    if taken and not force:
        raise InputError(_("{path} exists already and was left as it is; --force overwrites it.").format(path=target))


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentFailure(
            _("{path} could not be written ({reason}); nothing was changed. Choose another folder.").format(
                path=target, reason=reason_of(error)
            )
        ) from None


def _write(target: Path, content: bytes) -> None:
    temporary = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where the system lets us (Windows does not open folders)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
