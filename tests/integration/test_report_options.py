"""What `report` puts into a PDF and what it refuses, before anything is rendered or written."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from shell import Shell

from aiplus_assess.exchange.bundle import EMBEDDED


@pytest.mark.parametrize(
    ("options", "carried"), [((), False), (("--data",), True), (("--no-data",), False), (("--small",), False)]
)
def test_what_the_brief_edition_carries(shell: Shell, tmp_path: Path, options: tuple[str, ...], carried: bool) -> None:
    target = tmp_path / "r.pdf"
    said = shell("report", shell.new(), "-o", target, "--edition", "brief", *options)
    document = pypdfium2.PdfDocument(target)
    names = [document.get_attachment(place).get_name() for place in range(document.count_attachments())]
    assert (EMBEDDED in names) == carried
    assert ("未嵌入任何数据" in said) != carried


@pytest.mark.parametrize(
    ("name", "options"),
    [("r.xlsx", ("--data",)), ("r.xlsx", ("--no-data",)), ("r.json", ("--data",)), ("r.pdf", ("--data", "--small"))],
)
def test_what_cannot_carry_data_is_refused(shell: Shell, tmp_path: Path, name: str, options: tuple[str, ...]) -> None:
    said = shell("report", shell.new(), "-o", tmp_path / name, *options, code=1)
    assert len(said.strip().splitlines()) == 1
    assert not (tmp_path / name).exists()
