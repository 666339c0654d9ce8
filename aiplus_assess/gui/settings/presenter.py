"""What the settings do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _, as_language


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What a check of the workspace found, in words."""

    words: str
    faults: Sequence[str] = ()


class SettingsPresenter:
    """Changes the preferences; looks after the workspace file."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @property
    def folder(self) -> Path:
        """Where the workspace file lies."""
        return self._services.workspace.path.parent

    def choose_language(self, language: object) -> None:
        """`zh` or `en`."""
        self._services.preferences.change(language=as_language(str(language)))

    def choose_theme(self, theme: object) -> None:
        """`light`, `dark` or `system`."""
        self._services.preferences.change(theme=str(theme))

    def choose_text_size(self, scale: object) -> None:
        """1.0 to 1.5."""
        self._services.preferences.change(text_scale=float(str(scale)))

    def offer_engagements(self, offered: bool) -> None:
        """Whether the desk is offered for every assessment."""
        self._services.preferences.change(consultant=offered)

    def copy_name(self) -> str:
        """A name for a copy: workspace-2026-11-24.sqlite."""
        path = self._services.workspace.path
        return f"{path.stem}-{self._services.clock().astimezone(CHINA):%Y-%m-%d}{path.suffix}"

    def save_copy(self, target: str) -> str:
        """Write a copy of the whole workspace; the words to say so."""
        self._services.workspace.backup(Path(target))
        return _("A copy was saved as {path}.").format(path=target)

    def check(self) -> CheckWords:
        """Read the whole file and compare."""
        report = self._services.workspace.check()
        if report.faults:
            return CheckWords(_("The workspace has faults. Nothing was changed; keep a copy of it."), report.faults)
        words = _("The workspace is sound: {assessments} assessments, {answers} answers.")
        return CheckWords(words.format(assessments=report.assessments, answers=report.answers))
