"""A report sees the two bundled fonts, none of the system's, and writes nothing to see them."""

from __future__ import annotations

import shutil
import signal
import sys
from pathlib import Path

import pytest
from fault_checks import CHECKS, prepare
from nursery import Nursery

from aiplus_assess import i18n, resources
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.reporting import pdf
from aiplus_assess.reporting.fonts import font_configuration
from aiplus_assess.reporting.worker import serve

BEFORE_A_PDF = 3
"""The report (of `fault_files`) that is written before the disk is full; the next one is the first PDF."""
SIZES = (14, 330, 9000)
"""Bytes. Once 300 of settings and 8,700 of cache were written for fontconfig: room for none, for one, for both."""


def test_it_sees_the_bundled_fonts_and_no_others() -> None:
    configuration = font_configuration()
    from weasyprint.text.ffi import fontconfig

    def fonts(which: int) -> int:
        return int(fontconfig.FcConfigGetFonts(configuration._config, which).nfont)

    assert (fonts(fontconfig.FcSetSystem), fonts(fontconfig.FcSetApplication)) == (0, 2)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_at_the_first_pdf_is_one_line_and_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, cache, temporary = (tmp_path / name for name in ("work", "cache", "temporary"))
    for folder in (work, temporary):
        folder.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("TMPDIR", str(temporary))
    prepare(work, "report")
    with Nursery("report", work) as nursery:
        for most in SIZES:
            nursery.start(BEFORE_A_PDF, most)
            written, line = nursery.lines()
            assert written == str(BEFORE_A_PDF)
            assert line.startswith("refused: ")
            assert f"report-{BEFORE_A_PDF + 1}.pdf" in line
            CHECKS["report"](work, BEFORE_A_PDF)
            left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
            assert left == {"w.sqlite"}, f"left behind where files have {most} bytes"


def test_a_missing_font_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    font_configuration()  # WeasyPrint is imported with the true ones
    for name in ("fonts.conf", "NotoSansSC-Regular.ttf"):
        shutil.copy(resources.fonts() / name, tmp_path)
    monkeypatch.setattr(resources, "fonts", lambda: tmp_path)
    with pytest.raises(EnvironmentFailure, match=r"NotoSansSC-Bold\.ttf"):
        font_configuration.__wrapped__()


class Window:
    """The other end of a connection: it orders one report and goes."""

    def __init__(self) -> None:
        self.heard: list[tuple[object, ...]] = []
        self._says: list[tuple[object, ...]] = [("render", Unable(), i18n.current())]

    def send(self, message: tuple[object, ...]) -> None:
        self.heard.append(message)

    def recv(self) -> tuple[object, ...]:
        if not self._says:
            raise EOFError
        return self._says.pop()


class Unable:
    """A task without fonts."""

    def run(self, _tell: object) -> None:
        raise EnvironmentFailure("no font")


def test_a_worker_that_can_not_warm_up_says_why_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "warm_up", lambda: Unable().run(None))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    window = Window()
    serve(window)  # type: ignore[arg-type]
    assert window.heard == [("ready",), ("refused", "no font", ())]
