"""The companies every page of the report is looked at with: the extremes and the sample, from the real questionnaire.

`python tests/unit/report_companies.py FOLDER [NAME …]` writes their reports, to be looked at page by page.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from aiplus_assess import resources
from aiplus_assess.assessment.applicability import scopes
from aiplus_assess.assessment.model import Answer, Assessment, Case, Company, PackRef, PlannedAction, Profile
from aiplus_assess.assessment.plain_records import evidence_from_plain
from aiplus_assess.assessment.series import Measured
from aiplus_assess.exchange.answers import read_answers
from aiplus_assess.exchange.profile import read_profile
from aiplus_assess.i18n import Language
from aiplus_assess.questionnaire.codes import Edition
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import ChecklistQuestion, DutyQuestion, Pack, PercentQuestion, QuestionBase
from aiplus_assess.reporting.snapshot import ReportEdition, Snapshot, freeze

MADE = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
FACTORY = Profile("常熟恒屿精密零件有限公司", "C34", "small", employees=60, revenue_wan=3200, region="江苏 苏州")
GROUP = Profile(
    "中联恒岳重工集团股份有限公司", "C35", "large", employees=9200, revenue_wan=2_400_000, region="湖南 长沙",
    roles=frozenset({"user", "provider", "data", "device", "exporter"}), ai_use="deployed",
    flags=frozenset({"rd", "robots", "consumer_facing", "state_owned", "public_service", "publishes_ai_content",
                     "cross_border_data", "open_source", "gov_supplier", "hazardous", "seed_breeding"}),
)  # fmt: skip
LONG_NAME = "国际𬭚业智能装备与数据服务（集团）股份有限公司第三事业部华东区域研发制造与运营中心🏭及其下属分公司"
NOTE = "现场查看了台账和系统记录，责任人逐条说明了来源、频次与例外情况；尚有两处口径不一致，待下次复核。"


@cache
def real_pack() -> Pack:
    return load_pack(resources.questionnaires() / "gf2025-11")


def assessment(
    profile: Profile, answers: dict[str, Answer], edition: Edition = "standard", **more: object
) -> Assessment:
    """A draft of that company with those answers."""
    pack = real_pack()
    made = Assessment(
        "0192f0a0-0000-7000-8000-000000000001", Company("c", profile.company), "2026 年度自评", profile,
        PackRef(pack.id, pack.version, pack.hash), edition, "follow", MADE - timedelta(days=20), MADE,
        assessor="王敏", answers=answers,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def asked(profile: Profile, edition: Edition = "standard") -> list[str]:
    """The questions of such a company; a second round sees those that hang on the answers of the first."""
    pack = real_pack()
    return [q for q, scope in scopes(pack, Case(profile, edition)).items() if scope != "hidden"]


def reply(question: QuestionBase, seed: int, note: str = "") -> Answer:
    """Some answer of the question's kind, fixed by `seed`."""
    proof = seed % 3
    if isinstance(question, DutyQuestion):
        states = ("compliant", "partial", "compliant", "noncompliant", "compliant")
        return Answer(duty=states[seed % 5], evidence=proof, note=note)  # type: ignore[arg-type]
    if isinstance(question, PercentQuestion):
        return Answer(value=float(seed * 7 % 100), evidence=proof, note=note)
    if isinstance(question, ChecklistQuestion):
        kept = tuple(item.id for item in question.items[: seed % (len(question.items) + 1)])
        return Answer(checked=kept, evidence=proof, note=note)
    return Answer(level=seed % 5, evidence=proof, note=note)


def replies(profile: Profile, edition: Edition = "standard", seed: int = 0, note: str = "") -> dict[str, Answer]:
    """An answer to everything the company is asked, until no further question appears."""
    pack, answers = real_pack(), dict[str, Answer]()
    for _round in range(3):
        found = scopes(pack, Case(profile, edition, answers=answers))
        for place, question in enumerate(q for q, scope in found.items() if scope != "hidden"):
            answers.setdefault(question, reply(pack.by_id[question], place * 3 + seed, note))
    return answers


