"""Proof files into the workspace and out of it. Runs beside the window; no widgets, no session."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aiplus_assess.assessment.model import AttachedFile, EvidenceItem
from aiplus_assess.errors import AssessError, EnvironmentFailure, reason_of
from aiplus_assess.gui.jobs import Cancelled, Job
from aiplus_assess.gui.walk.offer import Offer, read
from aiplus_assess.gui.walk.safe_copy import copy_to_look_at, opens_safely
from aiplus_assess.i18n import _
from aiplus_assess.reporting.write import write_file
from aiplus_assess.storage.protocol import Workspace


@dataclass(frozen=True, slots=True)
class Kept:
    """The papers that are stored with their files, and a line for every file that is not."""

    items: tuple[EvidenceItem, ...]
    failures: tuple[str, ...]


def keep(workspace: Workspace, assessment_id: str, papers: Sequence[tuple[EvidenceItem, Offer]], job: Job) -> Kept:
    """Store every paper with its file, each in a transaction of its own; one that fails does not stop the others."""
    items, failures = [], []
    for place, (item, offer) in enumerate(papers):
        words = _("Storing {name}").format(name=offer.name)
        if len(papers) > 1:
            words = _("{words} ({n} of {all})").format(words=words, n=place + 1, all=len(papers))

        def tell(share: float, words: str = words, place: int = place) -> None:
            with contextlib.suppress(Cancelled):  # the window may close; what was begun is finished
                job.report((place + 0.8 * share) / len(papers), words)

        try:
            tell(0.0)
            items.append(_keep(workspace, assessment_id, item, offer.name, read(offer, tell)))
        except AssessError as error:
            failures.append(error.message)
    return Kept(tuple(items), tuple(failures))


def _keep(workspace: Workspace, assessment_id: str, item: EvidenceItem, name: str, content: bytes) -> EvidenceItem:
    file = AttachedFile(hashlib.sha256(content).hexdigest(), name, len(content))
    with_file = replace(item, file=file)
    workspace.put_evidence(assessment_id, with_file, content)
    return with_file


def take_off(workspace: Workspace, assessment_id: str, item: EvidenceItem) -> bytes:
    """Remove the paper; its file's content, because the workspace keeps no file that nobody refers to."""
    content = workspace.file_content(item.file.sha256) if item.file is not None else b""
    workspace.remove_evidence(assessment_id, item.id)
    return content


def write_copy(workspace: Workspace, item: EvidenceItem, target: Path) -> None:
    """The attached file at `target`, in place of what is there."""
    assert item.file is not None
    write_file(target, workspace.file_content(item.file.sha256), force=True)


def look_at(workspace: Workspace, item: EvidenceItem) -> Path | None:
    """A read-only copy in a private folder; None where the file could run something."""
    assert item.file is not None
    content = workspace.file_content(item.file.sha256)
    if not opens_safely(item.file.name, content):
        return None
    try:
        return copy_to_look_at(item.file.name, content)
    except OSError as error:
        message = _("{name} could not be copied to look at it: {reason}. Save a copy instead.")
        raise EnvironmentFailure(message.format(name=item.file.name, reason=reason_of(error))) from None
