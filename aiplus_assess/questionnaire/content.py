"""A pack as one canonical text: what its hash is taken over, what a workspace keeps, what `show --json` prints."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import DutyQuestion, Pack, ScoredBase, ScoredQuestion


def pack_to_json(pack: Pack) -> str:
    """The canonical JSON of manifest, policy and questions: sorted keys, no spaces, UTF-8.

    Defaults are left out, so a field that a later version adds does not change the hash of today's packs.
    """
    content = pack.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"hash"})
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_hash(canonical: str) -> str:
    """SHA-256 of a canonical text, in hexadecimal."""
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def pack_from_json(canonical: str, expected_hash: str) -> Pack:
    """The pack that `pack_to_json` wrote; InputError where the text is not what the hash was taken over."""
    if content_hash(canonical) != expected_hash:
        raise InputError(_("The stored questionnaire is damaged: its content does not match its checksum."))
    return Pack.model_validate_json(canonical).model_copy(update={"hash": expected_hash})


def show(pack: Pack, scoring_version: int, proof_needed: Mapping[int, int] | None = None) -> dict[str, Any]:
    """What `questionnaire show --json` prints: all that is needed to compute scores outside.

    `proof_needed` is the scoring rules' evidence level per level, filled in where a question has none of its own.
    """
    manifest = pack.manifest
    return {
        "id": pack.id,
        "version": pack.version,
        "hash": pack.hash,
        "scoring_version": scoring_version,
        "pillars": _exact(dict(manifest.pillars)),
        "groups": [_exact(group.model_dump(mode="json")) for group in manifest.groups],
        "targets": _exact(manifest.targets.model_dump(mode="json")),
        "questions": [_question(question, proof_needed or {}) for question in pack.questions],
    }


def _question(question: ScoredQuestion | DutyQuestion, proof_needed: Mapping[int, int]) -> dict[str, Any]:
    fields = question.model_dump(mode="json", by_alias=True)
    if isinstance(question, ScoredBase):
        filled = {level: needed for level, needed in proof_needed.items() if level > 0} | question.proof_needed
        fields["proof_needed"] = {str(level): needed for level, needed in sorted(filled.items())}
    return {name: _exact(value) for name, value in fields.items()}


def _exact(value: Any) -> Any:
    """Numbers as they were written: a weight of 1 is not 1.0. Keys are text, as JSON has them."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {str(key): _exact(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_exact(member) for member in value]
    return value
