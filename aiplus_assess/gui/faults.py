"""Nothing that goes wrong in the window is swallowed: users are told in words, details go into a file."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from aiplus_assess.errors import AssessError

if TYPE_CHECKING:
    from collections.abc import Callable


def install(tell: Callable[[Exception], None]) -> None:
    """From now on an exception nobody caught (Qt hands them over from slots) is told by `tell`."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, AssessError):
            _record(error)
        tell(error)

    sys.excepthook = hook


def _record(error: Exception) -> None:
    """Append the details to the fault file on this machine."""
    from aiplus_assess.places import fault_log

    text = "".join(traceback.format_exception(error))
    if sys.__stderr__ is not None:
        sys.__stderr__.write(text)
    try:
        path = fault_log()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return  # the user is told anyway; there is nowhere to write the details
