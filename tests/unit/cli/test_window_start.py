"""The window's plain start is recognised by itself; everything else goes to the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiplus_assess.cli.window import wanted
from aiplus_assess.places import default_workspace

W = Path("w.sqlite")


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], (default_workspace(), None)),
        (["--workspace", "w.sqlite"], (W, None)),
        (["--workspace=w.sqlite", "--lang", "en"], (W, "en")),
        (["--lang=zh"], (default_workspace(), "zh")),
    ],
)
def test_a_plain_start_is_recognised(arguments, start):
    assert wanted(arguments) == start


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["--help"], ["--version"], ["--workspace"], ["--workspace="], ["--lang", "fr"], ["--lang", "zh", "list"],
     ["--lang", "zh", "--lang", "en"], ["-w", "x"]],
)  # fmt: skip
def test_anything_else_is_left_to_the_command_line(arguments):
    assert wanted(arguments) is None
