"""A 60-person factory, three weeks: five departments, twenty papers, twelve differences, two rounds, signed, closed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from engagement_case import (
    DEPARTMENTS,
    DIFFERENCES,
    PAPERS,
    Clock,
    Order,
    begin,
    collect,
    find,
    interview,
    review,
    sign,
    verify,
)
from engagement_texts import CHANGED, EARLY, LATE, LEAD, NOTES, ROUNDS

from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.series import Measured, between
from aiplus_assess.assessment.verification import differences as found_on_site
from aiplus_assess.assessment.verification import directions
from aiplus_assess.assessment.written import outdated
from aiplus_assess.cli.close_out import client_reports
from aiplus_assess.errors import StateError
from aiplus_assess.exchange.bundle import read_bundle
from aiplus_assess.exchange.closing import broken, deliver
from aiplus_assess.exchange.transfer import gather
from aiplus_assess.i18n import use
from aiplus_assess.questionnaire.library import Library
from aiplus_assess.storage.open import open_workspace


@pytest.fixture
def order(tmp_path: Path) -> Order:
    use("zh")
    clock = Clock()
    workspace = open_workspace(tmp_path / "w.sqlite", clock)
    return begin(workspace, Library(tmp_path / "none").load("gf2025-11"), clock)


def printed(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return re.sub(r"\s", "", text)


def test_one_engagement_from_the_order_to_the_empty_desk(order: Order, tmp_path: Path) -> None:
    workspace = order.workspace
    collect(order)
    interview(order)
    differences = verify(order)
    find(order)
    review(order, "0.1", date(2026, 11, 19))
    review(order, "0.2", date(2026, 11, 23))
    signed = sign(order)

    made = order.now
    assert len(order.departments) == DEPARTMENTS
    assert sorted(item.number for item in made.evidence) == list(range(1, PAPERS + 1))
    assert {item.status for item in made.evidence} == {"provided", "incomplete", "missing"}
    assert max(len(item.questions) for item in made.evidence) > 1
    assert len(differences) == DIFFERENCES
    own, verified = evaluate(order.pack, made.case()), evaluate(order.pack, made.case(), "verified")
    assert directions(found_on_site(own)) == (9, 3)
    assert verified.verified_share == 1
    assert own.index is not None and verified.index is not None
    assert verified.index < own.index
    assert made.engagement is not None
    assert [one.number for one in made.engagement.versions] == ["0.1", "0.2", "1.0"]
    assert len(made.engagement.feedback) == 4
    assert [one.clause for one in made.findings if outdated(one, made, order.pack)] == [EARLY.clause]

    assert signed.file is not None
    content = workspace.file_content(signed.file.sha256)
    text = printed(content)
    reasons = [reason for _level, reason in CHANGED.values()]
    notes = [note.text for said in NOTES.values() for note in said]
    remarks = [
        part for rounds in ROUNDS.values() for _page, remark, _state, reply in rounds for part in (remark, reply)
    ]
    findings = [part for one in (EARLY, *LATE) for part in (one.current, one.problems, one.advice)]
    facts = ["AI+2026-031", "星桥集团有限公司", "苏州厂区的机加工、检验、装配和仓储", "与上次评估对比"]
    for said in (*reasons, *notes, *remarks, *findings, *facts):
        assert re.sub(r"\s", "", said) in text, said
    with pytest.raises(StateError):
        workspace.desk.remove_version(made.id, "v1.0")

    before = workspace.load(order.before)
    found = between(Measured(before, order.pack), Measured(made, order.pack))
    assert (found.same_basis.delta or 0) > 0

    day = date(2026, 11, 27)
    bundle = gather(workspace, made.id)
    done = deliver(workspace, made.company, tmp_path, day, client_reports(workspace, day))
    assert broken(done.folder) == []
    again = [read_bundle(path) for path in done.folder.rglob("*.aiplus")]
    assert bundle in again
    assert content in [path.read_bytes() for path in done.folder.rglob("*1.0*.pdf")]
    assert len(list(done.folder.rglob("资料清单.*"))) == 3
    (report,) = (path for path in done.folder.rglob("报告.pdf") if "2026" in path.parent.name)
    assert f"就绪度指数为{round(verified.index)}" in printed(report.read_bytes())

    gone = workspace.desk.erase(made.company.id, LEAD)
    assert gone.counts["assessments"] == 2
    assert gone.counts["feedback"] == 4
    workspace.close()
    left = (tmp_path / "w.sqlite").read_bytes()
    for said in ("星桥精密零件", "星桥集团", reasons[0], notes[0], remarks[0]):
        assert said.encode() not in left
