"""Ways to spoil a file: bytes, JSON values, members of a zip, lines of YAML. Every one is drawn from `luck` alone."""

from __future__ import annotations

import copy
import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any

Luck = random.Random
NUMBER, DEEP = "@number@", "@deep@"
TOKENS = {f'"{NUMBER}"': "7" * 5000, f'"{DEEP}"': "[" * 30_000 + "]" * 30_000}
"""What json.dumps refuses to write, put in as text."""
JUNK: tuple[Any, ...] = (
    None, True, False, 0, -1, 6, 10**18, 10**400, 1e308, 3.0, float("inf"), "", "0", "\x00", "\ud800", "\udcff",
    "😀" * 50, "<script>", "../../etc/passwd", "C:\\x", "9" * 200, "x" * 200_000, "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+14:00",
    [], {}, [[]], [None], {"": None}, {"level": 3}, ["a", "a"], NUMBER, DEEP,
)  # fmt: skip


def bytes_changed(content: bytes, luck: Luck) -> bytes:
    """Bits flipped, a block overwritten, cut off, put in twice or taken out; or nothing but noise."""
    kind, found = luck.randrange(7), bytearray(content)
    at = luck.randrange(len(content) + 1)
    size = luck.choice((1, 2, 7, 100, 4096))
    if kind == 0:
        for _ in range(luck.choice((1, 3, 40))):
            found[luck.randrange(len(found))] ^= 1 << luck.randrange(8)
    elif kind == 1:
        found[at : at + size] = luck.randbytes(size)
    elif kind == 2:
        del found[at:]
    elif kind == 3:
        found[at:at] = found[at : at + size] * luck.choice((1, 2, 50))
    elif kind == 4:
        del found[at : at + size]
    elif kind == 5:
        found[at:at] = luck.choice((b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"{", b"]", b'"', b"-", b"1e999"))
    else:
        found = bytearray(luck.randbytes(luck.choice((0, 1, 50, 5000))))
    return bytes(found)


def _places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            found += _places(value, (*path, step))
    return found


def data_changed(data: Any, luck: Luck) -> Any:
    """One to three values exchanged for junk or for one another, taken out, renamed or put in twice."""
    data = copy.deepcopy(data)
    for _ in range(luck.choice((1, 1, 1, 2, 3))):
        places = [path for path in _places(data) if path]
        if not places:
            return luck.choice(JUNK)
        *way, last = luck.choice(places)
        parent = data
        for step in way:
            parent = parent[step]
        _change(parent, last, data, luck)
    return data


def _change(parent: Any, last: Any, whole: Any, luck: Luck) -> None:
    kind = luck.randrange(6)
    if kind == 0:
        del parent[last]
    elif kind == 1 and isinstance(parent, dict):
        parent[luck.choice((str(last) + "x", "", "level", "id", "\ud800", "k" * 3000))] = parent.pop(last)
    elif kind == 2 and isinstance(parent, list):
        parent.insert(0, copy.deepcopy(parent[last]))
    elif kind == 3:
        parent[last] = copy.deepcopy(luck.choice([value for value in _values(whole) if value is not whole]))
    else:
        parent[last] = copy.deepcopy(luck.choice(JUNK))


def _values(data: Any) -> list[Any]:
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [data, *(value for one in inner for value in _values(one))]


def as_json(data: Any) -> bytes:
    text = json.dumps(data)
    for token, meant in TOKENS.items():
        text = text.replace(token, meant)
    return text.encode()


def json_changed(content: bytes, luck: Luck) -> bytes:
    return as_json(data_changed(json.loads(content), luck))


def zip_changed(content: bytes, luck: Luck, change: Callable[[bytes, Luck], bytes] = bytes_changed) -> bytes:
    """A sound zip in which one member is spoilt, missing, there twice, or named as it must not be."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    at, kind = luck.randrange(len(members)), luck.randrange(8)
    name, inner = members[at]
    if kind == 0:
        del members[at]
    elif kind == 1:
        members[at] = (luck.choice(("../x", "/etc/passwd", "a\\b", name.upper(), name + "/", "x" * 300)), inner)
    elif kind == 2:
        members.append((name + "2", luck.choice((b"", b"\0" * 30_000_000))))
    else:
        members[at] = (name, change(inner, luck))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in members:
            archive.writestr(name, inner)
    return buffer.getvalue()


YAML = (
    "&a [*a]", "*nowhere", "!!python/object/apply:os.system ['true']", "!!binary x", "? [a]: b", "\t", "- - - -",
    "%TAG", "---", "...", "|", ">", "{" * 3000, "[" * 3000, "- " * 3000, "7" * 5000, "0x" + "f" * 5000, "2026-99-99",
    ".nan", "1:2:3",
    "<<: *a", "'", '"', "\u2028", "\ufeff", "&a [x,x,x,x,x,x,x,x,x]",
)  # fmt: skip


def yaml_changed(content: bytes, luck: Luck) -> bytes:
    """Lines taken out, put in twice, exchanged, shifted, or with something strange in them."""
    lines = content.decode().split("\n")
    for _ in range(luck.choice((1, 1, 2, 5))):
        at, other = luck.randrange(len(lines)), luck.randrange(len(lines))
        kind = luck.randrange(6)
        if kind == 0 and len(lines) > 2:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[other])
        elif kind == 2:
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 3:
            lines[at] = " " * luck.randrange(9) + lines[at].lstrip()
        elif kind == 4:
            lines[at] = lines[at].partition(":")[0] + ": " + luck.choice(YAML)
        else:
            lines.insert(at, luck.choice(YAML))
    return "\n".join(lines).encode()
