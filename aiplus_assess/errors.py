"""The errors a user may see. Every other exception is a bug and is treated as one."""

from __future__ import annotations

from collections.abc import Iterable


class AssessError(Exception):
    """Something the user can understand and act on.

    `message` is one line in the user's language that says what happened, what is safe and what to do;
    `faults` are the single faults behind it, one line each (a broken file has many at once).
    """

    def __init__(self, message: str, faults: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.faults = tuple(faults)


class InputError(AssessError):
    """What the user gave us is wrong: a file, a field, an id. Nothing was changed."""


class EnvironmentFailure(AssessError):
    """The machine refused: disk full, no permission, a locked or vanished file. What was saved stays saved."""


class WorkspaceError(AssessError):
    """The workspace file can't be used: foreign, damaged, newer than this program. It is left untouched."""


class DamagedWorkspace(WorkspaceError):
    """The workspace file is broken inside. It is left as it is; a backup is the way on."""


class StateError(AssessError):
    """The request does not fit the assessment's state, such as answering a final one."""


def reason_of(error: OSError) -> str:
    """Why the machine refused, in the user's language where it is a usual reason; else in the system's words."""
    import errno

    from aiplus_assess.i18n import _

    words = {
        errno.ENOENT: _("there is no such file or folder"),
        errno.ENOTDIR: _("a part of the path is a file, not a folder"),
        errno.EISDIR: _("it is a folder, not a file"),
        errno.EEXIST: _("it exists already"),
        errno.EACCES: _("no permission"),
        errno.EPERM: _("not permitted"),
        errno.EROFS: _("the place is read-only"),
        errno.ENOSPC: _("the disk is full"),
        errno.EBUSY: _("it is in use"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.EIO: _("the disk reported a read or write error"),
    }
    return words.get(error.errno or 0) or error.strerror or str(error)
