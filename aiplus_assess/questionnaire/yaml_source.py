"""Read one YAML file of a pack as data that remembers its lines.

Stricter than YAML on purpose: dates stay text, a key can't be given twice, anchors, aliases and tags are refused
(a few lines with them can unfold to gigabytes), and so are large and deeply nested files.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from yaml.cyaml import CSafeLoader
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from aiplus_assess.errors import reason_of
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.faults import Fault

MAX_BYTES: Final = 5_000_000
MAX_DEPTH: Final = 40

Path_ = tuple[str | int, ...]
"""Where a value stands in a file: keys and list positions from its top."""

_TAG: Final = "tag:yaml.org,2002:"
_NUMBER: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,15})(\.[0-9]*)?", re.ASCII)
_WORDS: Final[dict[str, Any]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class _Parser(CSafeLoader):
    """libyaml's parser with a resolver of its own: only null, true, false and plain numbers are not text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def resolve(self, kind: type[Node], value: str | None, implicit: Any) -> str:
        if kind is not ScalarNode:
            return _TAG + ("map" if kind is MappingNode else "seq")
        return _TAG + ("plain" if implicit[0] and value is not None else "str")

    def descend_resolver(self, parent: Node | None, index: Any) -> None:
        """Called before each node: the C code below recurses, and too deep a file would end the process."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            mark = None if parent is None else parent.start_mark
            raise MarkedYAMLError(problem="nested too deeply", problem_mark=mark)

    def ascend_resolver(self) -> None:
        """Called after each node."""
        self._depth -= 1


@dataclass(frozen=True)
class Source:
    """A file's `data` (dict, list, str, int, float, bool, None) and the nodes it came from."""

    file: str
    data: Any
    root: Node | None

    def line(self, path: Sequence[str | int]) -> int:
        """The line (from 1) of the value at `path`, or of the nearest thing around it that exists."""
        return self._find(path)[1]

    def raw(self, path: Sequence[str | int]) -> str:
        """The scalar at `path` exactly as it is written, without quotes; empty for anything else."""
        node, _line = self._find(path)
        return node.value if isinstance(node, ScalarNode) else ""

    def _find(self, path: Sequence[str | int]) -> tuple[Node | None, int]:
        node, line = self.root, 1 if self.root is None else self.root.start_mark.line + 1
        for part in path:
            step = _step(node, part)
            if step is None:
                return None, line
            node, line = step
        return node, line


def _step(node: Node | None, part: str | int) -> tuple[Node, int] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and _scalar(key) == part:
                return value, key.start_mark.line + 1
    elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part].start_mark.line + 1
    return None


def read_source(path: Path) -> tuple[Source, list[Fault]]:
    """The file's data and what is wrong with it as YAML. With faults, `data` may be incomplete or None."""
    nothing = Source(path.name, None, None)
    try:
        content = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        return nothing, [Fault(path.name, 1, "", _("can't be read: {reason}").format(reason=reason_of(error)))]
    if content is None:
        return nothing, [Fault(path.name, 1, "", _("larger than 5 MB; split it"))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return nothing, [Fault(path.name, line, "", _("not UTF-8 text; save the file as UTF-8"))]
    return parse(path.name, text)


def parse(file: str, text: str) -> tuple[Source, list[Fault]]:
    """Like `read_source`, for text already in memory."""
    try:
        root = _Parser(text).get_single_node()
    except YAMLError as error:
        return Source(file, None, None), [_syntax_fault(file, error)]
    conversion = _Conversion(file)
    data = None if root is None else conversion.value(root, ())
    return Source(file, data, root), conversion.faults


def _syntax_fault(file: str, error: YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error).strip().splitlines()[0]
    message = _("not valid YAML ({problem})").format(problem=problem)
    if "mapping values" in problem or "expected ',' or" in problem:
        message += _("; put quotes around a text that holds a colon, a comma or a quotation mark")
    return Fault(file, mark.line + 1 if mark else 1, "", message)


class _Conversion:
    """From nodes to plain data, collecting what is refused."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self._seen: set[int] = set()

    def value(self, node: Node, path: Path_, line: int | None = None) -> Any:
        """The node as plain data. `line` is where it is named: an alias bears the line of its anchor."""
        if isinstance(node, ScalarNode) and node.tag == _TAG + "str":
            return node.value
        if id(node) in self._seen:
            message = _("anchors and aliases (&name, *name) are not allowed; write it out")
            return self._refuse(node, path, message, line)
        self._seen.add(id(node))
        if not node.tag.startswith(_TAG) or node.tag[len(_TAG) :] not in ("map", "seq", "plain"):
            return self._refuse(node, path, _("tags (!name) are not allowed; use plain text"))
        if isinstance(node, ScalarNode):
            return _scalar(node)
        if isinstance(node, SequenceNode):
            return [self.value(member, (*path, place)) for place, member in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: Node, path: Path_) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._refuse(key_node, path, _("a field's name must be a word"))
                continue
            key = _scalar(key_node)
            if key in found:
                self._refuse(key_node, (*path, key), _("given twice; keep one"))
            else:
                found[key] = self.value(value_node, (*path, key), key_node.start_mark.line + 1)
        return found

    def _refuse(self, node: Node, path: Path_, message: str, line: int | None = None) -> None:
        self.faults.append(Fault(self.file, line or node.start_mark.line + 1, path_text(path), message))


def _scalar(node: ScalarNode) -> Any:
    value: str = node.value
    if node.tag != _TAG + "plain":
        return value
    if value in _WORDS:
        return _WORDS[value]
    number = _NUMBER.fullmatch(value)
    if number is None:
        return value
    return int(value) if number[2] is None else float(value)


def path_text(path: Sequence[str | int]) -> str:
    """A path as authors write it: `levels[2].zh`."""
    shown = ""
    for part in path:
        shown += f"[{part}]" if isinstance(part, int) and part < 1000 else f".{part}"
    return shown.removeprefix(".")
