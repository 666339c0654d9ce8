"""`verify` holds a report against the data inside it: a true one passes, and each kind of doctoring is named."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw
from report_cases import PLAIN, assessment

from aiplus_assess.assessment.model import Answer, Assessment
from aiplus_assess.assessment.series import Measured
from aiplus_assess.cli import run
from aiplus_assess.exchange.bundle import EMBEDDED
from aiplus_assess.exchange.embedding import embedded_bytes
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.attached import source_file
from aiplus_assess.reporting.figures import Statement, figures_file, read_figures, statement_of
from aiplus_assess.reporting.pdf import render_pdf
from aiplus_assess.reporting.snapshot import Snapshot, freeze
from aiplus_assess.reporting.verifying import check


def snapshot_of(made: Assessment, pack: Pack, language: str = "zh", edition: str = "full") -> Snapshot:
    return freeze(made, pack, language=language, edition=edition, program_version="0.1.0")  # type: ignore[arg-type]


def report(
    pack: Pack,
    *,
    data: Assessment | None = None,
    stated: Callable[[Statement], Statement] = lambda true: true,
    printed: Callable[[Snapshot], Snapshot] = lambda true: true,
    language: str = "zh",
    edition: str = "full",
) -> bytes:
    """A report with its data; each part may be another than the true one."""
    made = assessment(pack)
    snapshot = snapshot_of(made, pack, language, edition)
    statement = stated(statement_of(snapshot, made, "self", "0.1.0"))
    carried = [source_file(EMBEDDED, embedded_bytes(data or made, pack)), figures_file(statement)]
    return render_pdf(printed(snapshot), attached=carried)


def verified(content: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    path = folder / "report.pdf"
    path.write_bytes(content)
    code = run(["--lang", "en", "verify", str(path)])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return code, said.out, said.err


def other_card(snapshot: Snapshot) -> Snapshot:
    """The same report with another index on the page for the boss."""
    first, *others = snapshot.summary.cards
    cards = (replace(first, value="98"), *others)
    return replace(snapshot, summary=replace(snapshot.summary, cards=cards))


def other_group(snapshot: Snapshot) -> Snapshot:
    first, *others = snapshot.overview.bars.rows
    bars = replace(snapshot.overview.bars, rows=(replace(first, note="4.9 / 2.0　达到"), *others))
    return replace(snapshot, overview=replace(snapshot.overview, bars=bars))


def other_stage(snapshot: Snapshot) -> Snapshot:
    first, *others = snapshot.stages.targets
    return replace(snapshot, stages=replace(snapshot.stages, targets=(replace(first, attained="97%"), *others)))


def restated(statement: Statement) -> Statement:
    """A list of figures that agrees with `other_card`."""
    figures = [replace(one, shown="98") if one.key == "card 1" else one for one in statement.figures]
    return replace(statement, figures=tuple(figures))


@pytest.mark.parametrize(("language", "edition"), [("zh", "full"), ("en", "full"), ("zh", "brief"), ("en", "brief")])
def test_a_true_report_matches(tiny_pack, tmp_path, capsys, language, edition) -> None:
    code, out, err = verified(report(tiny_pack, language=language, edition=edition), tmp_path, capsys)
    assert (code, err) == (0, "")
    assert "match the data" in out
    assert "no signature" in out


def test_an_almost_empty_one_matches_too(tiny_pack, tmp_path) -> None:
    for answers in ({}, {question: Answer(unknown=True) for question in PLAIN}):
        made = assessment(tiny_pack, answers)
        snapshot = snapshot_of(made, tiny_pack)
        statement = statement_of(snapshot, made, "self", "0.1.0")
        assert [one for one in check(statement, statement, pages(render_pdf(snapshot))) if one.fault] == []


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return texts


DOCTORED = {
    "a number on the page for the boss": ({"printed": other_card}, ["Readiness index", "98 is printed"]),
    "that number and the list of figures": ({"printed": other_card, "stated": restated}, ["stated as 98"]),
    "the list of figures alone": ({"stated": restated}, ["stated as 98"]),
    "a group's bar": ({"printed": other_group}, ["4.9 is printed"]),
    "a stage's share": ({"printed": other_stage}, ["97% is printed"]),
}


@pytest.mark.parametrize("name", DOCTORED)
def test_what_was_doctored_is_named(tiny_pack, tmp_path, capsys, name) -> None:
    changes, words = DOCTORED[name]
    code, out, err = verified(report(tiny_pack, language="en", **changes), tmp_path, capsys)
    assert (code, out) == (1, "")
    assert "does not match its data" in err.splitlines()[0]
    assert [word for word in words if word not in err] == []


def test_other_data_do_not_match(tiny_pack, tmp_path, capsys) -> None:
    better = assessment(tiny_pack, {**PLAIN, "3.8-02": Answer(level=5, evidence=3)})
    code, _, err = verified(report(tiny_pack, data=better, language="en"), tmp_path, capsys)
    assert code == 1
    assert "Readiness index" in err


def test_what_is_laid_over_a_page_is_named(tiny_pack, tmp_path, capsys) -> None:
    document = pypdfium2.PdfDocument(report(tiny_pack))
    annotation = raw.FPDFPage_CreateAnnot(document[2], raw.FPDF_ANNOT_FREETEXT)
    raw.FPDFPage_CloseAnnot(annotation)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    code, _, err = verified(buffer.getvalue(), tmp_path, capsys)
    assert code == 1
    assert "page 3: something was laid over it" in err


def test_a_report_without_data_or_no_report_says_so(tiny_pack, tmp_path, capsys) -> None:
    made = assessment(tiny_pack)
    bare = render_pdf(snapshot_of(made, tiny_pack, edition="brief"))
    assert "carries no assessment data" in verified(bare, tmp_path, capsys)[2]
    listless = render_pdf(
        snapshot_of(made, tiny_pack, edition="brief"),
        attached=[source_file(EMBEDDED, embedded_bytes(made, tiny_pack))],
    )
    assert "no list of its figures" in verified(listless, tmp_path, capsys)[2]
    assert "not a PDF" in verified(b"PK", tmp_path, capsys)[2]


def test_rules_of_another_version_are_not_guessed(tiny_pack, tmp_path, capsys) -> None:
    newer = report(tiny_pack, edition="brief", stated=lambda true: replace(true, scoring_version=99))
    code, _, err = verified(newer, tmp_path, capsys)
    assert code == 1
    assert "99" in err


def second(pack: Pack, printed: Callable[[Snapshot], Snapshot] = lambda true: true) -> bytes:
    """The report of a company's second assessment; the first is not inside."""
    made = assessment(pack)
    earlier = replace(
        made,
        id="before",
        created=made.created - timedelta(days=365),
        answers=dict(made.answers) | {"3.8-02": Answer(level=1)},
    )
    before = (Measured(earlier, pack, "self"),)
    snapshot = freeze(made, pack, language="en", edition="brief", program_version="0.1.0", earlier=before)
    assert any(card.compared for card in snapshot.summary.cards)
    carried = [
        source_file(EMBEDDED, embedded_bytes(made, pack)),
        figures_file(statement_of(snapshot, made, "self", "0.1.0")),
    ]
    return render_pdf(printed(snapshot), attached=carried)


