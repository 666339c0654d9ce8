"""The open window, driven by keys in a process of its own: how soon an answer is painted, stalls, idle memory."""

from __future__ import annotations

import json
from pathlib import Path

import data
from measuring import Row, percentile
from processes import python

from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment

MEMORY = """
def peak():
    "The largest resident memory of this process alone, in MB."
    import resource, sys
    from pathlib import Path
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
"""

IDLE = (
    MEMORY
    + """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from aiplus_assess.app import run_window
def rest(): print(peak(), flush=True); QApplication.quit()
run_window(Path(sys.argv[1]), "zh", lambda name: name == "usable" and QTimer.singleShot(4000, rest))
"""
)

KEYS = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from aiplus_assess.app import run_window
from aiplus_assess.gui.navigation import Walk
from aiplus_assess.gui.window import MainWindow
workspace, assessment, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
beats, painted = [], []

def begin():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    window.go(Walk(assessment))
    heart = QTimer(window, interval=5, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start()
    QTimer.singleShot(500, window, lambda: answer(window, 0))

def answer(window, place):
    if place == count:
        gaps = [1000 * (after - before) for before, after in zip(beats, beats[1:])]
        print(json.dumps({"painted": painted, "gaps": gaps}), flush=True)
        QApplication.quit()
        return
    began = time.perf_counter()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key(Qt.Key.Key_1 + place % 3))
    window.repaint()
    painted.append(1000 * (time.perf_counter() - began))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTimer.singleShot(10, window, lambda: answer(window, place + 1))

run_window(workspace, "zh", lambda name: name == "usable" and QTimer.singleShot(1500, begin))
"""


def idle(workspace: Path) -> list[Row]:
    """The window at rest, the questionnaire read and the report worker started beside it."""
    used = float(python(IDLE, str(workspace)).split()[-1])
    return [Row("memory_idle", "peak of the idle window, without the worker", used, None, "MB", 180)]


def keys(times: int, path: Path) -> list[Row]:
    """From a key to the answer stored and painted, in the advisor edition, by real key events."""
    workspace = open_workspace(path)
    made = workspace.create(NewAssessment(data.FACTORY, "advisor"), data.pack())
    workspace.close()
    found = json.loads(python(KEYS, str(path), made.id, str(times * 10)).splitlines()[-1])
    answers, hint = len(found["painted"]), "(hint)"
    return [
        Row("key_painted_p50", f"key to stored and painted, {answers} keys {hint}",
            percentile(found["painted"], 0.5), None, "ms", 33),
        Row("key_painted_p99", f"the same, the slowest of a hundred {hint}",
            percentile(found["painted"], 0.99), None, "ms", 33),
        Row("stall", f"longest time the event loop did not turn, answering and going on {hint}",
            max(found["gaps"]), None, "ms", 50),
    ]  # fmt: skip
