"""An `.aiplus` file locked with a passphrase: the same container inside an age file (age-encryption.org/v1).

The standard `age` tool opens it too. A locked file is as hostile as any other until it is open, so its head is read
first: the work it asks of us is limited before a passphrase is tried.
"""

from __future__ import annotations

import re

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

MARK = b"age-encryption.org/v1\n"
HEAD_BYTES = 200
SCRYPT = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
MOST_WORK = 21
"""The log2 of scrypt's N that we agree to compute: 2 GiB and some seconds; age itself writes 18, fast machines 20."""
LEAST, LONGEST = 8, 1024
"""Characters of a passphrase."""
WRONG = "Decryption failed"
"""What pyrage says where the passphrase does not unlock the file key; everything else is damage further on."""


class PassphraseNeeded(InputError):
    """The file is locked and no passphrase was given."""


class WrongPassphrase(InputError):
    """The passphrase given does not open the file."""


def is_sealed(content: bytes) -> bool:
    """Whether these are the bytes of an age file."""
    return content.startswith(MARK)


def seal(content: bytes, passphrase: str) -> bytes:
    """`content` locked with the passphrase; InputError where that is too short or too long."""
    import pyrage

    fault = passphrase_fault(passphrase)
    if fault:
        raise InputError(fault)
    return bytes(pyrage.passphrase.encrypt(content, passphrase))


def passphrase_fault(passphrase: str) -> str:
    """What is wrong with a passphrase that somebody wants to lock a file with; empty where nothing is."""
    if len(passphrase) < LEAST:
        return _("A passphrase needs at least {n} characters; several words are best.").format(n=LEAST)
    return _("A passphrase has at most {n} characters.").format(n=LONGEST) if len(passphrase) > LONGEST else ""


def unseal(content: bytes, passphrase: str | None, name: str) -> bytes:
    """What is locked inside; `name` stands in the errors.

    PassphraseNeeded without a passphrase, WrongPassphrase for another one, InputError for a file that is locked in
    a way we don't open, asks for too much work, or is damaged.
    """
    import pyrage

    _refuse_head(content, name)
    if passphrase is None:
        raise PassphraseNeeded(_("{name} is locked with a passphrase; nothing was changed.").format(name=name))
    try:
        return bytes(pyrage.passphrase.decrypt(content, passphrase[:LONGEST]))
    except pyrage.DecryptError as error:
        if str(error) == WRONG:
            words = _("This passphrase does not open {name}; nothing was changed. Check capitals and spaces.")
            raise WrongPassphrase(words.format(name=name)) from None
        raise InputError(
            _("{name} is damaged or not an .aiplus file; nothing was changed.").format(name=name)
        ) from None


def _refuse_head(content: bytes, name: str) -> None:
    asked = SCRYPT.match(content[len(MARK) : HEAD_BYTES])
    if asked is None:
        words = _("{name} is locked, but not with a passphrase; ask for a file locked with one, or an open one.")
        raise InputError(words.format(name=name))
    if int(asked.group(1)) > MOST_WORK:
        words = _("{name} asks for more computing than a passphrase is worth, so it was not opened.")
        raise InputError(words.format(name=name))
