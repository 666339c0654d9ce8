"""Out of a workspace into an `.aiplus` file, and back in: whole, once, and never over what is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from aiplus_assess.assessment.model import Assessment, AssessmentSummary
from aiplus_assess.assessment.respondents import disagreements
from aiplus_assess.errors import InputError, StateError
from aiplus_assess.exchange.bundle import Bundle
from aiplus_assess.exchange.form_merging import merge_form
from aiplus_assess.exchange.form_reading import Filled
from aiplus_assess.exchange.merge import Merge, merge
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.storage.protocol import Workspace

Outcome = Literal["added", "unchanged", "merged", "differs"]
Choice = Literal["mine", "theirs"]


@dataclass(frozen=True)
class Import:
    """What an import did. `differs`: nothing was changed, `merge` holds what the user must decide.

    `taken` answers of the file stand now where this workspace had others; `apart`: the review lists what both sides
    said of a question that was decided about.
    """

    outcome: Outcome
    assessment: Assessment
    merge: Merge
    taken: int = 0
    apart: bool = False


class InTheBin(StateError):
    """What is to be taken in lies in this workspace's bin; `assessment_id` is what may be restored first."""

    def __init__(self, summary: AssessmentSummary) -> None:
        self.assessment_id = summary.id
        self.name = " · ".join(filter(None, (summary.company, summary.title)))
        words = _(
            "“{name}” lies in the bin of this workspace, so nothing was taken in. Restore it first, in the bin of the "
            "workbench or with: aiplus-assess restore {id}"
        )
        super().__init__(words.format(name=self.name, id=summary.id))


def _refuse_binned(workspace: Workspace, assessment_id: str) -> None:
    for summary in workspace.binned():
        if summary.id == assessment_id:
            raise InTheBin(summary)


def gather(workspace: Workspace, assessment_id: str) -> Bundle:
    """Everything of one assessment, with its questionnaire, history and proof files."""
    assessment = workspace.load(assessment_id)
    versions = assessment.engagement.versions if assessment.engagement else ()
    kept = [item.file for item in assessment.evidence] + [version.file for version in versions]
    digests = {file.sha256 for file in kept if file is not None}
    return Bundle(
        assessment,
        workspace.pack(assessment.pack),
        workspace.history(assessment_id),
        {digest: workspace.file_content(digest) for digest in sorted(digests)},
    )


def take_in(
    workspace: Workspace, bundle: Bundle, choices: Mapping[str, Literal["mine", "theirs"]] | None = None
) -> Import:
    """Import a bundle. A new assessment is added; one that is here already is merged question by question.

    Where both copies moved, `choices` says whose answer stands; without a choice for each, nothing is changed.
    """
    mine = next((s.id for s in workspace.summaries() if s.id == bundle.assessment.id), None)
    if mine is None:
        _refuse_binned(workspace, bundle.assessment.id)
        added = workspace.adopt(bundle.assessment, bundle.pack, bundle.history, bundle.files)
        return Import("added", added, Merge())
    here = workspace.load(mine)
    found = merge(here, workspace.history(mine), bundle.assessment, bundle.history)
    if here.final:
        _refuse_into_final(found, bundle)
    undecided = {difference.question for difference in found.of("ask")} - set(choices or {})
    if undecided:
        return Import("differs", here, found)
    changed = bool(found.of("ask"))
    with workspace.together():
        taken = _store(workspace, here, found, choices or {}, bundle.assessment.assessor)
        changed |= taken > 0
        changed |= _take_evidence(workspace, here, bundle)
        changed |= _take_texts(workspace, here, bundle.assessment)
        changed |= _take_records(workspace, here, bundle.assessment)
    return _done(workspace, mine, found, taken, changed)


def _refuse_into_final(found: Merge, bundle: Bundle) -> None:
    """A final assessment takes in no answer; StateError before anybody is asked to decide."""
    other = [one.question for one in found.differences if one.verdict != "keep"]
    if other:
        words = _(
            "The assessment is final, so nothing was taken in. Reopen it and enter there what the file says otherwise."
        )
        raise StateError(words, [f"{q} {bundle.pack.by_id[q].title.in_(current())}" for q in other])


def _done(workspace: Workspace, assessment_id: str, found: Merge, taken: int, changed: bool) -> Import:
    now = workspace.load(assessment_id)
    asked = {one.question for one in found.of("ask")}
    listed = disagreements(workspace.history(assessment_id), now.answers, asked) if asked else ()
    return Import("merged" if changed else "unchanged", now, found, taken, bool(listed))


