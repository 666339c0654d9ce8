"""Everything `questionnaire lint` looks at: the pack by itself, its industry codes, its test profiles, its twins."""

from __future__ import annotations

from pathlib import Path

from aiplus_assess.assessment import industry
from aiplus_assess.cli.lint_profiles import check_profiles
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.library import Library
from aiplus_assess.questionnaire.lint.applicability import check_industries
from aiplus_assess.questionnaire.lint.finding import Finding
from aiplus_assess.questionnaire.lint.gates import check_pack
from aiplus_assess.questionnaire.lint.translations import accept
from aiplus_assess.questionnaire.loader import PackFiles, load_pack, read_pack


def lint_folder(folder: Path, library: Library | None = None) -> list[Finding]:
    """Every finding of every gate, errors first. Raises InputError where the pack does not even load."""
    files = read_pack(folder)
    findings = [
        *check_pack(files),
        *check_industries(files, industry.known),
        *check_profiles(files),
        *_twins(files, library or _installed()),
    ]
    return sorted(findings, key=lambda finding: finding.severity != "error")


def accept_translations(folder: Path) -> int:
    """Record that the English of today fits its Chinese; how many records changed."""
    return accept(folder, load_pack(folder))


def _installed() -> Library:
    from aiplus_assess.places import user_packs

    return Library(user_packs())


def _twins(files: PackFiles, library: Library) -> list[Finding]:
    """Installed packs elsewhere that have the same id and version but other content."""
    pack = files.pack
    findings = []
    for info in library.installed():
        elsewhere = info.folder.resolve() != files.folder.resolve()
        if elsewhere and (info.id, info.version) == (pack.id, pack.version) and _differs(info.folder, pack.hash):
            message = _("{folder} holds other content as {id} {version}; raise the version")
            shown = message.format(folder=info.folder, id=pack.id, version=pack.version)
            where = f"{files.manifest.file}:{files.manifest.line(('version',))}: version"
            findings.append(Finding("identity", "error", where, shown))
    return findings


def _differs(folder: Path, content_hash: str) -> bool:
    try:
        return load_pack(folder).hash != content_hash
    except InputError:
        return True
