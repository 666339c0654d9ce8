"""Keeps Python's constants alive under PySide6 6.12 on Python 3.11.

PySide6 6.12.0 gives and takes None, True and False without counting references, as is right from Python 3.12 on,
where they are immortal. On 3.11 calls into Qt use their references up, and after some ten thousand of them the
interpreter dies with “deallocating None” (measured: 500 calls, −500 references; 6.11.3 does not do it). Giving
them a count that no session can use up is what later Pythons do themselves.
"""

from __future__ import annotations

import sys

ENOUGH = 1 << 60
"""References: at a million calls a second they last for thirty thousand years."""
CONSTANTS = (None, True, False, Ellipsis, NotImplemented)


def keep_constants_alive() -> None:
    """Make the constants as good as immortal on CPython before 3.12; nothing elsewhere."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    import ctypes

    for constant in CONSTANTS:
        count = ctypes.c_ssize_t.from_address(id(constant))  # the first field of every object of a release build
        if 0 < count.value < ENOUGH:
            count.value = ENOUGH
