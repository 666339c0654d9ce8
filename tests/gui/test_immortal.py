"""A long session must not use up the references to Python's constants (PySide6 6.12 on Python 3.11)."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from aiplus_assess.gui.immortal import CONSTANTS, ENOUGH, keep_constants_alive

SESSION = """
import aiplus_assess.gui
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
for _ in range(200_000):
    widget.setEnabled(True)
print("alive")
"""


def test_two_hundred_thousand_calls_are_survived() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", SESSION], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr[-500:]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="immortal anyway")
def test_every_constant_has_references_for_ever() -> None:
    keep_constants_alive()
    assert all(sys.getrefcount(constant) > ENOUGH // 2 for constant in CONSTANTS)
