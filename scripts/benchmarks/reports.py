"""The full report, warm, against WeasyPrint alone on a bare table of the same text and page count."""

from __future__ import annotations

import html
import shutil
import statistics
import sys
from datetime import UTC, datetime
from pathlib import Path

import data
from measuring import Row, alternately, milliseconds
from processes import python, run
from window import MEMORY

from aiplus_assess.assessment.model import Assessment, Company, PackRef
from aiplus_assess.reporting.html import render_html
from aiplus_assess.reporting.pdf import render_pdf
from aiplus_assess.reporting.snapshot import ReportEdition, Snapshot, freeze
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WHEN = datetime(2026, 11, 24, 8, tzinfo=UTC)


def snapshot(edition: ReportEdition = "full") -> Snapshot:
    pack = data.pack()
    assessment = Assessment(
        "0192f0a0-0000-7000-8000-000000000001", Company("c", "示例零件厂"), "2026 年第四季度", data.FACTORY,
        PackRef(pack.id, pack.version, pack.hash), "standard", "follow", WHEN, WHEN, answers=data.answers(pack),
    )  # fmt: skip
    return freeze(assessment, pack, language="zh", basis="self", edition=edition, program_version="bench")


def pages(pdf: bytes) -> tuple[int, str]:
    """Number of pages and all text."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return len(document), "\n".join(page.get_textpage().get_text_bounded() for page in document)


def bare_table(text: str, font_size: float) -> bytes:
    from weasyprint import HTML

    rows = "".join(f"<tr><td>{html.escape(line)}</td><td>1</td></tr>" for line in text.splitlines() if line.strip())
    style = f"table{{table-layout:fixed;width:100%;font-size:{font_size}pt;line-height:1.6}}"
    columns = "<col style='width:90%'><col style='width:10%'>"
    found: bytes = HTML(string=f"<style>{style}</style><table>{columns}{rows}</table>").write_pdf()
    return found


def same_pages(text: str, wanted: int) -> float:
    """The font size at which the bare table fills about as many pages."""
    low, high = 4.0, 24.0
    for _step in range(5):
        middle = (low + high) / 2
        low, high = (middle, high) if pages(bare_table(text, middle))[0] < wanted else (low, middle)
    return high


def full(times: int) -> list[Row]:
    """The second report of one process."""
    frozen = snapshot()
    count, text = pages(render_pdf(frozen))
    size = same_pages(text, count)
    ours, bare = alternately(lambda: render_pdf(snapshot()), lambda: bare_table(text, size), max(2, times // 4))
    what = f"{count} pages, freeze and render, against a bare two-column table"
    return [Row("report_warm", what, ours, bare, "ms", 1.5)]


def memory() -> list[Row]:
    """One full report, in a process of its own."""
    code = MEMORY + f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
    used = float(python(code + "import reports; reports.render_pdf(reports.snapshot()); print(peak())").split()[-1])
    return [Row("report_memory", "peak of a process that makes one full report", used, None, "MB", 350)]


def cold(times: int, path: Path, folder: Path) -> list[Row]:
    """The command line from nothing to the file, against Chromium printing the same report's HTML."""
    workspace, questions = open_workspace(path), data.pack()
    made = workspace.create(NewAssessment(data.FACTORY, "standard"), questions)
    workspace.answer_all(made.id, data.answers(questions))
    workspace.close()
    page, pdf = folder / "report.html", folder / "report.pdf"
    page.write_text(render_html(snapshot()), encoding="utf-8")
    program = (sys.executable, "-m", "aiplus_assess", "--workspace", str(path), "report", made.id, "--force", "-o")
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    what = "full report by the command line, whole process, against headless Chromium printing its HTML"
    if chromium is None:
        ours = statistics.median(milliseconds(lambda: run(*program, str(pdf))) for _time in range(max(2, times // 4)))
        return [Row("report_cold", what, ours, None, "ms", 2, why="there is no Chromium on this machine")]
    printed = (f"--print-to-pdf={folder / 'chromium.pdf'}", page.as_uri())
    theirs = (chromium, "--headless", "--no-sandbox", "--disable-gpu", *printed)
    ours, bare = alternately(lambda: run(*program, str(pdf)), lambda: run(*theirs), max(2, times // 4))
    return [Row("report_cold", what, ours, bare, "ms", 2)]