def other_change(snapshot: Snapshot) -> Snapshot:
    cards = (replace(card, value="▲ +40.0") if card.compared else card for card in snapshot.summary.cards)
    return replace(snapshot, summary=replace(snapshot.summary, cards=tuple(cards)))


def test_the_report_of_a_second_assessment_is_verified_but_for_the_change(tiny_pack, tmp_path, capsys) -> None:
    code, out, err = verified(second(tiny_pack), tmp_path, capsys)
    assert (code, err) == (0, "")
    assert "Not computed: “Same-basis change" in out
    code, _, err = verified(second(tiny_pack, other_change), tmp_path, capsys)
    assert code == 1
    assert "Same-basis change: " in err
    code, _, err = verified(second(tiny_pack, other_card), tmp_path, capsys)
    assert code == 1
    assert "Readiness index: " in err


def test_machine_readable(tiny_pack, tmp_path, capsys) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(report(tiny_pack, printed=other_card, language="en"))
    assert run(["--lang", "en", "verify", str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["match"] is False
    assert {one["key"] for one in told["figures"]} >= {"number", "card 1", "card 1 note", "stage 2027", "basis 1"}
    assert [one["key"] for one in told["figures"] if one["fault"]] == ["card 1"]
    assert told["pack"]["hash"] == tiny_pack.hash


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": "aiplus-figures", "format_version": 2}', b"\xff"])
def test_a_damaged_list_of_figures_is_refused(content) -> None:
    with pytest.raises(Exception, match=r"list of its figures|数字清单"):
        read_figures(content)
