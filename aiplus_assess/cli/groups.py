"""group: companies that belong together."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aiplus_assess.cli.assessments import BasisOption, Json, choice
from aiplus_assess.cli.session import columns, print_json, session
from aiplus_assess.i18n import _, current

if TYPE_CHECKING:
    from aiplus_assess.assessment.group import League, Member
    from aiplus_assess.assessment.model import Basis

CompanyName = Annotated[str, typer.Argument(metavar="COMPANY", help=_("Its name, credit code or id"))]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("group", help=_("The companies that belong to one, ranked by their final assessments"))(group)


def group(
    context: typer.Context,
    company: CompanyName,
    add: Annotated[
        list[str] | None, typer.Option(metavar="COMPANY", help=_("Make this company part of the group"))
    ] = None,
    site: Annotated[bool, typer.Option("--site", help=_("What is added is a site, not a company of its own"))] = False,
    basis: BasisOption = "self",
    json: Json = False,
) -> None:
    from aiplus_assess.assessment.group import league, no_longer_followed
    from aiplus_assess.assessment.model import BASES
    from aiplus_assess.exchange.closing import company_named
    from aiplus_assess.exchange.grouping import members

    chosen: Basis = choice(basis, BASES, "--basis")
    with session(context).workspace() as workspace:
        top = company_named(workspace, company)
        for name in add or ():
            joins = company_named(workspace, name).id
            ended = workspace.desk.set_parent(joins, top.id, "site" if site else "subsidiary")
            if own := no_longer_followed(sum(len(following.questions) for following in ended)):
                print(f"{name}: {own}", file=sys.stderr)
        found = league(members(workspace, top.id, chosen))
    if json:
        print_json(_plain(found))
    elif not found.ranked and not found.other:
        print(_("No company belongs to {name} yet; add one with --add.").format(name=top.name))
    else:
        print(_told(found, chosen))


def _plain(found: League) -> dict[str, Any]:
    def row(member: Member) -> dict[str, Any]:
        result = member.measured.result if member.measured else None
        return {
            "company": member.company.id,
            "name": member.company.name,
            "kind": member.company.kind,
            "assessment": member.measured.id if member.measured else None,
            "index": None if member.index is None else float(member.index),
            "level": result.rating.level if result else None,
        }

    return {
        "ranked": [{"rank": found.rank(member)} | row(member) for member in found.ranked],
        "other": [row(member) for member in found.other],
        "n": len(found.ranked),
        "median": None if found.middle is None else float(found.middle),
        "mean": None if found.mean is None else float(found.mean),
        "groups": {
            one.id: {
                "lowest": float(one.lowest),
                "median": float(one.middle),
                "highest": float(one.highest),
                "n": one.members,
                "weakest": one.weakest.id,
            }
            for one in found.groups
        },
    }


def _told(found: League, basis: Basis) -> str:
    """The ranking, the members' median and mean, and every group of questions over the members."""
    from aiplus_assess.assessment import labels
    from aiplus_assess.reporting.numbers import show

    parts = [_("Basis: {basis}").format(basis=labels.basis_word(basis)), columns(tuple(_lines(found)))]
    if found.ranked:
        words = _("Median {median} · mean {mean} · lowest {low} · highest {high} · {n} members ranked")
        ends = show(min(found.indices), 1), show(max(found.indices), 1)
        numbers = {"median": show(found.middle, 1), "mean": show(found.mean, 1), "low": ends[0], "high": ends[1]}
        parts += [words.format(n=len(found.ranked), **numbers), columns(tuple(_groups(found)))]
    return "\n\n".join(parts)


def _lines(found: League) -> Iterator[tuple[str, ...]]:
    from aiplus_assess.assessment import labels
    from aiplus_assess.reporting.numbers import NONE, show

    yield "", _("Company"), _("Index"), _("Level"), _("Assessment")
    for member in found.ranked:
        assert member.measured is not None
        rating, title = member.measured.result.rating, member.measured.assessment.title
        level = labels.standing_word(rating.standing)
        if rating.level is not None:
            level = f"{rating.level} {labels.level_word(rating.level)}"
        yield str(found.rank(member)), member.company.name, show(member.index, 1), level, title
    for member in found.other:
        title = member.measured.assessment.title if member.measured else _("no final assessment")
        yield NONE, member.company.name, NONE, NONE, title


def _groups(found: League) -> Iterator[tuple[str, ...]]:
    from aiplus_assess.reporting.numbers import NONE, show

    assert found.ranked[0].measured is not None
    titles = found.ranked[0].measured.pack.group_by_id
    yield _("Group of questions"), _("Lowest"), _("Median"), _("Highest"), _("Weakest member")
    for one in found.groups:
        weakest = _(", ").join(company.name for company in one.lows) or NONE
        values = show(one.lowest, 1), show(one.middle, 1), show(one.highest, 1)
        yield f"{one.id} {titles[one.id].title.in_(current())}", *values, weakest
