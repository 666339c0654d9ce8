"""Whether a newer version of a questionnaire is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiplus_assess.assessment.versions import is_newer

if TYPE_CHECKING:
    from aiplus_assess.assessment.model import PackRef
    from aiplus_assess.gui.services import PackLibrary


def newer_version(packs: PackLibrary, ref: PackRef) -> str | None:
    """The newest usable version of the same questionnaire that is installed; None where none is newer."""
    versions = [info.version for info in packs.installed() if info.id == ref.id and info.error is None and info.version]
    newest = None
    for version in versions:
        if is_newer(version, newest or ref.version):
            newest = version
    return newest
