"""Whole processes: the command line against importing what it cannot do without, the window against a bare one."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measuring import Row, alternately

BARE_WINDOW = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.show()
QTimer.singleShot(0, lambda: (print(time.time(), flush=True), app.quit())); app.exec()
"""
OURS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from aiplus_assess.app import run_window
from PySide6.QtWidgets import QApplication
def watch(name):
    if name == sys.argv[2]:
        print(time.time(), flush=True)
        QTimer.singleShot(0, QApplication.quit)
run_window(Path(sys.argv[1]), "zh", watch)
"""


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stderr


def environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def python(code: str, *arguments: str) -> None:
    run(sys.executable, "-c", code, *arguments)


def command_line(times: int, workspace: Path) -> list[Row]:
    """`--help` and `list` of a workspace with 1,000 assessments."""
    program = (sys.executable, "-m", "aiplus_assess", "--workspace", str(workspace))
    help_ms, typer_ms = alternately(lambda: run(*program, "--help"), lambda: python("import typer"), times)
    list_ms, orm_ms = alternately(lambda: run(*program, "list"), lambda: python("import typer, sqlalchemy.orm"), times)
    return [
        Row("help", "--help against `import typer`, whole processes", help_ms, typer_ms, "ms", 1.5),
        Row("list", "list of 1,000 against `import typer, sqlalchemy.orm`", list_ms, orm_ms, "ms", 2),
    ]


def start(times: int, workspace: Path) -> list[Row]:
    """From process start to the window painted, and to the filled home list (1,000 assessments)."""
    rows = []
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        for name, budget in (("painted", 2.5), ("usable", 5)):
            until(OURS, str(workspace), name)
            pairs = [(until(BARE_WINDOW), until(OURS, str(workspace), name)) for _time in range(times)]
            bare, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
            what = f"process start to window {name}, 1,000 assessments, against a bare PySide6 window"
            rows.append(Row(f"start_{name}", what, ours, bare, "ms", budget))
    return rows


def until(code: str, *arguments: str) -> float:
    """Milliseconds from starting a process to the moment it prints."""
    began = time.time()
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    return (float(done.stdout.split()[-1]) - began) * 1000
