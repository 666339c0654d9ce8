"""The `.aiplus` file as a container: a zip of named members with a manifest of their checksums.

Reading treats the file as hostile: caps on members, sizes and ratio; no path may leave the archive; every member
is checked against the manifest before anything is used; what the manifest does not name is refused.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from aiplus_assess import __version__
from aiplus_assess.errors import EnvironmentFailure, InputError, reason_of
from aiplus_assess.exchange.faults import parse_json
from aiplus_assess.exchange.sealed import is_sealed, unseal
from aiplus_assess.i18n import _

FORMAT = "aiplus"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"
MEMBER = re.compile(r"assessment\.json|pack/pack\.json|evidence/[0-9a-f]{64}")
MAX_MEMBERS = 5_000
MAX_MEMBER_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 512 * 1024 * 1024
MAX_RATIO = 200
"""Unpacked to packed size; text of an assessment stays far below it, a zip bomb far above."""
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What zipfile raises for archives that are broken, encrypted, or packed in a way it does not know."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Every member's time: the same content gives the same bytes."""


def pack_members(members: Mapping[str, bytes]) -> bytes:
    """The bytes of a container with these members; the same members give the same bytes."""
    manifest = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "made_by": f"AI+ Assess {__version__}",
        "members": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(members.items())},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ((MANIFEST, text), *sorted(members.items())):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def read_members(path: Path, passphrase: str | None = None) -> dict[str, bytes]:
    """The members of a container, each checked; InputError with one clear line for anything that is not one.

    A file that is locked needs its passphrase (`sealed.PassphraseNeeded`, `sealed.WrongPassphrase`).
    """
    return checked_members(opened(bytes_of(path), passphrase, path.name), path.name)


def opened(content: bytes, passphrase: str | None, name: str) -> bytes:
    """The container's own bytes, out of the lock where there is one."""
    return unseal(content, passphrase, name) if is_sealed(content) else content


def checked_members(content: bytes, name: str) -> dict[str, bytes]:
    """The members of a container held in memory; `name` stands in the error."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _checked(archive)
    except DAMAGE:
        raise InputError(
            _("{name} is damaged or not an .aiplus file; nothing was changed.").format(name=name)
        ) from None


def bytes_of(path: Path) -> bytes:
    """The file's content. Whatever the disk says is said here: later only the content can be at fault."""
    try:
        if path.stat().st_size > MAX_TOTAL_BYTES:
            raise _refusal(_("it holds more than an assessment can"))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(_("There is no file {name}; check the path.").format(name=path)) from None
    except IsADirectoryError:
        raise InputError(_("{name} is a folder, not a file.").format(name=path)) from None
    except OSError as error:
        raise EnvironmentFailure(
            _("{name} can't be read: {reason}.").format(name=path, reason=reason_of(error))
        ) from None


def _checked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MAX_MEMBERS or sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        raise _refusal(_("it holds more than an assessment can"))
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise _refusal(_("it holds a name twice"))
    contents = {entry.filename: _content(archive, entry) for entry in entries}
    if MANIFEST not in contents:
        raise _refusal(_("it has no manifest"))
    sums = _checksums(contents.pop(MANIFEST))
    for name in sorted({*sums, *contents}):
        if name not in contents or name not in sums:
            raise _refusal(_("{name} is missing or not in the manifest").format(name=name[:80]))
        if hashlib.sha256(contents[name]).hexdigest() != sums[name]:
            raise _refusal(_("{name} does not match its checksum").format(name=name))
    return contents


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One member's bytes, never more than it declares."""
    if entry.filename != MANIFEST and not MEMBER.fullmatch(entry.filename):
        raise _refusal(_("it holds a member with a foreign name"))
    if entry.flag_bits & 1 or (entry.external_attr >> 28) not in (0, 8):
        raise _refusal(_("{name} is not a plain file").format(name=entry.filename))
    if entry.file_size > MAX_MEMBER_BYTES or entry.file_size > MAX_RATIO * max(entry.compress_size, 1024):
        raise _refusal(_("{name} is larger than it may be").format(name=entry.filename))
    with archive.open(entry) as member:
        content = member.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise _refusal(_("{name} has another size than it declares").format(name=entry.filename))
    return content


def _checksums(content: bytes) -> dict[str, str]:
    try:
        manifest = parse_json(content.decode(), MANIFEST)
    except UnicodeDecodeError:
        raise _refusal(_("its manifest is damaged")) from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise _refusal(_("its manifest is not ours"))
    version, members = manifest.get("format_version"), manifest.get("members")
    if type(version) is not int or version > FORMAT_VERSION:
        raise InputError(_("The file was written by a newer version of the program; update to read it."))
    if not isinstance(members, dict) or not all(isinstance(digest, str) for digest in members.values()):
        raise _refusal(_("its manifest is damaged"))
    return members


def _refusal(reason: str) -> InputError:
    return InputError(_("The .aiplus file is refused: {reason}. Nothing was changed.").format(reason=reason))
