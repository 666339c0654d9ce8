"""brand add | list | default | remove: the brands a workspace offers to its reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aiplus_assess.cli.brands import named, read_brand
from aiplus_assess.cli.session import session
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

Name = Annotated[str, typer.Argument(metavar="NAME", help=_("The brand's name"))]


def commands() -> typer.Typer:
    """The commands below `brand`."""
    app = typer.Typer(help=_("The brands reports can carry"), no_args_is_help=True, rich_markup_mode=None)
    app.command("add", help=_("Keep a brand file in the workspace; a brand of the same name is replaced"))(add)
    app.command("list", help=_("The brands of the workspace; the default is marked"))(list_)
    app.command("default", help=_("Let reports carry this brand where none was chosen"))(default)
    app.command("remove", help=_("Take a brand out of the workspace"))(remove)
    return app


def add(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="brand.yaml", help=_("Name, contact, colour, logo …"))],
) -> None:
    from uuid6 import uuid7

    from aiplus_assess.storage.branding import DEFAULT_BRAND, StoredBrand

    brand = read_brand(file)
    if not brand.name.strip():
        raise InputError(_("A brand needs a name; nothing was changed."))
    with session(context).workspace() as workspace:
        known = workspace.brands()
        same = next((one.id for one in known if one.name == brand.name), None)
        stored = StoredBrand(same or str(uuid7()), brand.name, brand.settings(), brand.logo.png if brand.logo else None)
        workspace.put_brand(stored)
        if not known:
            workspace.set_setting(DEFAULT_BRAND, stored.id)
    print(brand.name)


def list_(context: typer.Context) -> None:
    from aiplus_assess.storage.branding import DEFAULT_BRAND

    with session(context).workspace() as workspace:
        chosen = workspace.setting(DEFAULT_BRAND)
        for brand in workspace.brands():
            print(_("{name} (default)").format(name=brand.name) if brand.id == chosen else brand.name)


def default(context: typer.Context, name: Name) -> None:
    from aiplus_assess.storage.branding import DEFAULT_BRAND

    with session(context).workspace() as workspace:
        workspace.set_setting(DEFAULT_BRAND, named(workspace, name).id)
    print(name)


def remove(context: typer.Context, name: Name) -> None:
    from aiplus_assess.storage.branding import DEFAULT_BRAND

    with session(context).workspace() as workspace:
        gone = named(workspace, name)
        workspace.remove_brand(gone.id)
        if workspace.setting(DEFAULT_BRAND) == gone.id:
            workspace.set_setting(DEFAULT_BRAND, None)
    print(name)
