"""All commands and their options. Imported after the language is known, because help texts are translated here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from aiplus_assess import __version__, i18n
from aiplus_assess.cli import (
    assessments,
    benchmarking,
    brand_shelf,
    close_out,
    comparing,
    exchanging,
    groups,
    packs,
    papers,
    reports,
    verifying,
    workspaces,
)
from aiplus_assess.cli.session import Session
from aiplus_assess.i18n import _


def build() -> typer.Typer:
    """The whole program."""
    app = typer.Typer(
        help=_("AI+ Assess: how ready a company is for “AI+” (国发〔2025〕11号). Without a command, the window opens."),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_start)
    assessments.register(app)
    reports.register(app)
    comparing.register(app)
    benchmarking.register(app)
    exchanging.register(app)
    groups.register(app)
    close_out.register(app)
    verifying.register(app)
    papers.register(app)
    app.add_typer(packs.commands(), name="questionnaire")
    app.add_typer(brand_shelf.commands(), name="brand")
    app.add_typer(workspaces.commands(), name="workspace")
    return app


def command() -> Any:
    """The program ready to run; its help speaks the language in force."""
    found = typer.main.get_command(build())
    if i18n.current() != "en":
        _translate_help(found)
    return found


def _translate_help(command: Any) -> None:
    """typer's own headings are English only: every page of help is worded anew when it is asked for."""
    plain = command.get_help

    def get_help(context: typer.Context) -> str:
        from aiplus_assess.cli.usage import translated_help

        return translated_help(plain(context))

    command.get_help = get_help
    for below in getattr(command, "commands", {}).values():
        _translate_help(below)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"aiplus-assess {__version__}")
        raise typer.Exit


def _start(
    context: typer.Context,
    workspace: Annotated[
        Path | None, typer.Option(help=_("Workspace file (default: AIPLUS_WORKSPACE, or the user's data directory)"))
    ] = None,
    lang: Annotated[str | None, typer.Option(help=_("Language: zh or en"), metavar="zh|en")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_("Show the version"))
    ] = False,
) -> None:
    if lang is not None:
        try:
            i18n.use(i18n.as_language(lang))
        except ValueError:
            raise typer.BadParameter(_("there are zh and en"), param_hint="--lang") from None
    context.obj = Session(workspace)
    if context.invoked_subcommand is None:
        from aiplus_assess.app import run_window

        sys.exit(run_window(context.obj.path, i18n.current() if lang else None))
