"""The program as a user runs it from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aiplus_assess.cli import run

TINY = Path(__file__).parents[1] / "fixtures" / "packs" / "tiny"
FACTORY = {"company": "𬭚盛零件厂", "industry": "C34", "employees": 60, "revenue_wan": 3000}


class Shell:
    """The program as a user runs it, with the tiny pack installed in the user's folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.workspace = folder / "w.sqlite"

    def __call__(self, *arguments: object, code: int = 0) -> str:
        """Run one command; its standard output, or its standard error where it should fail."""
        found = run(["--workspace", str(self.workspace), *map(str, arguments)])
        out, error = self._capsys.readouterr()
        assert found == code, (out, error)
        assert "Traceback" not in out + error
        return error if code else out

    def file(self, name: str, data: Any) -> Path:
        path = self.folder / name
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return path

    def new(self, **changes: Any) -> str:
        profile = self.file("profile.json", FACTORY | changes)
        return self("new", "--profile", profile, "--pack", "tiny").splitlines()[-1]

    def answer(self, assessment: str, answers: dict[str, Any], code: int = 0) -> str:
        return self(
            "answer", assessment, self.file("answers.json", {"assessor": "王敏", "answers": answers}), code=code
        )

    def score(self, assessment: str, *more: str) -> Any:
        return json.loads(self("score", assessment, *more, "--json"))
