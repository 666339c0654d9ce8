"""Whose name a report carries: a brand file, a brand of the workspace, or what was chosen in the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.reporting.brand import Brand, Logo
    from aiplus_assess.storage.branding import StoredBrand
    from aiplus_assess.storage.protocol import Workspace

FILES = (".yaml", ".yml")


def find_brand(workspace: Workspace, assessment_id: str, wanted: str | None) -> Brand | None:
    """`wanted`: a brand file or a stored brand's name; empty for none; None for what the window would use."""
    from aiplus_assess.ordering import brand_in_force

    if wanted is None:
        return brand_in_force(workspace, assessment_id)
    if not wanted:
        return None
    if wanted.lower().endswith(FILES) or Path(wanted).is_file():
        return read_brand(Path(wanted))
    return as_brand(named(workspace, wanted))


def as_brand(stored: StoredBrand) -> Brand:
    """A stored brand as reports take it."""
    from aiplus_assess.reporting.brand import brand_of

    return brand_of(stored.name, stored.settings, stored.logo)


def named(workspace: Workspace, name: str) -> StoredBrand:
    """InputError, with the names there are, where not exactly one brand has that name."""
    brands = workspace.brands()
    found = [brand for brand in brands if brand.name.casefold() == name.strip().casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(_("Several brands are called {name}; rename one in the window.").format(name=name))
    names = [brand.name for brand in brands]
    raise InputError(
        _("There is no brand {name} in this workspace, and no file of that name ending in .yaml.").format(name=name),
        names or [_("This workspace has no brands yet.")],
    )


def read_brand(path: Path) -> Brand:
    """A brand from YAML: its texts, `colour` (#rrggbb) and `logo`, a path beside the file; all optional."""
    from aiplus_assess.questionnaire.yaml_source import read_source
    from aiplus_assess.reporting.brand import TEXTS, Brand

    if not path.is_file():
        raise InputError(_("There is no file {name}; check the path.").format(name=path))
    source, faults = read_source(path)
    content = source.data if isinstance(source.data, dict) else {}
    lines = [str(fault) for fault in faults] + _faults(content, (*TEXTS, "logo"))
    if lines or not content:
        raise InputError(
            _("{name} is no brand file; it may hold {fields}.").format(name=path, fields=", ".join((*TEXTS, "logo"))),
            lines,
        )
    texts = {key: value for key, value in content.items() if key != "logo"}
    return Brand(**texts, logo=_logo(path.parent / content["logo"]) if content.get("logo") else None)


def _faults(content: dict[Any, Any], known: tuple[str, ...]) -> list[str]:
    from aiplus_assess.reporting.brand import COLOUR

    lines = [_("unknown: {value}").format(value=key) for key in content if key not in known]
    lines += [
        _("{key}: must be a text").format(key=key)
        for key, value in content.items()
        if key in known and not isinstance(value, str)
    ]
    colour = content.get("colour", "")
    if isinstance(colour, str) and colour and not COLOUR.fullmatch(colour):
        lines.append(_('colour: must be written like "#7a1f4e", in quotes'))
    return lines


def _logo(path: Path) -> Logo:
    from aiplus_assess.reporting.logo import logo_content, read_logo

    return read_logo(logo_content(path), path.name)
