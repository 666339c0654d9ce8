"""The import rules hold, the scan that says so has seen the files, and it reports what breaks them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from import_scan import ROOMS, Breach, breaches, room_of, sources

from aiplus_assess import resources

PACKAGE = Path(resources.__file__).parent
HEAVY = ("weasyprint", "sqlalchemy", "alembic", "PySide6", "openpyxl", "docxtpl", "pypdfium2", "jinja2")


def test_nobody_imports_what_the_table_forbids() -> None:
    assert [str(breach) for breach in breaches(PACKAGE)] == []


def test_the_scan_has_seen_every_room() -> None:
    seen = {room_of(PACKAGE, path) for path in sources(PACKAGE)}
    assert {"assessment", "cli", "exchange", "gui", "policy", "questionnaire", "reporting", "storage"} <= seen
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert folders <= seen


SEEDS = {
    "Qt in the rules": ("assessment/seed.py", "from PySide6.QtCore import QObject", "PySide6.QtCore"),
    "a file in the rules": ("assessment/seed.py", "import pathlib", "pathlib"),
    "a pack loader in the rules": (
        "assessment/seed.py",
        "from aiplus_assess.questionnaire.loader import load_pack",
        "aiplus_assess.questionnaire.loader",
    ),
    "the rules in the policy": ("policy/seed.py", "from aiplus_assess.assessment import model", "assessment.model"),
    "a look back from the questionnaire": ("questionnaire/seed.py", "from ..assessment.model import Case", ".model"),
    "tables in the window": ("gui/walk/seed.py", "from aiplus_assess.storage.tables import answer", "storage.tables"),
    "the whole store in the window": ("gui/seed.py", "from aiplus_assess import storage", "aiplus_assess.storage"),
    "SQLAlchemy in the window": ("gui/seed.py", "import sqlalchemy.orm", "sqlalchemy.orm"),
    "the window in the report": ("reporting/seed.py", "import aiplus_assess.gui.screen", "aiplus_assess.gui.screen"),
    "the store in the report": ("reporting/seed.py", "from ..storage import protocol", "storage.protocol"),
    "the window in the store": ("storage/seed.py", "import PySide6", "PySide6"),
    "the command line in the exchange": ("exchange/seed.py", "from aiplus_assess.cli import words", "cli.words"),
    "an import inside a function": ("assessment/seed.py", "def f() -> None:\n    import weasyprint", "weasyprint"),
    "an import by name": ("gui/seed.py", "import importlib\nimportlib.import_module('sqlite3')", "sqlite3"),
    "an import by computed name": ("gui/seed.py", "__import__('sql' + 'ite3')", "(a computed name)"),
    "a room nobody planned": ("misc/seed.py", "import json", "'misc' has no line in the table"),
}


@pytest.mark.parametrize(("path", "source", "target"), SEEDS.values(), ids=SEEDS)
def test_a_seeded_breach_is_reported(tmp_path: Path, path: str, source: str, target: str) -> None:
    package = a_copy_of_the_layout(tmp_path)
    assert breaches(package) == []
    seed = package / path
    seed.parent.mkdir(parents=True, exist_ok=True)
    seed.write_text(source, encoding="utf-8")
    (found,) = breaches(package)
    assert found.path == path
    assert target in found.target


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("gui/seed.py", "from aiplus_assess.storage.protocol import Workspace"),
        ("gui/seed.py", "from aiplus_assess.storage import protocol"),
        ("exchange/seed.py", "from aiplus_assess import __version__"),
        ("assessment/seed.py", "from ..questionnaire.model import Pack\nfrom .. import errors\nimport math"),
        ("cli/seed.py", "from aiplus_assess.storage.tables import answer\nimport typer"),
    ],
)
def test_what_the_table_grants_is_no_breach(tmp_path: Path, path: str, source: str) -> None:
    package = a_copy_of_the_layout(tmp_path)
    (package / path).write_text(source, encoding="utf-8")
    assert breaches(package) == []


def a_copy_of_the_layout(target: Path) -> Path:
    """Every real file's place, empty: module names resolve as in the package, and nothing is broken yet."""
    package = target / "aiplus_assess"
    for path in (known for known in sources(PACKAGE) if room_of(PACKAGE, known) in ROOMS):
        copy = package / path.relative_to(PACKAGE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    return package


def test_breaches_read_as_file_line_and_name() -> None:
    assert str(Breach("gui/seed.py", 3, "sqlalchemy")) == "gui/seed.py:3 imports sqlalchemy"


def test_help_loads_nothing_heavy() -> None:
    program = f"""
import sys
sys.argv = ["aiplus-assess", "--help"]
from aiplus_assess.__main__ import main
try:
    code = main()
except SystemExit as stop:
    code = stop.code
print("loaded:", [name for name in {HEAVY!r} if name in sys.modules], code or 0)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "--workspace" in done.stdout
    assert done.stdout.splitlines()[-1] == "loaded: [] 0"


def test_the_first_window_waits_for_nothing_heavy_but_qt() -> None:
    program = f"import sys, aiplus_assess.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['PySide6']"


def test_the_first_list_waits_for_no_questionnaire() -> None:
    """What home shows is read from stored results: neither pydantic nor SQLAlchemy's ORM is worth the wait."""
    path = "aiplus_assess.storage.open, aiplus_assess.gui.home.screen, aiplus_assess.gui.screens, aiplus_assess.demo"
    heavy = ("pydantic", "sqlalchemy.orm", "aiplus_assess.questionnaire.model", "aiplus_assess.assessment.scoring")
    program = f"import sys, {path}; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
