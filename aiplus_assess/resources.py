"""The only place that finds bundled files: in a checkout, a wheel and the installer alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder that holds `questionnaires/` and `reports/templates/`.

    A wheel and the installer carry them under `aiplus_assess/_data`; a checkout at its top.
    """
    package = Path(__file__).resolve().parent
    bundled = package / "_data"
    return bundled if bundled.is_dir() else package.parent


def questionnaires() -> Path:
    """The folder of the bundled packs, one sub-folder each."""
    return root() / "questionnaires"


def templates() -> Path:
    """The folder of the report's templates, charts, styles and fonts."""
    return root() / "reports" / "templates"


def fonts() -> Path:
    """The folder of the bundled fonts (Noto Sans SC, static TrueType)."""
    return templates() / "fonts"


def locale() -> Path:
    """The folder of the compiled translation catalogues."""
    return Path(__file__).resolve().parent / "locale"


def migrations() -> Path:
    """Alembic's script folder; data for a frozen program, so its path is absolute."""
    return Path(__file__).resolve().parent / "storage" / "migrations"


def images() -> Path:
    """The folder of the window's small pictures (tick, dot, arrow), one per theme."""
    return Path(__file__).resolve().parent / "gui" / "theme" / "images"
