"""Passphrases on the command line: from a file or a hidden prompt, never as an argument others could read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

PassphraseFile = Annotated[
    Path | None,
    typer.Option("--passphrase-file", metavar="FILE", help=_("A file whose first line is the passphrase")),
]


def of_file(path: Path) -> str:
    """The first line of the file; InputError where there is none."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            found = lines.readline(4096).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise InputError(_("The passphrase file {name} can't be read; check the path.").format(name=path)) from None
    if not found:
        raise InputError(_("The passphrase file {name} has an empty first line.").format(name=path))
    return found


def to_lock(file: Path | None, ask: bool) -> str | None:
    """The passphrase to lock a file with; None where none is wanted."""
    if file is not None:
        return of_file(file)
    if not ask:
        return None
    _refuse_no_terminal()
    return str(typer.prompt(_("Passphrase"), hide_input=True, confirmation_prompt=_("The same once more"), err=True))


def to_open(file: Path | None, name: str) -> str:
    """The passphrase of a locked file."""
    if file is not None:
        return of_file(file)
    _refuse_no_terminal()
    return str(typer.prompt(_("Passphrase of {name}").format(name=name), hide_input=True, err=True))


def _refuse_no_terminal() -> None:
    if not sys.stdin.isatty():
        raise InputError(_("A passphrase is needed: give it with --passphrase-file FILE."))
