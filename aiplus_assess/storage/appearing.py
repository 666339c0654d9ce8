"""Files that appear under their name whole, or not at all."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOUR = 3600


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """An empty file beside `path` to be filled; when the block ends it takes that name, which must be free.

    FileExistsError where it is not: nothing is replaced but a file of no bytes, which holds nothing to lose.
    Readable by its owner alone: what companies say of themselves is nobody else's business.
    """
    _sweep(path)
    new = path.with_name(f".{path.name}.new-{secrets.token_hex(4)}")
    try:
        new.touch(mode=0o600, exist_ok=False)
        yield new
        _publish(new, path)
        sync_folder(path.parent)
    finally:
        new.unlink(missing_ok=True)


def _publish(new: Path, path: Path) -> None:
    if path.exists() and path.stat().st_size == 0:
        new.replace(path)
        return
    try:
        os.link(new, path)  # unlike a rename it never replaces what is there
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        new.rename(path)


def sync_folder(folder: Path) -> None:
    """Put the new name itself on the disk; Windows does so by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(path: Path) -> None:
    """Remove what killed attempts have left behind."""
    for leftover in path.parent.glob(".*.new-*"):
        if leftover.name.startswith(f".{path.name}.new-") and time.time() - leftover.stat().st_mtime > HOUR:
            leftover.unlink(missing_ok=True)
