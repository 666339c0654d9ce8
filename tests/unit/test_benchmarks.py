"""The bench's own plumbing: what a row says, what is run, and that the workspaces it measures on are what it claims."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from aiplus_assess.storage.open import open_workspace

FOLDER = Path(__file__).resolve().parents[2] / "scripts" / "benchmarks"
Load = Callable[[str], ModuleType]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Iterator[Load]:
    """Imports a module of the bench, which is a folder of scripts and no package; nothing of it stays behind."""
    monkeypatch.syspath_prepend(str(FOLDER))

    def module(name: str) -> ModuleType:
        if name != "__main__":
            return importlib.import_module(name)
        spec = importlib.util.spec_from_file_location("bench_main", FOLDER / "__main__.py")
        assert spec is not None
        assert spec.loader is not None
        made = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(made)
        return made

    yield module
    for name, kept in list(sys.modules.items()):
        if Path(getattr(kept, "__file__", None) or "").parent == FOLDER:
            del sys.modules[name]


@pytest.mark.parametrize(
    ("numbers", "ratio", "ok"),
    [
        ({"ours": 3.0, "reference": 2.0, "budget": 1.5}, 1.5, True),
        ({"ours": 3.1, "reference": 2.0, "budget": 1.5}, 1.55, False),
        ({"ours": 340.0, "reference": None, "budget": 350}, None, True),
        ({"ours": 351.0, "reference": None, "budget": 350}, None, False),
        ({"ours": 8.0, "reference": 4.0, "budget": 1.7, "least": True}, 2.0, True),
        ({"ours": 6.0, "reference": 4.0, "budget": 1.7, "least": True}, 1.5, False),
        ({"ours": 6.0, "reference": 4.0, "budget": None}, 1.5, None),
        ({"ours": None, "reference": None, "budget": 90, "why": "not built"}, None, None),
        ({"ours": 4000.0, "reference": None, "budget": 2, "why": "no browser"}, None, None),
    ],
)
def test_a_row_holds_the_ratio_or_the_number_against_its_budget(
    load: Load, numbers: dict[str, object], ratio: float | None, ok: bool | None
) -> None:
    row = load("measuring").Row(name="row", what="something", unit="ms", **numbers)
    plain = row.plain()
    assert (plain["ratio"], plain["ok"]) == (ratio, ok)
    assert plain.get("why", "") == numbers.get("why", "")


def test_ours_and_the_reference_take_turns_after_one_run_that_does_not_count(load: Load) -> None:
    runs: list[str] = []
    ours, reference = load("measuring").alternately(lambda: runs.append("ours"), lambda: runs.append("theirs"), 3)
    assert runs == ["ours", "theirs"] + ["theirs", "ours"] * 3
    assert min(ours, reference) > 0


def test_a_percentile_is_one_of_the_values(load: Load) -> None:
    values = [float(value) for value in range(100, 0, -1)]
    percentile = load("measuring").percentile
    assert (percentile(values, 0.5), percentile(values, 0.99), percentile([7.0], 0.99)) == (51.0, 100.0, 7.0)


def test_only_what_is_wanted_is_measured(load: Load) -> None:
    bench, row = load("__main__"), load("measuring").Row
    found = {name: lambda name=name: [row(name, "a tiny row", 1.0, 2.0, "ms", 1)] for name in ("first", "second")}
    named = [[row["name"] for row in bench.measured(found, wanted)["rows"]] for wanted in (set(), {"second"})]
    assert named == [["first", "second"], ["second"]]


def test_an_unknown_group_is_refused_with_those_there_are(load: Load, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        load("__main__").main(["--only", "pack,nothing"])
    said = capsys.readouterr().err
    assert "no nothing; there are pack," in said


def test_processes_keep_byte_code_and_preferences_in_the_bench_folder(
    load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    before = dict(os.environ)
    processes = load("processes")
    with processes.own_home(tmp_path):
        said = processes.python("import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)").split()
    assert said == ["False", str(tmp_path / "bytecode")]
    assert dict(os.environ) == before


def test_a_process_that_fails_fails_the_bench(load: Load) -> None:
    with pytest.raises(RuntimeError, match="nothing to measure"):
        load("processes").python("raise SystemExit('nothing to measure')")


def test_the_workspace_measured_on_has_what_it_claims(load: Load, tmp_path: Path) -> None:
    workspace = open_workspace(load("data").many(tmp_path / "many.sqlite", 5))
    summaries = workspace.summaries()
    answered = [len(workspace.load(summary.id).answers) for summary in summaries]
    workspace.close()
    assert len(summaries) == 5
    assert sorted(count > 0 for count in answered) == [False, False, False, True, True]
    assert {summary.index for summary in summaries} == {summaries[0].index}


def test_the_bench_prints_one_json_object() -> None:
    command = [sys.executable, str(FOLDER), "--quick", "--only", "scoring,bundle"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    printed = json.loads(done.stdout)
    assert set(printed) == {"load", "cores", "rows"}
    assert [row["name"] for row in printed["rows"]] == ["recompute", "recompute_linear", "bundle", "installer"]
    assert all(row["ours"] > 0 for row in printed["rows"][:2])
