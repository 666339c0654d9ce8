"""What can be done with the papers that prove an answer. No widgets."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import uuid6

from aiplus_assess.assessment.model import AttachedFile, EvidenceItem
from aiplus_assess.errors import AssessError, EnvironmentFailure, InputError
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.i18n import _
from aiplus_assess.reporting.write import write_file
from aiplus_assess.storage.protocol import LARGEST_PROOF, MEGABYTE, Workspace


class EvidencePresenter:
    """Every method is stored before the session shows it; False where that failed (the session says why)."""

    def __init__(self, workspace: Workspace, walk: WalkPresenter) -> None:
        self._workspace = workspace
        self.walk = walk
        self._taken_off: dict[str, bytes] = {}

    def add(self, title: str, level: int, kind: str = "") -> bool:
        """A new paper of evidence level 0..3 for the question in view; an empty title adds nothing."""
        question = self.walk.session.current
        if question is None or not title.strip():
            return False
        return self.put(EvidenceItem(str(uuid6.uuid7()), title.strip(), level, (question,), kind))

    def attach(self, path: Path, level: int, kind: str = "") -> bool:
        """A file as proof of the question in view; its name is the paper's title. The session says why it failed."""
        question = self.walk.session.current
        if question is None:
            return False
        try:
            content = _read(path)
        except AssessError as error:
            self.walk.update(failure=error.message)
            return False
        file = AttachedFile(hashlib.sha256(content).hexdigest(), path.name, len(content))
        item = EvidenceItem(str(uuid6.uuid7()), path.name, level, (question,), kind, file=file)
        return self.put(item, content)

    def save_copy(self, item: EvidenceItem, target: Path) -> bool:
        """Write the attached file to `target`; it is never opened by us."""
        try:
            assert item.file is not None
            write_file(target, self._workspace.file_content(item.file.sha256), force=True)
        except AssessError as error:
            self.walk.update(failure=error.message)
            return False
        return True

    def link(self, item: EvidenceItem) -> bool:
        """The paper also proves the question in view."""
        question = self.walk.session.current
        if question is None or question in item.questions:
            return False
        return self.put(replace(item, questions=(*item.questions, question)))

    def unlink(self, item: EvidenceItem) -> bool:
        """The paper no longer proves the question in view; one that proves nothing else is removed."""
        rest = tuple(question for question in item.questions if question != self.walk.session.current)
        return self.put(replace(item, questions=rest)) if rest else self._remove(item)

    def put(self, item: EvidenceItem, content: bytes | None = None) -> bool:
        """Add or replace a paper, with its file where `content` is given."""
        assessment = self.walk.session.assessment
        if content is None:
            content = self._taken_off.get(item.id)
        items = list(assessment.evidence)
        places = [place for place, other in enumerate(items) if other.id == item.id]
        if places:
            items[places[0]] = item
        else:
            items.append(item)
        try:
            self._workspace.put_evidence(assessment.id, item, content)
        except AssessError as error:
            self.walk.update(failure=error.message)
            return False
        self.walk.update(assessment=replace(assessment, evidence=tuple(items)), failure="")
        return True

    def _remove(self, item: EvidenceItem) -> bool:
        assessment = self.walk.session.assessment
        try:
            if item.file is not None:  # so that it can be taken back: the workspace keeps no file nobody refers to
                self._taken_off[item.id] = self._workspace.file_content(item.file.sha256)
            self._workspace.remove_evidence(assessment.id, item.id)
        except AssessError as error:
            self.walk.update(failure=error.message)
            return False
        kept = tuple(other for other in assessment.evidence if other.id != item.id)
        self.walk.update(assessment=replace(assessment, evidence=kept), failure="")
        return True


def _read(path: Path) -> bytes:
    """A proof file's content; told before reading where it is too large, or no file."""
    try:
        if path.is_dir():
            raise InputError(_("{name} is a folder, not a file.").format(name=path.name))
        size = path.stat().st_size
        if size > LARGEST_PROOF:
            raise InputError(
                _("{name} has {size} MB; a proof file may have at most {limit} MB. Nothing was changed.").format(
                    name=path.name, size=-(-size // MEGABYTE), limit=LARGEST_PROOF // MEGABYTE
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFailure(
            _("{name} can't be read: {reason}.").format(name=path.name, reason=error.strerror)
        ) from None
