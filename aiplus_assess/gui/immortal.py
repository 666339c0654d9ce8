"""Keeps Python's None alive under PySide6 6.12 on Python 3.11.

PySide6 6.12.0 returns None from C++ without taking a reference, as is right from Python 3.12 on, where None is
immortal. On 3.11 every such call takes one away, and after some ten thousand of them the interpreter dies with
“deallocating None” (measured: 500 calls, −500 references; 6.11.3 does not do it). Giving None a count that no
session can use up is what later Pythons do themselves.
"""

from __future__ import annotations

import sys

ENOUGH = 1 << 60
"""References: at a million calls a second they last for thirty thousand years."""


def keep_none_alive() -> None:
    """Make None as good as immortal on CPython before 3.12; nothing elsewhere."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    import ctypes

    count = ctypes.c_ssize_t.from_address(id(None))  # the first field of every object of a release build
    if 0 < count.value < ENOUGH:
        count.value = ENOUGH
