"""The packs there are: those that come with the program and those in the user's folder, a sub-folder each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from aiplus_assess import resources
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.faults import did_you_mean
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.manifest import Manifest
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.questionnaire.validate import validated
from aiplus_assess.questionnaire.yaml_source import read_source


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What `pack.yaml` says of a pack. `error` is one line where it can't be used; then `version` may be empty."""

    id: str
    version: str
    title: str
    folder: Path
    error: str | None = None
    bundled: bool = False


class Library:
    """Bundled packs first, then the user's by folder name. A broken pack of the user breaks no other."""

    def __init__(self, user_folder: Path | None, bundled_folder: Path | None = None) -> None:
        self._user = user_folder
        self._bundled = bundled_folder or resources.questionnaires()

    def installed(self) -> tuple[PackInfo, ...]:
        """Every pack, by reading its `pack.yaml` alone.

        Two packs of the same id and version are compared in full: the later one is refused if they differ.
        """
        found: list[PackInfo] = []
        for info in self._all():
            twin = next((other for other in found if _same_name(other, info)), None)
            if twin is None:
                found.append(info)
            elif _content(twin) != _content(info):
                found.append(replace(info, error=_refusal(info, twin)))
        return tuple(found)

    def load(self, pack_id: str, version: str | None = None) -> Pack:
        """The pack of that id, validated: the version asked for, or the newest that can be used.

        Raises InputError for an unknown id or version, and with all faults where there is only a broken one.
        """
        named = [info for info in self.installed() if info.id == pack_id]
        if not named:
            known = sorted({info.id for info in self.installed()})
            message = _("There is no questionnaire {id}; installed are: {known}")
            raise InputError(message.format(id=pack_id, known=_(", ").join(known)) + did_you_mean(pack_id, known))
        wanted = [info for info in named if version in (None, info.version)]
        if not wanted:
            message = _("The questionnaire {id} is not installed in version {version}; installed are: {known}")
            versions = _(", ").join(info.version for info in named)
            raise InputError(message.format(id=pack_id, version=version, known=versions))
        return _first_sound(sorted(wanted, key=_age, reverse=True))

    def _all(self) -> Iterator[PackInfo]:
        for folder in _folders(self._bundled):
            yield replace(_info(folder), bundled=True)
        if self._user is not None:
            for folder in _folders(self._user):
                yield _info(folder)


def _folders(parent: Path) -> list[Path]:
    """The sub-folders that hold a pack; none where the folder does not exist or can't be read."""
    try:
        return sorted(folder for folder in parent.iterdir() if (folder / "pack.yaml").is_file())
    except OSError:
        return []


def _info(folder: Path) -> PackInfo:
    source, faults = read_source(folder / "pack.yaml")
    manifest = None
    if not faults:
        manifest, faults = validated(Manifest, source)
    if manifest is not None:
        return PackInfo(manifest.id, manifest.version, manifest.title.in_(current()), folder)
    data = source.data if isinstance(source.data, dict) else {}
    named = data.get("id")
    pack_id = named if isinstance(named, str) else folder.name
    return PackInfo(pack_id, "", folder.name, folder, error=_("not usable: {fault}").format(fault=faults[0]))


def _same_name(one: PackInfo, other: PackInfo) -> bool:
    return one.error is None and other.error is None and (one.id, one.version) == (other.id, other.version)


def _content(info: PackInfo) -> str:
    """The pack's hash; for one that does not load, its folder, so that it equals no other."""
    try:
        return load_pack(info.folder).hash
    except InputError:
        return str(info.folder)


def _refusal(info: PackInfo, twin: PackInfo) -> str:
    message = _("refused: {twin} holds other content as {id} {version} already; raise the version of your own")
    return message.format(twin=twin.folder, id=info.id, version=info.version)


def _age(info: PackInfo) -> tuple[int, ...]:
    return tuple(int(part) for part in info.version.split(".")) if info.version else ()


def _first_sound(candidates: list[PackInfo]) -> Pack:
    """The first that loads: a broken newer pack of the user's must not keep the bundled one from working."""
    refusals: list[InputError] = []
    for info in candidates:
        try:
            pack = load_pack(info.folder)
        except InputError as error:
            refusals.append(error)
            continue
        if info.error is None:
            return pack
        refusals.append(InputError(info.error))
    raise refusals[0]