def hardly() -> Assessment:
    first = [q for q in asked(FACTORY) if real_pack().by_id[q].kind == "level"][:2]
    return assessment(FACTORY, {first[0]: Answer(level=1), first[1]: Answer(level=3, note="只答了两题。")})


def unknown() -> Assessment:
    return assessment(FACTORY, {question: Answer(unknown=True) for question in asked(FACTORY)})


def one() -> Assessment:
    answers = {question: Answer(na="本企业不涉及此项业务。") for question in asked(FACTORY)}
    kept = next(q for q in answers if real_pack().by_id[q].kind == "level")
    return assessment(FACTORY, answers | {kept: Answer(level=2, evidence=1)})


def talkative() -> Assessment:
    note = (NOTE * (10_000 // len(NOTE) + 1))[:10_000]
    return assessment(FACTORY, replies(FACTORY, note=note))


def advisor() -> Assessment:
    return assessment(GROUP, replies(GROUP, "advisor", 1, NOTE), "advisor", ambition="lead")


def named() -> Assessment:
    profile = replace(FACTORY, company=LONG_NAME)
    return assessment(profile, replies(profile, seed=2))


def sample() -> Assessment:
    """The pack's own sample company with a plan: owners, dates and money for some of the first actions."""
    pack = real_pack()
    data = json.loads((resources.questionnaires() / pack.id / "sample.json").read_text(encoding="utf-8"))
    answers = read_answers({"assessor": data["assessor"], "answers": data["answers"]}, pack)
    evidence = tuple(
        evidence_from_plain({"id": f"e{place}"} | row) for place, row in enumerate(data["evidence"], start=1)
    )
    made = assessment(read_profile(data["profile"]), dict(answers.answers), data["edition"], evidence=evidence)
    made = replace(made, ambition=data["ambition"], title=data["title"], assessor=answers.assessor)
    first = freeze(made, pack, language="zh", program_version="0").summary.steps
    return replace(made, actions=tuple(_planned(step.question, place) for place, step in enumerate(first)))


def _planned(question: str, place: int) -> PlannedAction:
    chosen = real_pack().by_id[question].actions[0]
    return PlannedAction(
        f"a{place}", question, chosen.id, owner=("李经理", "信息部 周工", "王厂长", "")[place % 4],
        due=date(2027, 1 + place % 6, 28), budget_wan=(3.5, 12.0, None, 8.0)[place % 4], place=place,
    )  # fmt: skip


def before_sample() -> Assessment:
    """The same company a year earlier, finalized: some levels lower, one higher."""
    now = sample()
    answers = {}
    for place, (question, answer) in enumerate(now.answers.items()):
        lower = None if answer.level is None else max(0, min(5, answer.level - (1, 0, 0, 1, -1)[place % 5]))
        answers[question] = replace(answer, level=lower, note="去年的说明。" if place % 4 == 0 else "")
    made = MADE - timedelta(days=365)
    return replace(
        now, id="0192f0a0-0000-7000-8000-000000000000", title="2025 年度自评", answers=answers, actions=(),
        created=made, updated=made, status="final", finalized=made,
    )  # fmt: skip


COMPANIES: dict[str, Callable[[], Assessment]] = {
    "hardly": hardly, "unknown": unknown, "one": one, "talkative": talkative, "advisor": advisor, "named": named,
    "sample": sample,
}  # fmt: skip


def report_on(name: str, language: Language = "zh", edition: ReportEdition = "full") -> Snapshot:
    """The frozen report of one of them; the sample's compares with the year before."""
    earlier = (Measured(before_sample(), real_pack()),) if name == "sample" else ()
    return freeze(
        COMPANIES[name](), real_pack(), language=language, edition=edition, program_version="0.1.0", earlier=earlier
    )


def main(folder: Path, names: list[str]) -> None:
    from aiplus_assess.reporting.pdf import render_pdf

    folder.mkdir(parents=True, exist_ok=True)
    for name in names or list(COMPANIES):
        for language in ("zh", "en"):
            for edition in ("full", "brief"):
                made = report_on(name, language, edition)  # type: ignore[arg-type]
                (folder / f"{name}-{edition}-{language}.pdf").write_bytes(render_pdf(made))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
