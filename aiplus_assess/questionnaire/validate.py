"""Turn a file's data into definitions, and what does not fit into faults with line, path and near-misses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.faults import Fault, did_you_mean
from aiplus_assess.questionnaire.invalid import RULE
from aiplus_assess.questionnaire.plain_language import explain
from aiplus_assess.questionnaire.shape import definitions_at, field_names, kinds_with
from aiplus_assess.questionnaire.yaml_source import Path_, Source, path_text

Definition = TypeVar("Definition", bound=BaseModel)


def validated(
    definition: type[Definition], source: Source, path: Path_ = (), name: str = ""
) -> tuple[Definition | None, list[Fault]]:
    """The data at `path` as `definition`, or None and every fault. `name` stands for `path` in the faults."""
    data = at(source.data, path)
    try:
        return definition.model_validate(data), []
    except ValidationError as error:
        found = [_Found(definition, source, path, name, details) for details in error.errors(include_url=False)]
        return None, sorted({one.fault() for one in _without_alternatives(found)})


def at(data: Any, path: Sequence[str | int]) -> Any:
    """The value at `path`; None where there is none."""
    for part in path:
        if isinstance(data, Mapping):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


class _Found:
    """One error of pydantic and where it is in the file."""

    def __init__(
        self, definition: type[BaseModel], source: Source, top: Path_, name: str, details: Mapping[str, Any]
    ) -> None:
        self.definition, self.source, self.top, self.name = definition, source, top, name
        self.details = details
        self.type: str = details["type"]
        self.path = self._path(details["loc"])

    def _path(self, location: Sequence[str | int]) -> Path_:
        """The location without pydantic's own names for the members of a union."""
        path: list[str | int] = []
        here = at(self.source.data, self.top)
        for place, part in enumerate(location):
            last = place == len(location) - 1
            inside = isinstance(here, dict) and part in here
            inside = inside or (isinstance(here, list) and isinstance(part, int) and part < len(here))
            if inside or (last and self.type == "missing"):
                path.append(part)
                here = at(here, (part,))
        if self.type == RULE and self.details["ctx"]["field"]:
            path.append(self.details["ctx"]["field"])
        return tuple(path)

    def fault(self) -> Fault:
        path = path_text(self.path)
        shown_path = f"{self.name}.{path}" if self.name and path else self.name or path
        where = (*self.top, *self.path)
        return Fault(self.source.file, self.source.line(where), shown_path, self._message())

    def _message(self) -> str:
        if self.type == "extra_forbidden":
            return self._unknown_field()
        if self.type in ("model_type", "model_attributes_type"):
            fields = [name for one in definitions_at(self.definition, self.path) for name in field_names(one)]
            example = ", ".join(f"{name}: …" for name in fields[:3])
            return _("fields are needed, like {{{example}}}").format(example=example)
        if self.type == "literal_error" and self.path[-1:] == ("lifts_to",):
            return _("write the level it lifts to, 1 to 5, or compliant for a duty")
        return explain({**self.details, "raw": self.source.raw((*self.top, *self.path))})

    def _unknown_field(self) -> str:
        *parent, field = self.path
        known = [name for one in definitions_at(self.definition, parent) for name in field_names(one)]
        if self.details["input"] is None and "zh" in known:
            return _("put quotes around the text: a comma inside {{ }} begins a new field").format()
        kinds = [] if parent else kinds_with(str(field))
        if kinds and "kind" in known:
            return _("this kind of question has no such field; it belongs to: {kinds}").format(
                kinds=_(", ").join(kinds)
            )
        near = did_you_mean(str(field), known)
        return _("unknown field") + (near or _("; known are: {words}").format(words=_(", ").join(known)))


def _without_alternatives(found: Iterable[_Found]) -> list[_Found]:
    """One error per place: where a field may be a word, a number or fields, keep what fits what was written."""
    by_path: dict[Path_, list[_Found]] = {}
    for one in found:
        by_path.setdefault(one.path, []).append(one)
    kept: list[_Found] = []
    for path, errors in by_path.items():
        value = errors[0].details["input"]
        fitting = [one for one in errors if _fits(one, value)]
        deeper = any(len(other) > len(path) and other[: len(path)] == path for other in by_path)
        if fitting or not deeper:
            kept += fitting or errors
    return kept


def _fits(one: _Found, value: Any) -> bool:
    if one.type == "literal_error":
        return isinstance(value, str)
    if one.type in ("model_type", "model_attributes_type", "int_type"):
        return not isinstance(value, str) or not _has_words(one)
    return True


def _has_words(one: _Found) -> bool:
    """Whether a word may stand where `one` is: then a wrong word is a wrong choice, not a wrong kind of value."""
    field = one.path[-1] if one.path else ""
    return field in ("applies", "opportunity", "lifts_to")
