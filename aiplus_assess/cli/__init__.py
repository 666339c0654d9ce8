"""The command line: the same core as the window. Exit codes: 0, 1 with one clear line, 2 for usage."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

from aiplus_assess import i18n
from aiplus_assess.cli.window import wanted
from aiplus_assess.errors import AssessError
from aiplus_assess.i18n import _

INTERRUPTED = 130
"""The exit code typer uses for Ctrl+C."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. A user never sees a traceback."""
    i18n.use(_language(arguments))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console in another encoding must not break a Chinese word
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _dispatch(list(arguments))
    except AssessError as error:
        print(error.message, file=sys.stderr)
        for fault in error.faults:
            print(f"  {fault}", file=sys.stderr)
    except KeyboardInterrupt:
        print(_("Interrupted. What was saved is safe."), file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output is gone: nothing to say, nobody to say it to
    except Exception as error:  # noqa: BLE001 - the last line of defence
        _report_fault(error)
    return 1


def _dispatch(arguments: list[str]) -> int:
    if (window := wanted(arguments)) is not None:
        from aiplus_assess.app import run_window

        return run_window(*window)
    import typer

    from aiplus_assess.cli.program import command

    try:
        code = command().main(arguments, prog_name="aiplus-assess", standalone_mode=False)
    except typer.TyperException as error:
        from aiplus_assess.cli.usage import told

        print(*told(error), sep="\n", file=sys.stderr)
        return error.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _language(arguments: Sequence[str]) -> i18n.Language:
    """The language asked for by --lang before the command, else the system's. A wrong one is reported later."""
    for place, argument in enumerate(arguments):
        if not argument.startswith("-"):
            break
        value = argument.partition("=")[2] if "=" in argument else "".join(arguments[place + 1 : place + 2])
        if argument.partition("=")[0] == "--lang" and value in i18n.LANGUAGES:
            return i18n.as_language(value)
    return i18n.system_language()


def _report_fault(error: Exception) -> None:
    """Say in one line that the program failed, and keep the details in a file on this machine only."""
    from aiplus_assess.places import fault_log

    log = fault_log()
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        where = str(log)
    except OSError:
        where = "—"
    print(
        _("The program failed ({kind}). What was saved is safe; details are in {path}.").format(
            kind=type(error).__name__, path=where
        ),
        file=sys.stderr,
    )
