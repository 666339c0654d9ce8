"""Whole processes: the command line against importing what it cannot do without, the window against a bare one."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measuring import Row, alternately

BARE_WINDOW = """
import time
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


@contextmanager
def own_home(folder: Path) -> Iterator[None]:
    """Preferences and byte code of every process started meanwhile lie in `folder`.

    A user's Python keeps byte code after the first start. Where this machine forbids it (PYTHONDONTWRITEBYTECODE),
    our modules alone would be compiled at every start, so both sides get a cache of their own.
    """
    kept = dict(os.environ)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ |= {
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "QT_QPA_PLATFORM": kept.get("QT_QPA_PLATFORM", "offscreen"),
    }
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)


def run(*command: str) -> str:
    """What the command prints; its own words where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:4])} …: {done.stderr}")
    return done.stdout


def python(code: str, *arguments: str) -> str:
    return run(sys.executable, "-c", code, *arguments)


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
    for name, budget in (("painted", 2.5), ("usable", 5)):
        until(BARE_WINDOW)
        until(OURS, str(workspace), name)
        pairs = [(until(BARE_WINDOW), until(OURS, str(workspace), name)) for _time in range(times)]
        bare, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
        what = f"process start to window {name}, 1,000 assessments, against a bare PySide6 window"
        rows.append(Row(f"start_{name}", what, ours, bare, "ms", budget))
    return rows


def until(code: str, *arguments: str) -> float:
    """Milliseconds from starting a process to the moment it prints."""
    began = time.time()
    return (float(python(code, *arguments).split()[-1]) - began) * 1000
