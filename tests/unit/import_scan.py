"""Who may import whom (docs/architecture.md), as data, and the scan that holds the package's source against it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "aiplus_assess"

EVERYONE = ("errors", "resources", "i18n")
MODELS = ("policy.model", *(f"questionnaire.{part}" for part in ("codes", "model", "rules", "migration")))
PACK_AS_TEXT = ("questionnaire.content",)
"""A workspace and an exchange file carry the pack they were answered on."""
ANYTHING = ("*",)
WORD = ("docxtpl", "docx", "lxml")
"""docxtpl brings the other two and hands out their objects."""


@dataclass(frozen=True, slots=True)
class Room:
    """What one top-level package or module may import: its own kind by dotted prefix, others by top-level name."""

    own: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Parts of the standard library it must do without."""


FILES_AND_DATABASES = ("pathlib", "io", "os", "shutil", "tempfile", "sqlite3", "socket", "subprocess", "urllib")

ROOMS = {
    "__init__": Room(),
    "errors": Room(),
    "resources": Room(),
    "i18n": Room(),
    "policy": Room(libraries=("yaml", "pydantic")),
    "questionnaire": Room(own=("policy",), libraries=("yaml", "pydantic", "pydantic_core")),
    "assessment": Room(own=MODELS, without=FILES_AND_DATABASES),
    "places": Room(libraries=("platformdirs",)),
    "storage": Room(
        own=("assessment", *MODELS, *PACK_AS_TEXT),
        libraries=("sqlalchemy", "alembic", "uuid6"),
    ),
    "exchange": Room(
        own=("assessment", *MODELS, *PACK_AS_TEXT, "storage.protocol"),
        libraries=("pydantic", "pydantic_core", "xlsxwriter", "openpyxl", "pyrage", "pypdfium2"),
    ),
    "reporting": Room(
        own=("assessment", "questionnaire", "policy"),
        libraries=(
            "weasyprint",
            "jinja2",
            "markupsafe",
            "pypdfium2",
            "fontTools",
            "xlsxwriter",
            "PIL",
            *WORD,
        ),
    ),
    "demo": Room(own=("assessment", *MODELS, "exchange", "storage.protocol"), libraries=("uuid6",)),
    "ordering": Room(
        own=("assessment", "questionnaire", "exchange", "reporting", "storage.protocol", "storage.branding")
    ),
    "gui": Room(
        own=(
            "ordering",
            "assessment",
            "questionnaire",
            "policy",
            "exchange",
            "reporting",
            "storage.protocol",
            "storage.branding",
            "places",
            "demo",
        ),
        libraries=("PySide6", "platformdirs", "uuid6"),
        without=("sqlite3",),
    ),
    "app": Room(own=ANYTHING, libraries=ANYTHING),
    "cli": Room(own=ANYTHING, libraries=ANYTHING),
    "__main__": Room(own=ANYTHING, libraries=ANYTHING),
}
"""Everyone may also import EVERYONE, the rest of its own room and, but for `without`, the standard library."""


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """One import that a room has no right to."""

    path: str
    line: int
    target: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.target}"


def sources(package: Path) -> list[Path]:
    return sorted(package.rglob("*.py"))


def room_of(package: Path, path: Path) -> str:
    return path.relative_to(package).parts[0].removesuffix(".py")


def breaches(package: Path) -> list[Breach]:
    """Every import under `package` that its table forbids; a file of an unknown room is one breach by itself."""
    found = []
    for path in sources(package):
        room = room_of(package, path)
        shown = path.relative_to(package).as_posix()
        if room not in ROOMS:
            found.append(Breach(shown, 1, f"anything, but '{room}' has no line in the table"))
            continue
        for line, target in imports(package, path):
            if not allowed(room, target):
                found.append(Breach(shown, line, target))
    return sorted(found)


def allowed(room: str, target: str) -> bool:
    rules = ROOMS[room]
    top, _, rest = target.partition(".")
    if top == PACKAGE:
        return any(covers(prefix, rest) for prefix in (*EVERYONE, room, *rules.own, ""))
    if top in rules.without:
        return False
    return top in sys.stdlib_module_names or "*" in rules.libraries or top in rules.libraries


def covers(prefix: str, target: str) -> bool:
    return prefix in {"*", target} or (prefix != "" and target.startswith(f"{prefix}."))


def imports(package: Path, path: Path) -> Iterator[tuple[int, str]]:
    """(line, absolute dotted name) of every import in the file, inside functions and `if TYPE_CHECKING:` too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(package, path, node)
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}" if is_module(package, f"{base}.{alias.name}") else base
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            yield node.lineno, literal(node)


def absolute(package: Path, path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    here = (PACKAGE, *path.relative_to(package).parent.parts)
    parent = here[: len(here) - node.level + 1]
    return ".".join((*parent, *([node.module] if node.module else [])))


def is_module(package: Path, name: str) -> bool:
    top, _, rest = name.partition(".")
    place = package.joinpath(*rest.split("."))
    return top == PACKAGE and (place.is_dir() or place.with_suffix(".py").is_file())


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def literal(node: ast.Call) -> str:
    """The name a dynamic import asks for; one that is computed can't be checked and is nobody's right."""
    first = node.args[0] if node.args else None
    return str(first.value) if isinstance(first, ast.Constant) else "(a computed name)"
