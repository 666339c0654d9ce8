"""What can be done with the papers that prove an answer. No widgets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import uuid6

from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.errors import AssessError
from aiplus_assess.gui.jobs import Job, JobRunner
from aiplus_assess.gui.walk.offer import Offer
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.proof_store import Kept, keep, look_at, take_off, write_copy
from aiplus_assess.gui.walk.session import Attaching
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.storage.protocol import Workspace

Heard = Callable[[EvidenceItem], None]


class EvidencePresenter:
    """Shown only once stored; where that fails the session says why, in one line.

    What involves a file happens beside the window. `walk` may be exchanged while something is under way:
    the outcome goes to the one of then.
    """

    def __init__(self, workspace: Workspace, walk: WalkPresenter, jobs: JobRunner) -> None:
        self._workspace = workspace
        self._jobs = jobs
        self.walk = walk
        self._attaching: Attaching | None = None
        self._taken_off = b""

    def follow(self, walk: WalkPresenter) -> None:
        """Serve another walk through the same assessment."""
        self.walk = walk
        walk.session = replace(walk.session, attaching=self._attaching)

    # --- papers
    def add(self, title: str, level: int, kind: str = "") -> bool:
        """A new paper of evidence level 0..3 for the question in view; an empty title adds nothing."""
        question = self.walk.session.current
        if question is None or not title.strip():
            return False
        asked = self._asked(question, kind)
        if asked is not None:
            return self.put(replace(asked, title=title.strip(), level=level, status="provided"))
        return self.put(EvidenceItem(str(uuid6.uuid7()), title.strip(), level, (question,), kind))

    def _asked(self, question: str, kind: str) -> EvidenceItem | None:
        """The request that waits for a paper of this kind; what is given fills it in, under its number."""
        papers = self.walk.session.evidence(question)
        return next((item for item in papers if kind and item.kind == kind and item.status == "missing"), None)

    def link(self, item: EvidenceItem) -> bool:
        """The paper also proves the question in view."""
        question = self.walk.session.current
        if question is None or question in item.questions:
            return False
        return self.put(replace(item, questions=(*item.questions, question)))

    def put(self, item: EvidenceItem) -> bool:
        """Add or change a paper; its file, if any, stays as it is."""
        try:
            self._workspace.put_evidence(self.walk.session.assessment.id, item)
        except AssessError as error:
            self.walk.update(failure=error.message)
            return False
        self._show([item])
        return True

    def unlink(self, item: EvidenceItem, removed: Heard) -> None:
        """The paper no longer proves the question in view; one that proves nothing else is removed."""
        rest = tuple(question for question in item.questions if question != self.walk.session.current)
        if rest:
            if self.put(replace(item, questions=rest)):
                removed(item)
            return
        assessment = self.walk.session.assessment.id

        def gone(content: bytes) -> None:
            self._taken_off = content
            self._hide(item)
            removed(item)

        self._start(lambda _job: take_off(self._workspace, assessment, item), gone)

    def put_back(self, item: EvidenceItem) -> None:
        """A paper that was taken off or changed is again what it was, with its file."""
        if item.file is not None and hashlib.sha256(self._taken_off).hexdigest() == item.file.sha256:
            self.replace_file(item, Offer(item.file.name, None, self._taken_off), lambda _item: None)
        else:
            self.put(item)

    # --- their files
    def attach(self, offers: Sequence[Offer], level: int, kind: str = "") -> None:
        """Every file becomes a paper that proves the question in view, under the file's name."""
        question, assessment = self.walk.session.current, self.walk.session.assessment.id
        if question is None or not offers:
            return

        asked = self._asked(question, kind)

        def work(job: Job) -> Kept:
            made = [EvidenceItem(str(uuid6.uuid7()), offer.name[:200], level, (question,), kind) for offer in offers]
            if asked is not None:
                made[0] = replace(asked, level=level, status="provided")
            return keep(self._workspace, assessment, list(zip(made, offers, strict=True)), job)

        self._busy(_("Reading the files"))
        self._start(work, self._kept, self._progress)

    def replace_file(self, item: EvidenceItem, offer: Offer, replaced: Heard) -> None:
        """The paper with another file; `replaced` hears what it was before, to take it back."""
        assessment = self.walk.session.assessment
        before = next((other for other in assessment.evidence if other.id == item.id), None)

        def work(job: Job) -> tuple[Kept, bytes]:
            old = self._workspace.file_content(before.file.sha256) if before and before.file else b""
            return keep(self._workspace, assessment.id, [(item, offer)], job), old

        def done(outcome: tuple[Kept, bytes]) -> None:
            kept, old = outcome
            self._kept(kept)
            if kept.items and before is not None:
                self._taken_off = old
                replaced(before)

        self._busy(_("Reading the files"))
        self._start(work, done, self._progress)

    def save_copy(self, item: EvidenceItem, target: Path) -> None:
        """Write the attached file to `target`, whole or not at all."""
        self._start(lambda _job: write_copy(self._workspace, item, target), lambda _nothing: None)

    def look_at(self, item: EvidenceItem, show: Callable[[Path | None], None]) -> None:
        """A read-only copy for the desktop to open; None where the file could run something."""
        self._start(lambda _job: look_at(self._workspace, item), show)

    # --- outcomes
    def _start(
        self,
        work: Callable[[Job], object],
        done: Callable[..., None],
        progress: Callable[[float, str], None] | None = None,
    ) -> None:
        self._jobs.start(work, done, self._failed, progress)

    def _progress(self, share: float, words: str) -> None:
        if self._attaching is not None:
            self._busy(words, share)

    def _busy(self, words: str, share: float = 0.0) -> None:
        self._attaching = Attaching(words, share)
        self.walk.update(attaching=self._attaching)

    def _failed(self, error: Exception) -> None:
        self._attaching = None
        unknown = _("Something went wrong in the program. What is marked as saved is saved; please try again.")
        self.walk.update(attaching=None, failure=error.message if isinstance(error, AssessError) else unknown)

    def _kept(self, kept: Kept) -> None:
        self._attaching = None
        self.walk.session = replace(self.walk.session, attaching=None)
        self._show(kept.items, failure(kept))

    def _show(self, items: Sequence[EvidenceItem], failure: str = "") -> None:
        assessment = self.walk.session.assessment
        known = {item.id: item for item in assessment.evidence} | {item.id: item for item in items}
        self.walk.update(assessment=replace(assessment, evidence=tuple(known.values())), failure=failure)

    def _hide(self, item: EvidenceItem) -> None:
        assessment = self.walk.session.assessment
        kept = tuple(other for other in assessment.evidence if other.id != item.id)
        self.walk.update(assessment=replace(assessment, evidence=kept), failure="")


def failure(kept: Kept) -> str:
    """What could not be attached, in one line; empty where everything was."""
    if not kept.failures:
        return ""
    words = " ".join(kept.failures)
    if not kept.items:
        return words
    done = ngettext("{n} file was attached.", "{n} files were attached.", len(kept.items)).format(n=len(kept.items))
    return f"{done} {words}"
