"""Where things live on the user's machine."""

from __future__ import annotations

import os
from pathlib import Path

APP = "AIplusAssess"
WORKSPACE_VARIABLE = "AIPLUS_WORKSPACE"


def default_workspace() -> Path:
    """The workspace file: `AIPLUS_WORKSPACE`, or one in the user's data directory."""
    chosen = os.environ.get(WORKSPACE_VARIABLE)
    return Path(chosen) if chosen else data_directory() / "workspace.sqlite"


def data_directory() -> Path:
    """The user's data directory of this program; it may not exist yet."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def user_packs() -> Path:
    """The folder of the user's own questionnaire packs."""
    return data_directory() / "questionnaires"


def fault_log() -> Path:
    """Where details of an unexpected failure are written."""
    import platformdirs

    return Path(platformdirs.user_log_dir(APP, appauthor=False)) / "fault.log"
