"""What typer says about usage, in our words: its help headings and its errors are English only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from typer import TyperException

from aiplus_assess.i18n import _


def translated_help(text: str) -> str:
    """A page of help with its fixed words in the language in force; what we wrote ourselves is translated already."""
    for pattern, words in (
        (r"^Usage: ", _("Usage: ")),
        (r"^Options:$", _("Options:")),
        (r"^Arguments:$", _("Arguments:")),
        (r"^Commands:$", _("Commands:")),
        (r"\[OPTIONS\]", _("[OPTIONS]")),
        (r"COMMAND \[ARGS\]\.\.\.", _("COMMAND [ARGS]...")),
        (r"\[default:\s", _("[default: ")),
        (r"\brequired\]", _("required]")),
        (r"Show\s+this\s+message\s+and\s+exit\.", _("Show this help.")),
    ):
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    for name, words in (("<str> ", _("<str> ")), ("<path>", _("<path>"))):
        text = text.replace(name, words)
    return text


def told(error: TyperException) -> list[str]:
    """What is wrong with a command, then how it is used; one line each."""
    context: Any = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return [error.format_message()]
    lines = [_what(error, context)]
    if context is not None:
        usage = translated_help(" ".join(context.get_usage().split()))
        help_ = f"{context.command_path} {context.help_option_names[-1]}"
        lines.append(_("{usage} (all about it: {help})").format(usage=usage, help=help_))
    return lines


def _what(error: TyperException, context: Any) -> str:
    kind, hint = type(error).__name__, _hint(error, context)
    if kind == "MissingParameter":
        return _("{what} is missing.").format(what=hint)
    if kind == "BadParameter":
        return _("{what}: {why}").format(what=hint, why=error.message) if hint else error.message
    if kind == "NoSuchOption":
        return _("There is no option {name}.").format(name=_option(error)) + _near(_close(error))
    if kind == "BadOptionUsage":
        words = _("{name} needs a value after it.") if "requires" in error.message else _("{name} takes no value.")
        return words.format(name=_option(error))
    if found := re.match(r"No such command '(.*?)'\.", error.message):
        known = getattr(getattr(context, "command", None), "commands", {})
        return _("There is no command {name}.").format(name=found[1]) + _near(_nearest(found[1], sorted(known)))
    if error.message.startswith("Missing command"):
        return _("A command is missing.")
    if found := re.match(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", error.message):
        return _("Too much is given: {words}").format(words=found[1])
    return error.format_message()


def _hint(error: TyperException, context: Any) -> str:
    """The option or argument it is about, as people type it."""
    hint: Any = getattr(error, "param_hint", None)
    parameter: Any = getattr(error, "param", None)
    if hint is None and parameter is not None:
        hint = parameter.get_error_hint()
    words = hint if isinstance(hint, str) else " / ".join(hint or ())
    return words.replace("'", "")


def _option(error: TyperException) -> str:
    return str(getattr(error, "option_name", ""))


def _close(error: TyperException) -> Sequence[str]:
    return sorted(getattr(error, "possibilities", None) or ())


def _nearest(name: str, known: Sequence[str]) -> Sequence[str]:
    import difflib

    return difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)


def _near(words: Sequence[str]) -> str:
    return _(" (did you mean {words}?)").format(words=_(", ").join(words)) if words else ""
