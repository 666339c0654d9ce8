"""Closing an order: everything of one client in one folder with checksums, then, if wanted, nothing of it here.

The folder appears whole or not at all. Reports are written by whoever calls (`Reports`): this package renders nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from aiplus_assess.assessment.engagement import Deletion
from aiplus_assess.assessment.model import Assessment, Company
from aiplus_assess.assessment.requests import asked_for
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.errors import EnvironmentFailure, InputError, reason_of
from aiplus_assess.exchange.action_sheet import sheet_of, write_sheet
from aiplus_assess.exchange.bundle import bundle_bytes
from aiplus_assess.exchange.naming import harmless_name, named
from aiplus_assess.exchange.request_sheet import sheet_of as request_sheet_of
from aiplus_assess.exchange.request_sheet import write_requests
from aiplus_assess.exchange.transfer import gather
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.storage.protocol import Workspace

Named = tuple[str, bytes]
Reports = Callable[[Assessment], Iterable[Named]]
"""The reports of one assessment as (file name, content)."""
Progress = Callable[[int, int], None]
"""(steps done, steps in all); may raise to stop, and then no folder is left."""
SUMS = "SHA256SUMS.txt"


@dataclass(frozen=True, slots=True)
class Delivered:
    """Where it lies, and how many files and bytes were written (without the list of checksums)."""

    folder: Path
    files: int
    size: int


def company_named(workspace: Workspace, text: str) -> Company:
    """The company of exactly that name, credit code, or beginning of an id; InputError where not one alone fits."""
    known = workspace.companies()
    for fits in (
        [company for company in known if text in (company.name, company.uscc, company.id)],
        [company for company in known if company.id.startswith(text) or company.id.endswith(text)],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            lines = [f"{company.id}  {company.name}" for company in fits]
            raise InputError(_("More than one company is called “{name}”; give its id.").format(name=text), lines)
    raise InputError(_("There is no company {id} in this workspace.").format(id=text))


def deliver(
    workspace: Workspace,
    company: Company,
    parent: Path,
    day: date,
    reports: Reports,
    progress: Progress = lambda _done, _total: None,
) -> Delivered:
    """Write everything of the client into a new folder below `parent`.

    InputError where the folder exists or nothing is there to deliver, EnvironmentFailure where the disk refuses; then
    no folder is left.
    """
    ids = [one.id for one in workspace.summaries(company.id)]
    if not ids:
        raise InputError(_("There is no assessment of {name} to deliver.").format(name=company.name))
    target = parent / named(company.name, day.isoformat())
    if target.exists():
        raise InputError(_("{path} is there already and was left as it is; choose another folder.").format(path=target))
    temporary = parent / f".{target.name}.{os.getpid()}.part"
    try:
        written = _fill(temporary, workspace, sorted(ids), day, reports, progress)
        temporary.replace(target)
    except OSError as error:
        raise EnvironmentFailure(
            _("The folder could not be written ({reason}); nothing was changed. Choose another folder.").format(
                reason=reason_of(error)
            )
        ) from None
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return Delivered(target, len(written), sum(size for _digest, size in written.values()))


def _fill(
    folder: Path, workspace: Workspace, ids: list[str], day: date, reports: Reports, progress: Progress
) -> dict[str, tuple[str, int]]:
    folder.mkdir(mode=0o700)
    written: dict[str, tuple[str, int]] = {}
    homes: set[str] = set()
    for done, assessment_id in enumerate(ids):
        progress(done, len(ids))
        assessment = workspace.load(assessment_id)
        home = _unused(_folder_name(assessment), homes)
        homes.add(home)
        for wanted, content in _of(workspace, assessment, day, reports):
            name = _unused(f"{home}/{wanted}", written)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written[name] = (hashlib.sha256(content).hexdigest(), len(content))
    lines = [f"{digest}  {name}\n" for name, (digest, _size) in sorted(written.items())]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
    progress(len(ids), len(ids))
    return written


def _folder_name(assessment: Assessment) -> str:
    title = assessment.title or assessment.created.date().isoformat()
    return named(_("{title}, revision {n}").format(title=title, n=assessment.revision))


def _unused(name: str, taken: Collection[str]) -> str:
    """The name, numbered before its ending where it is taken already."""
    place = PurePosixPath(name)
    number, free = 2, name
    while free in taken:
        free, number = str(place.with_name(f"{place.stem} ({number}){place.suffix}")), number + 1
    return free


def _of(workspace: Workspace, assessment: Assessment, day: date, reports: Reports) -> Iterator[Named]:
    """Every file of one assessment."""
    pack = workspace.pack(assessment.pack)
    yield from reports(assessment)
    if assessment.actions:
        yield _("Action plan") + ".xlsx", write_sheet(sheet_of(assessment, pack, day))
    if asked_for(assessment):
        requests = request_sheet_of(assessment, evaluate(pack, assessment.case()), day)
        yield _("Request list") + ".xlsx", write_requests(requests)
    bundle = gather(workspace, assessment.id)
    yield _("Assessment data") + ".aiplus", bundle_bytes(bundle)
    for place, item in enumerate(assessment.evidence, 1):
        if item.file is not None:
            name = harmless_name(f"{item.number or place:03} {item.file.name}")
            yield f"{_('Proof')}/{name}", bundle.files[item.file.sha256]
    for version in assessment.engagement.versions if assessment.engagement else ():
        if version.file is not None and version.file.sha256 in bundle.files:
            name = harmless_name(f"{version.number} {version.file.name}")
            yield f"{_('Report versions')}/{name}", bundle.files[version.file.sha256]


def broken(folder: Path) -> list[str]:
    """The files of a delivered folder that are missing or not what was delivered."""
    faults = []
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        digest, _gap, name = line.partition("  ")
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            faults.append(name)
    return faults


def counted(counts: Mapping[str, int]) -> list[str]:
    """What is deleted or was, in words, by the names of a `Deletion`'s counts; what there is none of is left out."""
    made, answers, proof, actions, versions = (
        counts.get(name, 0) for name in ("assessments", "answers", "evidence", "actions", "versions")
    )
    records = counts.get("meetings", 0) + counts.get("feedback", 0)
    lines = (
        (
            ngettext("{n} assessment, those in the bin included", "{n} assessments, those in the bin included", made),
            made,
        ),
        (ngettext("{n} answer with its history", "{n} answers with their history", answers), answers),
        (ngettext("{n} paper or proof with its file", "{n} papers and proofs with their files", proof), proof),
        (ngettext("{n} action of the plan", "{n} actions of the plan", actions), actions),
        (ngettext("{n} sent report version", "{n} sent report versions", versions), versions),
        (ngettext("{n} meeting or remark", "{n} meetings and remarks", records), records),
    )
    return [words.format(n=count) for words, count in lines if count]


def certificate(company: Company, done: Deletion) -> str:
    """What was deleted, when, by whom and how much, for the client; the workspace keeps the same without the name."""
    counts = "\n".join(f"  {line}" for line in counted(done.counts))
    return (
        _(
            "Deletion record {id}\n"
            "Client: {name} ({company})\n"
            "Deleted: {at} UTC\n"
            "By: {by}\n"
            "What was deleted:\n{counts}\n"
            "The workspace file was written anew afterwards; no part of the data is left in it. "
            "Copies made before (backups, exported files, this folder) are not part of it.\n"
        )
    ).format(
        id=done.id,
        name=company.name,
        company=company.id,
        at=done.at.strftime("%Y-%m-%d %H:%M:%S"),
        by=done.by or "—",
        counts=counts,
    )
