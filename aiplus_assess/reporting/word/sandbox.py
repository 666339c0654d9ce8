"""The Jinja environment of Word templates: a template shows fields; it calls, calculates and reaches nothing.

A template may come from anywhere, so it gets no functions, no arithmetic that could fill the memory, no globals and
only the filters here. Texts are escaped; a field that does not exist is an error that names it.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from aiplus_assess.i18n import _

DEEPEST_LOOP = 4
"""Loops inside loops: the fields need three."""
KEPT_FILTERS = ("capitalize", "default", "first", "last", "length", "lower", "reject", "rejectattr", "select",
    "selectattr", "sort", "title", "trim", "upper")  # fmt: skip
"""Nothing that makes a long text of a short one."""
KEPT_TESTS = ("boolean", "defined", "eq", "equalto", "even", "false", "ge", "gt", "in", "le", "lt", "ne", "none",
    "odd", "string", "true", "undefined", "==", "!=", ">", ">=", "<", "<=")  # fmt: skip
_REFUSED = (nodes.Call, nodes.Macro, nodes.CallBlock, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends,
    nodes.Block, nodes.Mul, nodes.Pow, nodes.Mod, nodes.Div, nodes.FloorDiv, nodes.Add, nodes.Assign,
    nodes.AssignBlock, nodes.With)  # fmt: skip


class FieldFault(Exception):
    """A field that is used wrongly; `name` as the template writes it, `reason` a sentence."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason


class Missing(StrictUndefined):
    """A field that does not exist: its error names it and what may have been meant. `known` are the first names."""

    __slots__ = ()
    known: tuple[str, ...] = ()

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        close = difflib.get_close_matches(name, self.known if owner is missing else _names(owner), n=2)
        if not close:
            return _("there is no field {name}").format(name=name)
        return _("there is no field {name}, perhaps {near}").format(name=name, near=_(", ").join(close))


def _names(owner: object) -> list[str]:
    if is_dataclass(owner):
        return [field.name for field in fields(owner)]
    return [str(key) for key in owner] if isinstance(owner, Mapping) else []


def environment(
    shown: Callable[[object], str], filters: Mapping[str, Callable[..., Any]], known: Iterable[str]
) -> Environment:
    """A fresh environment; `shown` makes text of any value a template prints, `filters` come on top of the kept ones.

    `shown` may use marks (`marks.py`); it raises FieldFault for what is no text. `known` are the fields there are.
    """
    made = _Checked(
        autoescape=True,
        undefined=type("Missing", (Missing,), {"__slots__": (), "known": tuple(known)}),
        finalize=lambda value: value if isinstance(value, Missing) else _escaped(shown(value)),
        cache_size=0,
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in KEPT_FILTERS} | dict(filters)
    made.tests = {name: made.tests[name] for name in KEPT_TESTS}
    return made


def _escaped(text: str) -> Markup:
    """Escaped, and safe from docxtpl's own rewriting of `{_{` and its like."""
    return Markup(str(escape(text)).replace("{_", "{&#95;").replace("_}", "&#95;}").replace("%_", "%&#95;"))


class _Checked(ImmutableSandboxedEnvironment):
    """Looks at every template before it compiles it."""

    def from_string(self, source: Any, *rest: Any, **named: Any) -> Any:
        _check(self.parse(source))
        return super().from_string(source, *rest, **named)


def _check(tree: nodes.Template) -> None:
    """TemplateSyntaxError, with its line, for anything a template has no business to do."""
    for node in tree.find_all(_REFUSED):
        raise TemplateSyntaxError(_("a template shows fields; it can't call or calculate anything"), node.lineno)
    _check_depth(tree, 0)


def _check_depth(node: nodes.Node, depth: int) -> None:
    deeper = depth + isinstance(node, nodes.For)
    if deeper > DEEPEST_LOOP or (isinstance(node, nodes.For) and node.recursive):
        raise TemplateSyntaxError(_("loops stand too deep inside each other"), node.lineno)
    for child in node.iter_child_nodes():
        _check_depth(child, deeper)
