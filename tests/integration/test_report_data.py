"""A report carries its assessment inside, and is read back as carefully as any file from outside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from report_cases import PLAIN, assessment, everything

from aiplus_assess import i18n
from aiplus_assess.assessment.model import Answer, AnswerEvent, Assessment
from aiplus_assess.errors import InputError
from aiplus_assess.exchange.bundle import EMBEDDED, read_bundle
from aiplus_assess.exchange.embedding import contents_of, embedded_bytes
from aiplus_assess.exchange.merge import merge
from aiplus_assess.exchange.pdf_file import MAX_ATTACHMENTS, parse, pdf_content
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.attached import source_file
from aiplus_assess.reporting.pdf import render_pdf
from aiplus_assess.reporting.snapshot import freeze


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with i18n.language("en"):
        yield


def report(made: Assessment, pack: Pack, content: bytes | None = None) -> bytes:
    inside = source_file(EMBEDDED, embedded_bytes(made, pack) if content is None else content)
    return render_pdf(freeze(made, pack, language="zh", edition="brief", program_version="0"), attached=[inside])


def bare(attachments: dict[str, bytes]) -> bytes:
    """A page with nothing on it that carries these files."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(100, 100)
    for name, content in attachments.items():
        document.new_attachment(name).set_data(content)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def put(folder: Path, content: bytes) -> Path:
    path = folder / "report.pdf"
    path.write_bytes(content)
    return path


def test_what_was_entered_comes_back_from_the_report(tiny_pack: Pack, tmp_path: Path) -> None:
    made, _ = everything(tiny_pack, "TOK")
    content = report(made, tiny_pack)
    assert content == report(made, tiny_pack)
    found = read_bundle(put(tmp_path, content))
    assert found.assessment == made
    assert found.pack == tiny_pack
    assert (found.history, dict(found.files)) == ((), {})


def test_what_goes_in_is_said_before(tiny_pack: Pack) -> None:
    made, _ = everything(tiny_pack, "TOK")
    told = contents_of(made)
    assert any(str(len(made.answers)) in phrase for phrase in told.inside)
    assert any(str(len(made.actions)) in phrase for phrase in told.inside)
    assert len(told.inside) > len(contents_of(assessment(tiny_pack, {})).inside)
    assert len(told.outside) == 2


def test_a_report_without_data_says_so(tiny_pack: Pack, tmp_path: Path) -> None:
    plain = render_pdf(freeze(assessment(tiny_pack), tiny_pack, language="zh", edition="brief", program_version="0"))
    assert EMBEDDED.encode() not in plain
    with pytest.raises(InputError, match="carries no assessment data"):
        read_bundle(put(tmp_path, plain))


HOSTILE = {
    "cut off": lambda whole: whole[: len(whole) // 2],
    "only its first line": lambda whole: b"%PDF-1.7\n",
    "noise": lambda whole: b"%PDF-1.7\n" + bytes(range(256)) * 400,
    "no container inside": lambda whole: bare({EMBEDDED: b"no zip"}),
    "too many files inside": lambda whole: bare({f"{n}": b"x" for n in range(MAX_ATTACHMENTS)} | {EMBEDDED: b"x"}),
    "a container with another name": lambda whole: bare({"../" + EMBEDDED: b"x"}),
    "an empty file inside": lambda whole: bare({"empty.txt": b" "}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_one_line(tiny_pack: Pack, tmp_path: Path, name: str) -> None:
    whole = report(assessment(tiny_pack), tiny_pack)
    with pytest.raises(InputError) as refused:
        read_bundle(put(tmp_path, HOSTILE[name](whole)))
    assert "nothing was changed" in refused.value.message
    assert "\n" not in refused.value.message


def test_a_changed_container_is_refused(tiny_pack: Pack, tmp_path: Path) -> None:
    inside = bytearray(embedded_bytes(assessment(tiny_pack), tiny_pack))
    inside[len(inside) // 2] ^= 1
    with pytest.raises(InputError):
        read_bundle(put(tmp_path, report(assessment(tiny_pack), tiny_pack, bytes(inside))))


def test_a_reader_that_dies_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch, tiny_pack: Pack) -> None:
    monkeypatch.setattr("aiplus_assess.exchange.pdf_file.PATIENCE", 0.0)
    with pytest.raises(InputError, match="damaged"):
        pdf_content(report(assessment(tiny_pack), tiny_pack), "report.pdf", (EMBEDDED,))


def test_only_the_wanted_files_are_opened() -> None:
    found = parse(bare({"a": b"1", "b": b"2"}), ("b", "c"), text=False)
    assert dict(found.attachments) == {"b": b"2"}


def test_an_old_report_changes_nothing_where_work_went_on(tiny_pack: Pack) -> None:
    """The report's data has no history: an answer that this workspace once had is the older one."""
    then = assessment(tiny_pack)
    now = replace(then, answers={**PLAIN, "3.8-02": Answer(level=4)})
    events = [
        AnswerEvent("3.8-02", then.created, "王敏", Answer(), PLAIN["3.8-02"]),
        AnswerEvent("3.8-02", then.updated, "王敏", PLAIN["3.8-02"], Answer(level=4)),
    ]
    assert [found.verdict for found in merge(now, events, then, ()).differences] == ["keep"]
    other = replace(then, answers={**PLAIN, "3.8-02": Answer(level=5)})
    assert [found.verdict for found in merge(now, events, other, ()).differences] == ["ask"]
