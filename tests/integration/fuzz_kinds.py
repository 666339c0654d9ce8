"""What is fuzzed: for each kind of file a whole one, ways to spoil it, and what the program does with it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from fault_work import PROFILE, TINY, fill
from fuzz_mutations import Luck, as_json, bytes_changed, data_changed, json_changed, yaml_changed, zip_changed

from aiplus_assess.assessment.model import Answer, Case
from aiplus_assess.assessment.respondents import section
from aiplus_assess.errors import InputError
from aiplus_assess.exchange.answers import read_answers, refuse_hidden
from aiplus_assess.exchange.bundle import ASSESSMENT, EMBEDDED, PACK, bundle_bytes, bundle_of, embedded_in, read_bundle
from aiplus_assess.exchange.container import checked_members, pack_members
from aiplus_assess.exchange.faults import read_json
from aiplus_assess.exchange.form_reading import read_form
from aiplus_assess.exchange.form_writing import write_form
from aiplus_assess.exchange.pdf_file import parse
from aiplus_assess.exchange.profile import read_profile
from aiplus_assess.exchange.transfer import gather, take_in, take_in_form
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.storage.open import open_workspace

ANSWERS = {
    "assessor": "王敏",
    "answers": {
        "2.2.1-01": {
            "level": 3,
            "evidence": 1,
            "note": "台账",
            "verified": {"level": 2, "reason": "只有一班", "by": "王"},
        },
        "2.2.2-01": {"value": 42.5},
        "3.8-01": {"checked": ["owner", "access"], "flagged": True},
        "3.8-02": {"unknown": True},
        "3.14-01": {"na": "不涉及"},
        "3.14-03": {"duty": "partial", "to_confirm": True},
    },
}
COMPANY = {
    "company": "示例零件厂", "uscc": "91350100M000100Y43", "industry": "C34", "employees": 120, "revenue_wan": 5600,
    "assets_wan": 4000, "region": "江苏 苏州", "roles": ["user"], "ai_use": "saas", "flags": ["rd"],
}  # fmt: skip
Spoil = Callable[[bytes, Luck], bytes]


class Kind:
    """`whole` is a file that the program takes; `use` raises AssessError or takes the content in `path`."""

    suffix = ".json"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pack = load_pack(TINY)
        self.whole = self.make()

    def make(self) -> bytes:
        raise NotImplementedError

    def spoilt(self, luck: Luck) -> bytes:
        return luck.choice((bytes_changed, json_changed, json_changed))(self.whole, luck)

    def use(self, path: Path) -> None:
        raise NotImplementedError

    def fresh_workspace(self) -> Path:
        """A copy of the workspace that `make` has left."""
        return Path(shutil.copy(self.folder / "kept.sqlite", self.folder / "w.sqlite"))


class Answers(Kind):
    def make(self) -> bytes:
        return as_json(ANSWERS)

    def use(self, path: Path) -> None:
        answers = read_answers(read_json(path), self.pack).answers
        refuse_hidden(self.pack, Case(PROFILE, "standard", "follow", {}), answers)


class Profiles(Kind):
    def make(self) -> bytes:
        return as_json(COMPANY)

    def use(self, path: Path) -> None:
        read_profile(read_json(path))


class Packs(Kind):
    suffix = ".yaml"

    def make(self) -> bytes:
        return b""

    def spoilt(self, luck: Luck) -> bytes:
        self.file = luck.choice(sorted(path.name for path in TINY.glob("*.yaml")))
        return luck.choice((bytes_changed, yaml_changed, yaml_changed))((TINY / self.file).read_bytes(), luck)

    def use(self, path: Path) -> None:
        folder = self.folder / "pack"
        shutil.copytree(TINY, folder, dirs_exist_ok=True)
        shutil.copy(path, folder / self.file)
        load_pack(folder)


class Bundles(Kind):
    suffix = ".aiplus"

    def make(self) -> bytes:
        workspace = open_workspace(self.folder / "kept.sqlite")
        content = bundle_bytes(gather(workspace, fill(workspace).id))
        workspace.close()
        return content

    def spoilt(self, luck: Luck) -> bytes:
        """Half of them with checksums that are right, so that what lies behind these is reached."""
        if luck.random() < 0.3:
            return luck.choice((bytes_changed, zip_changed))(self.whole, luck)
        members = checked_members(self.whole, "x")
        name = luck.choice((ASSESSMENT, ASSESSMENT, ASSESSMENT, PACK))
        if luck.random() < 0.8:
            members[name] = as_json(data_changed(json.loads(members[name]), luck))
        else:
            members[name] = bytes_changed(members[name], luck)
        return pack_members(members)

    def use(self, path: Path) -> None:
        bundle = read_bundle(path)
        workspace = open_workspace(self.fresh_workspace())
        try:
            take_in(workspace, bundle)
            workspace.summaries()
            assert workspace.check().faults == ()
        finally:
            workspace.close()


class Forms(Kind):
    suffix = ".xlsx"

    def make(self) -> bytes:
        workspace = open_workspace(self.folder / "kept.sqlite")
        made = fill(workspace)
        workspace.answer(made.id, "3.8-02", Answer(level=2))
        made = workspace.load(made.id)
        workspace.close()
        return write_form(made, self.pack, section(self.pack, made), datetime(2026, 11, 24, tzinfo=UTC))

    def spoilt(self, luck: Luck) -> bytes:
        return luck.choice((bytes_changed, zip_changed, zip_changed, zip_changed))(self.whole, luck)

    def use(self, path: Path) -> None:
        filled = read_form(path)
        workspace = open_workspace(self.fresh_workspace())
        try:
            take_in_form(workspace, filled, "李强", None)
        finally:
            workspace.close()


class Databases(Kind):
    suffix = ".sqlite"

    def make(self) -> bytes:
        workspace = open_workspace(self.folder / "kept.sqlite")
        made = fill(workspace)
        workspace.answer(made.id, "3.14-03", Answer(unknown=True))
        workspace.reopen(workspace.finalize(made.id).id)
        workspace.close()
        with closing(sqlite3.connect(self.folder / "kept.sqlite")) as connection:
            connection.execute("VACUUM")
        return (self.folder / "kept.sqlite").read_bytes()

    def spoilt(self, luck: Luck) -> bytes:
        if luck.random() < 0.6:
            return bytes_changed(self.whole, luck)
        page = luck.randrange(len(self.whole) // 4096) * 4096
        inner = bytes_changed(self.whole[page : page + 4096], luck)[:4096].ljust(4096, b"\0")
        return self.whole[:page] + inner + self.whole[page + 4096 :]

    def use(self, path: Path) -> None:
        workspace = open_workspace(path)
        try:
            for summary in workspace.summaries():
                assessment = workspace.load(summary.id)
                workspace.history(summary.id)
                workspace.pack(assessment.pack)
                draft = workspace.reopen(summary.id) if assessment.final else assessment
                workspace.answer(draft.id, "2.2.1-01", Answer(level=1))
            workspace.check()
            workspace.keep_daily_backup()
        finally:
            workspace.close()


class Reports(Kind):
    """Parsed here as the reading process of the program does, which spares starting one for each of thousands."""

    suffix = ".pdf"

    def make(self) -> bytes:
        from aiplus_assess.exchange.embedding import embedded_bytes
        from aiplus_assess.reporting.attached import source_file
        from aiplus_assess.reporting.pdf import render_pdf
        from aiplus_assess.reporting.snapshot import freeze

        workspace = open_workspace(self.folder / "kept.sqlite")
        made = fill(workspace)
        workspace.close()
        snapshot = freeze(made, self.pack, language="zh", edition="brief", program_version="0")
        return render_pdf(snapshot, attached=[source_file(EMBEDDED, embedded_bytes(made, self.pack))])

    def spoilt(self, luck: Luck) -> bytes:
        content = self.whole
        for _ in range(luck.choice((1, 1, 5))):
            content = bytes_changed(content, luck) or b"%PDF-1.7"
        return content

    def use(self, path: Path) -> None:
        try:
            found = parse(path.read_bytes(), (EMBEDDED,), True)
        except (RuntimeError, ValueError) as error:  # as pdf_file._serve does
            raise InputError("refused") from error
        bundle_of(embedded_in(found.attachments, path.name), path.name)


KINDS: dict[str, type[Kind]] = {
    "answers": Answers,
    "profile": Profiles,
    "pack": Packs,
    "aiplus": Bundles,
    "form": Forms,
    "database": Databases,
    "report": Reports,
}
