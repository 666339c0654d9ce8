"""What the command line is told about the file to write: its format by its ending, and a Word template."""

from __future__ import annotations

from pathlib import Path

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _


def ending_of(output: Path) -> str:
    """The format of a file of that name; InputError, naming the endings there are, for any other."""
    from aiplus_assess.reporting.formats import ENDINGS

    if output.suffix.lower() in ENDINGS:
        return output.suffix.lower()
    raise InputError(
        _("{name}: a report can be written as {endings}; give the file one of them.").format(
            name=output.name, endings=", ".join(ENDINGS)
        )
    )


def read_template(path: Path, output: Path) -> bytes:
    """A user's own Word template; whether it is harmless and its fields exist is looked at when it is filled."""
    if output.suffix.lower() != ".docx":
        raise InputError(_("A template is for Word only; give the report a name that ends in .docx."))
    try:
        return path.read_bytes()
    except OSError:
        raise InputError(_("There is no file {name}; check the path.").format(name=path)) from None
