"""A long session must not use up the references to None (PySide6 6.12 on Python 3.11)."""

from __future__ import annotations

import os
import subprocess
import sys

SESSION = """
import sys
{guard}
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
for _ in range(200_000):
    widget.setEnabled(True)
print("alive")
"""


def run(guard: str) -> subprocess.CompletedProcess[str]:
    code = SESSION.format(guard=guard)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)


def test_two_hundred_thousand_calls_are_survived() -> None:
    done = run("import aiplus_assess.gui")
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr[-500:]
