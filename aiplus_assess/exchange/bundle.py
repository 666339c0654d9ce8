"""What an `.aiplus` file carries: one assessment with its history, its questionnaire and its proof files."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from aiplus_assess.assessment.model import Answer, AnswerEvent, Assessment, Company, EvidenceItem, Verification
from aiplus_assess.errors import InputError
from aiplus_assess.exchange.container import bytes_of, checked_members, opened, pack_members
from aiplus_assess.exchange.document import dumps, from_document, to_document
from aiplus_assess.exchange.faults import parse_json, shown
from aiplus_assess.exchange.pdf_file import is_pdf, pdf_content
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.content import pack_from_json, pack_to_json
from aiplus_assess.questionnaire.model import Pack

ASSESSMENT = "assessment.json"
PACK = "pack/pack.json"
EVIDENCE = "evidence/"
EMBEDDED = "assessment.aiplus"
"""The name under which a report carries its assessment."""


@dataclass(frozen=True)
class Bundle:
    """`files` by SHA-256. The pack is exactly the one the assessment was answered with."""

    assessment: Assessment
    pack: Pack
    history: tuple[AnswerEvent, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def bundle_bytes(bundle: Bundle) -> bytes:
    """The `.aiplus` file; the same bundle gives the same bytes."""
    document = dumps(to_document(bundle.assessment, bundle.history))
    members = {ASSESSMENT: document.encode(), PACK: pack_to_json(bundle.pack).encode()}
    return pack_members(members | {EVIDENCE + digest: content for digest, content in bundle.files.items()})


def read_bundle(path: Path, passphrase: str | None = None) -> Bundle:
    """The bundle in an `.aiplus` file or in a report (PDF), checked throughout; InputError with one line otherwise."""
    content = bytes_of(path)
    if is_pdf(content):
        return bundle_of(embedded_in(pdf_content(content, path.name, (EMBEDDED,)).attachments, path.name), path.name)
    return bundle_of(opened(content, passphrase, path.name), path.name)


def embedded_in(attachments: Mapping[str, bytes], name: str) -> bytes:
    """The container among a report's attachments; InputError where the report carries none."""
    if EMBEDDED not in attachments:
        raise InputError(
            _(
                "{name} carries no assessment data, so nothing was changed. Ask for the report with its data, or for "
                "the .aiplus file."
            ).format(name=name)
        )
    return attachments[EMBEDDED]


def bundle_of(content: bytes, name: str) -> Bundle:
    """The bundle in a container held in memory; `name` stands in the error."""
    members = checked_members(content, name)
    if ASSESSMENT not in members or PACK not in members:
        raise InputError(_("The .aiplus file holds no assessment with its questionnaire; nothing was changed."))
    try:
        assessment, history = from_document(parse_json(members[ASSESSMENT].decode(), ASSESSMENT))
        pack = pack_from_json(members[PACK].decode(), assessment.pack.hash)
    except UnicodeDecodeError:
        raise InputError(_("The .aiplus file is not UTF-8 text inside; nothing was changed.")) from None
    except ValueError as error:
        raise InputError(_("The questionnaire in the .aiplus file can't be read."), [str(error)]) from None
    if (pack.id, pack.version) != (assessment.pack.id, assessment.pack.version):
        raise InputError(_("The questionnaire in the .aiplus file is not the assessment's; nothing was changed."))
    _refuse_misfits(assessment, pack)
    return Bundle(assessment, pack, history, _files(members))


def _refuse_misfits(assessment: Assessment, pack: Pack) -> None:
    """Answers to questions the questionnaire does not have are a fault, not something to keep silently."""
    strange = [shown(question) for question in assessment.answers if question not in pack.by_id]
    if strange:
        raise InputError(_("The assessment answers questions its questionnaire does not have."), strange)


def _files(members: Mapping[str, bytes]) -> dict[str, bytes]:
    files = {name.removeprefix(EVIDENCE): content for name, content in members.items() if name.startswith(EVIDENCE)}
    for digest, content in files.items():
        if hashlib.sha256(content).hexdigest() != digest:
            raise InputError(_("A proof file in the .aiplus file does not match its name; nothing was changed."))
    return files


def part_of(bundle: Bundle, questions: Collection[str]) -> Bundle:
    """The bundle with these questions' answers, history and proof alone, for the colleague who answers them."""
    whole, chosen = bundle.assessment, set(questions)
    kept = [item for item in whole.evidence if chosen & set(item.questions)]
    evidence = tuple(replace(item, questions=tuple(q for q in item.questions if q in chosen)) for item in kept)
    digests = {item.file.sha256 for item in evidence if item.file is not None}
    assessment = replace(
        whole,
        answers={question: answer for question, answer in whole.answers.items() if question in chosen},
        evidence=evidence,
        findings=(),
        actions=(),
        engagement=None,
        last_question=None,
    )
    history = tuple(event for event in bundle.history if event.question in chosen)
    files = {digest: content for digest, content in bundle.files.items() if digest in digests}
    return Bundle(assessment, bundle.pack, history, files)


def scrubbed(bundle: Bundle) -> Bundle:
    """The bundle without names, notes, reasons, proof and history: levels and scope only, for sharing.

    The company's name becomes its industry and size, so that the file can still be told apart.
    """
    profile = bundle.assessment.profile
    name = f"{profile.industry} · {profile.size}"
    assessment = replace(
        bundle.assessment,
        company=Company(bundle.assessment.company.id, name),
        profile=replace(profile, company=name, uscc="", region="", employees=None, revenue_wan=None, assets_wan=None),
        title="",
        assessor="",
        answers={question: _bare(answer) for question, answer in bundle.assessment.answers.items()},
        overrides=tuple(replace(override, reason="") for override in bundle.assessment.overrides),
        evidence=tuple(_nameless(place, item) for place, item in enumerate(bundle.assessment.evidence, 1)),
        findings=(),
        actions=(),
        departments={},
        inherits=None,
        engagement=None,
    )
    return Bundle(assessment, bundle.pack)


def _bare(answer: Answer) -> Answer:
    verified = answer.verified
    return replace(
        answer,
        note="",
        inherited=False,
        na=None if answer.na is None else "—",
        verified=None if verified is None else Verification(verified.level, "—"),
    )


def _nameless(place: int, item: EvidenceItem) -> EvidenceItem:
    """The proof's level counts in the score, so the item stays, without anything that names it."""
    return EvidenceItem(item.id, f"#{place}", item.level, item.questions, status=item.status)
