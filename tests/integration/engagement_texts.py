"""What people say and write in the engagement of `engagement_case`: plain data, of the sample company's own world."""

from __future__ import annotations

from aiplus_assess.assessment.engagement import Attendee, MeetingNote
from aiplus_assess.assessment.records import Finding

LEAD, ASSESSOR = "周岚", "李强"
PEOPLE = {"management": "陈国平", "production": "王建", "quality": "沈洁", "it": "赵工", "hr": "孙静"}
"""Five departments of a small factory, and who answers for them."""
TAKES = {"finance": "management", "sales": "management", "legal": "management", "data": "it"}
"""Departments the questionnaire knows and a factory of 60 people does not have: who answers in their place."""

HOST = Attendee("陈国平", "总经理办公室", "总经理")
TEAM = (Attendee(LEAD, "咨询机构", "组长"), Attendee(ASSESSOR, "咨询机构", "评估师"))

NOTES: dict[str, tuple[MeetingNote, ...]] = {
    "management": (
        MeetingNote("“早会上说过归王建管，没有写成文，也没空每周碰头。”", "2.2.1-03"),
        MeetingNote("“共用账号是图省事，我知道不对。”", "3.14-12"),
    ),
    "production": (
        MeetingNote("老师傅的视频都在王建手机里，新人没看全。", "2.2.2-12"),
        MeetingNote("五台新车床的主轴负载，维修工每周一抄一次，抄在点检本上。", "2.2.2-05"),
    ),
    "quality": (
        MeetingNote("夜班不开视觉工位；白板上的错判数每周擦掉。", "2.2.2-04"),
        MeetingNote("想先补夜班，再谈第二条线。"),
    ),
    "it": (MeetingNote("工单打印下发，报工次日补录；现场图纸靠人换。", "2.2.2-14"),),
    "hr": (MeetingNote("七月签到的 15 人里有 4 人已经离职。", "2.4.1-02"),),
}
"""By department: what was said, most of it about one question."""

CHANGED: dict[str, tuple[int, str]] = {
    "2.2.1-03": (1, "早会口头宣布，没有任命书，也没有碰头记录可查。"),
    "2.2.1-05": (1, "只比过一种阀芯，九月以后没有再记，第二期数据缺失。"),
    "2.2.2-05": (1, "五台新车床的主轴负载每周抄录，点检本连续八周可查；公司没有算进来。"),
    "2.2.2-12": (1, "14 段视频没有目录，两名新人只看过其中 5 段。"),
    "2.2.2-14": (1, "抽查五张现场图纸，一张是旧版；报工次日补录，对不上当日库存。"),
    "2.4.1-02": (1, "签到 15 人中 4 人已离职，在岗受训 11 人，不足两成。"),
    "3.7-01": (1, "三家对照表只有结论，没有原始判定；聊天助手没有比过。"),
    "3.8-04": (2, "限时抽取的五份资料里，两份不是现行版本。"),
    "3.9-01": (2, "财务已按月单列 AI 支出并附发票，抽查三个月相符；公司自评偏低。"),
}
"""Question → the level found on site and why. The sample's own three differences come on top of these nine."""

EARLY = Finding(
    "gf2025-11:2.2.2",
    "阀芯外观检验已由视觉工位先判；排产、维护和参数仍靠老师傅。",
    "只有白班在用，判定记录断档；设备数据只连到五台车床。",
    "先补夜班，再谈第二条线；每月留存一次错判统计。",
)
"""Written after the interviews; what was found on site since has overtaken it."""
LATE = (
    Finding(
        "gf2025-11:3.8",
        "缺陷样本库有 31 种缺陷，每周入库、两人签名，是全厂做得最扎实的一项。",
        "其余资料没有目录，现场图纸和检验记录新旧混用。",
        "由品质部牵头列一页资料目录，每半年核对一次；检验记录先从阀芯一种改为电子表。",
    ),
    Finding(
        "gf2025-11:3.14",
        "员工普遍自带账号使用聊天助手，公司知情但没有书面规矩。",
        "四人共用一个账号；带图号的客户图纸曾贴进翻译工具；没有登记表。",
        "本月收回共用账号，改为实名；一页纸写明什么不能贴；两周内把在用工具登记完。",
    ),
)

ROUNDS = {
    "0.1": (
        (
            "4",
            "员工培训已在十月给夜班补讲一次，6 人签到，请补入。",
            "adopted",
            "已看签到表，补入正文；受训比例仍不足三成。",
        ),
        (
            "9",
            "质量检验核定为 2 级偏低，夜班也准备上了。",
            "declined",
            "夜班尚无判定记录，月度错判未留存；补齐后可复核。",
        ),
    ),
    "0.2": (
        ("12", "附录里的客户名称请隐去。", "adopted", "已改为“主要客户”。"),
        ("15", "希望删去“共用账号”这条差距。", "declined", "现场属实，予以保留；改进建议写明了做法和期限。"),
    ),
}
"""By version: page, remark, what became of it, reply."""
WHAT = {"0.1": "第一次征求意见稿", "0.2": "按第一轮意见修改第 4 页", "1.0": "定稿"}
