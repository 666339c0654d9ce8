"""Whether the maps from earlier versions lead to this one and name questions that exist."""

from __future__ import annotations

from collections.abc import Iterator

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.checks.context import Context, no_such
from aiplus_assess.questionnaire.faults import Fault
from aiplus_assess.questionnaire.migration import Migration
from aiplus_assess.questionnaire.yaml_source import Source, path_text


def check_migrations(context: Context) -> Iterator[Fault]:
    """All checks of `migrations/*.yaml`."""
    if context.manifest is None:
        return
    version = context.manifest.version
    starts = {migration.from_ for _source, migration in context.migrations}
    for source, migration in context.migrations:
        if migration.to != version and migration.to not in starts:
            message = _("leads to {to}, from where no other file leads on to {version}")
            yield _fault(source, ("to",), message.format(to=migration.to, version=version))
        if migration.to == version:
            yield from _targets(context, source, migration)


def _targets(context: Context, source: Source, migration: Migration) -> Iterator[Fault]:
    for question, change in migration.questions.items():
        gone = change.change == "retired"
        for target in change.to or (() if gone else (question,)):
            if target not in context.question_ids:
                message = no_such(_("no such question: {word}"), target, context.question_ids)
                yield _fault(source, ("questions", question), message)


def _fault(source: Source, path: tuple[str | int, ...], message: str) -> Fault:
    return Fault(source.file, source.line(path), path_text(path), message)
