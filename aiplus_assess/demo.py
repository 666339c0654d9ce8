"""The sample company: a real assessment from the pack's `sample.json`, made by the same steps a user takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiplus_assess import resources
from aiplus_assess.assessment.model import Assessment, Company, EvidenceItem, PackRef
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from datetime import datetime

    from aiplus_assess.questionnaire.model import Pack
    from aiplus_assess.storage.protocol import Workspace


def create_sample(workspace: Workspace, pack: Pack) -> Assessment:
    """Store the sample company with its answers, notes and proof, and return the assessment.

    InputError where the pack brings no sample.
    """
    from aiplus_assess.exchange.answers import read_answers, refuse_hidden
    from aiplus_assess.exchange.profile import read_profile
    from aiplus_assess.storage.protocol import SAMPLE, NewAssessment

    sample = _read(pack)
    answers = read_answers({"assessor": sample["assessor"], "answers": sample["answers"]}, pack)
    new = NewAssessment(
        profile=read_profile(sample["profile"]),
        edition=sample["edition"],
        ambition=sample["ambition"],
        title=sample["title"],
        assessor=answers.assessor,
    )
    assessment = workspace.create(new, pack)
    refuse_hidden(pack, assessment.case(), answers.answers)
    workspace.answer_all(assessment.id, answers.answers, by=answers.assessor)
    for item in _evidence(sample["evidence"]):
        workspace.put_evidence(assessment.id, item)
    workspace.set_setting(SAMPLE + assessment.company.id, assessment.company.id)
    return workspace.load(assessment.id)


def sample_to_show(pack: Pack, now: datetime) -> Assessment:
    """The same assessment, stored nowhere: to see how something prints where nothing is assessed yet."""
    from aiplus_assess.exchange.answers import read_answers
    from aiplus_assess.exchange.profile import read_profile

    sample = _read(pack)
    profile = read_profile(sample["profile"])
    answers = read_answers({"assessor": sample["assessor"], "answers": sample["answers"]}, pack)
    return Assessment(
        id="sample",
        company=Company("sample", profile.company, profile.uscc),
        title=sample["title"],
        profile=profile,
        pack=PackRef(pack.id, pack.version, pack.hash),
        edition=sample["edition"],
        ambition=sample["ambition"],
        created=now,
        updated=now,
        answers=answers.answers,
        evidence=tuple(_evidence(sample["evidence"])),
    )


def _read(pack: Pack) -> dict[str, Any]:
    from aiplus_assess.exchange.faults import read_json

    path: Path = resources.questionnaires() / pack.id / "sample.json"
    if not path.is_file():
        raise InputError(_("The questionnaire {pack} brings no sample company.").format(pack=pack.id))
    data = read_json(path)
    assert isinstance(data, dict)
    return data


def _evidence(rows: list[dict[str, Any]]) -> list[EvidenceItem]:
    from uuid6 import uuid7

    from aiplus_assess.assessment.plain_records import evidence_from_plain

    return [evidence_from_plain({"id": str(uuid7())} | row) for row in rows]