def take_in_form(workspace: Workspace, filled: Filled, by: str, choices: Mapping[str, Choice] | None = None) -> Import:
    """Merge what `by` filled in, question by question, like a file; all of it or nothing."""
    known = {summary.id for summary in workspace.summaries()}
    if filled.memory.assessment not in known:
        _refuse_binned(workspace, filled.memory.assessment)
        raise InputError(_("The assessment this form was made from is not in this workspace; nothing was changed."))
    here = workspace.load(filled.memory.assessment)
    if here.final:
        raise StateError(_("The assessment is final, so the form was not taken in; reopen it first."))
    found = merge_form(here, workspace.history(here.id), filled, workspace.pack(here.pack), by)
    if {difference.question for difference in found.of("ask")} - set(choices or {}):
        return Import("differs", here, found)
    taken = _store(workspace, here, found, choices or {}, by)
    changed = taken > 0 or bool(found.of("ask"))
    return _done(workspace, here.id, found, taken, changed)


def _store(workspace: Workspace, here: Assessment, found: Merge, choices: Mapping[str, Choice], otherwise: str) -> int:
    """Store what is taken over, with its authors, and what both sides said where the user decided; how many answers.

    `otherwise` is the author of what nobody is known to have said.
    """
    answers = found.taken(choices)
    now = datetime.now(UTC)
    asked = found.of("ask")
    said = [line for one in asked for line in one.lines(choices[one.question], here.assessor, now)]
    authors = {one.question: one.theirs.by or otherwise for one in found.of("take")}
    authors |= {one.question: here.assessor for one in asked}
    if answers or said:
        workspace.answer_all(here.id, answers, by=authors, said=said)
    return len(answers)


def told(done: Import) -> str:
    """What an import did, in one line; nothing for `differs`, where the user must decide first."""
    if done.outcome == "added":
        return _("Added: {company} {title}").format(company=done.assessment.company.name, title=done.assessment.title)
    if done.outcome == "unchanged" and (n := len(done.merge.of("keep"))):
        words = ngettext(
            "Nothing was taken in: {n} question is answered otherwise in the file, and what stands here came later.",
            "Nothing was taken in: {n} questions are answered otherwise in the file, and what stands here came later.",
            n,
        )
        return words.format(n=n)
    if done.outcome == "unchanged":
        return _("This assessment is here already with the same content; nothing was changed.")
    if done.outcome != "merged":
        return ""
    words = _("Merged: {n} answers taken over.").format(n=done.taken)
    if done.apart:
        words += " " + _("What both sides said is listed in the review.")
    return words


def _take_evidence(workspace: Workspace, here: Assessment, bundle: Bundle) -> bool:
    """Proof that is only in the file comes in; what is here under the same id stays as it is."""
    known = {item.id for item in here.evidence}
    missing = [item for item in bundle.assessment.evidence if item.id not in known]
    for item in missing:
        content = None if item.file is None else bundle.files.get(item.file.sha256)
        workspace.put_evidence(here.id, item if content is not None else replace(item, file=None), content)
    return bool(missing)


def _take_texts(workspace: Workspace, here: Assessment, theirs: Assessment) -> bool:
    """Findings and planned actions that are only in the file come in; nothing that is here is overwritten."""
    clauses = {finding.clause for finding in here.findings}
    findings = [finding for finding in theirs.findings if finding.clause not in clauses]
    for finding in findings:
        workspace.put_finding(here.id, finding)
    known = {action.id for action in here.actions}
    actions = [action for action in theirs.actions if action.id not in known]
    for action in actions:
        workspace.put_action(here.id, action)
    return bool(findings or actions)


def _take_records(workspace: Workspace, here: Assessment, theirs: Assessment) -> bool:
    """An engagement, meetings and feedback that are only in the file come in; report versions stay where they are."""
    if theirs.engagement is None:
        return False
    mine = here.engagement
    if mine is None:
        workspace.desk.put(here.id, theirs.engagement)
    known = {meeting.id for meeting in mine.meetings} | {remark.id for remark in mine.feedback} if mine else set()
    meetings = [meeting for meeting in theirs.engagement.meetings if meeting.id not in known]
    remarks = [remark for remark in theirs.engagement.feedback if remark.id not in known]
    for meeting in meetings:
        workspace.desk.put_meeting(here.id, meeting)
    for remark in remarks:
        workspace.desk.put_feedback(here.id, remark)
    return bool(mine is None or meetings or remarks)
