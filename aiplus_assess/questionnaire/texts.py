"""Every text of a pack with its place, so that lint and translations look at all of them alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from aiplus_assess.policy.model import Text
from aiplus_assess.questionnaire.model import Pack


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and where it stands. `owner` is a question's id, or the file it is in (pack.yaml, policy.yaml).

    `path` leads to it inside its owner; `key` names the same place by ids instead of list positions, so that it
    stays the same when a list is put into another order.
    """

    owner: str
    path: tuple[str | int, ...]
    key: str
    text: Text

    @property
    def field(self) -> str:
        """The field it belongs to: title, text, help, levels, evidence, items, actions.kpi …"""
        return ".".join(part for part in self.path if isinstance(part, str))


def texts(pack: Pack) -> Iterator[PlacedText]:
    """Every text in two languages: of the questions, then of `pack.yaml` and `policy.yaml`."""
    for question in pack.questions:
        yield from _inside(question.id, question)
    yield from _inside("pack.yaml", pack.manifest)
    for place, clause in enumerate(pack.policy.clauses):
        yield PlacedText("policy.yaml", ("clauses", place, "short"), f"policy.yaml.{clause.id}.short", clause.short)
    for place, sentence in enumerate(pack.policy.sentences):
        if sentence.not_asked is not None:
            path = ("sentences", place, "not_asked", "reason")
            key = f"policy.yaml.{sentence.id}.not_asked"
            yield PlacedText("policy.yaml", path, key, sentence.not_asked.reason)


def _inside(owner: str, definition: BaseModel) -> Iterator[PlacedText]:
    for name in type(definition).model_fields:
        yield from _value(owner, getattr(definition, name), (name,), f"{owner}.{name}")


def _value(owner: str, value: object, path: tuple[str | int, ...], key: str) -> Iterator[PlacedText]:
    if isinstance(value, Text):
        yield PlacedText(owner, path, key, value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _value(owner, getattr(value, name), (*path, name), f"{key}.{name}")
    elif isinstance(value, tuple):
        for place, member in enumerate(value):
            step = getattr(member, "id", place)
            yield from _value(owner, member, (*path, place), f"{key}.{step}")
