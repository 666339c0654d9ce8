"""Whether `policy.yaml` is sound: ids of the document, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.checks.context import Context, repeated
from aiplus_assess.questionnaire.faults import Fault

_PLACE = r"\d+(\.\d+)*"


def check_policy(context: Context) -> Iterator[Fault]:
    """Ids are `document:3.8` and `document:3.8#s1`, and none is given twice."""
    policy = context.policy
    if policy is None:
        return
    document = re.escape(policy.document.id)
    forms = (
        ("clauses", [clause.id for clause in policy.clauses], rf"{document}:{_PLACE}", ":3.8"),
        ("sentences", [sentence.id for sentence in policy.sentences], rf"{document}:{_PLACE}#s[1-9]\d*", ":3.8#s1"),
    )
    for field, ids, pattern, example in forms:
        for place, one in enumerate(ids):
            if not re.fullmatch(pattern, one):
                form = _("{found} has the wrong form; write it like {example}")
                message = form.format(found=one, example=policy.document.id + example)
                yield context.policy_fault((field, place, "id"), message)
        for place, one in repeated(ids):
            yield context.policy_fault((field, place, "id"), _("{id} is given twice").format(id=one))
