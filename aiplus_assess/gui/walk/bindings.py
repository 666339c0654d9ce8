"""Which key does what in the walk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aiplus_assess.gui.walk.keys import Run, WalkKeys

if TYPE_CHECKING:
    from aiplus_assess.gui.walk.screen import WalkScreen


def bind(screen: WalkScreen) -> WalkKeys:
    """Bind every key of the walk."""
    plain: dict[str, Run] = {str(digit): partial(screen.press, digit) for digit in range(10)}
    plain |= {
        "N": screen.verify.own(screen.ask_reason),
        "U": screen.verify.own(partial(screen.do, "unknown")),
        "F": partial(screen.do, "flag"),
        "C": screen.verify.own(partial(screen.do, "confirm")),
        "V": screen.verify.toggle,
        "Y": screen.verify.confirm,
        "Del": screen.verify.own(partial(screen.do, "clear")),
        "?": screen.show_keys,
        "Ctrl+V": lambda: screen.papers.paste(screen.side),
        "Ctrl+Z": partial(screen.do, "undo"),
        "Ctrl+Y": partial(screen.do, "redo"),
        "Ctrl+Shift+Z": partial(screen.do, "redo"),
    }
    always: dict[str, Run] = {f"Ctrl+{place + 1}": partial(screen.side.open_tab, place) for place in range(4)}
    always |= {
        "Ctrl+Return": screen.next_open,
        "Ctrl+Enter": screen.next_open,
        "Ctrl+F": screen.to_search,
        "Esc": screen.escape,
    }
    arrows: dict[str, Run] = {"Right": screen.go_on, "Left": screen.go_back}
    enter: dict[str, Run] = {"Return": screen.verify.enter, "Enter": screen.verify.enter}
    return WalkKeys(screen, plain=plain, arrows=arrows, enter=enter, always=always)
