"""The wheel carries its data: built, installed elsewhere, and asked from outside the checkout what it finds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

CHECKOUT = Path(__file__).resolve().parents[2]

ASK = """
import json, pathlib, sys
import aiplus_assess
from aiplus_assess import i18n, resources
def names(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc")
print(json.dumps({
    "package": aiplus_assess.__file__,
    "root": str(resources.root()),
    "questionnaires": names(resources.questionnaires()),
    "templates": names(resources.templates()),
    "fonts": names(resources.fonts()),
    "migrations": names(resources.migrations()),
    "chinese": type(i18n.catalogue("zh")).__name__,
}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, as pip lays it out."""
    work = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(CHECKOUT)).build(directory=str(work), versions=["standard"])
    target = work / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    subprocess.run([*pip, "--target", target, wheel], check=True, capture_output=True)
    return target


@pytest.fixture(scope="module")
def found(installed: Path) -> dict[str, object]:
    """What the installed package finds; -I keeps the checkout and the environment's variables out of it."""
    program = f"import sys; sys.path.insert(0, {str(installed)!r})\n{ASK}"
    done = subprocess.run([sys.executable, "-I", "-c", program], cwd=installed, capture_output=True, check=True)
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def files_under(*parts: str) -> set[str]:
    """The files of a folder of the checkout, relative to it."""
    folder = CHECKOUT.joinpath(*parts)
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"}


def test_the_installed_package_is_asked_not_the_checkout(installed: Path, found: dict[str, object]) -> None:
    assert Path(str(found["package"])).is_relative_to(installed)
    assert Path(str(found["root"])) == installed / "aiplus_assess" / "_data"


@pytest.mark.parametrize(
    ("what", "parts"),
    [
        ("questionnaires", ("questionnaires",)),
        ("templates", ("reports", "templates")),
        ("migrations", ("aiplus_assess", "storage", "migrations")),
    ],
)
def test_every_data_file_is_in_the_wheel(found: dict[str, object], what: str, parts: tuple[str, ...]) -> None:
    names = files_under(*parts)
    assert names
    assert names == set(found[what])  # type: ignore[call-overload]


def test_fonts_come_with_their_licence(found: dict[str, object]) -> None:
    assert found["fonts"] == ["NotoSansSC-Bold.ttf", "NotoSansSC-Regular.ttf", "OFL.txt", "fonts.conf"]


def test_the_installed_package_speaks_chinese(found: dict[str, object]) -> None:
    assert found["chinese"] == "GNUTranslations"
