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
