"""The brands on the pictures: a consultancy with a logo, one with a pale colour, one of a long name."""

from __future__ import annotations

from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.logo import read_logo
from aiplus_assess.storage.branding import DEFAULT_BRAND, StoredBrand
from aiplus_assess.storage.protocol import Workspace

LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 310 100">
<path d="M50 6 60 38 94 38 66 58 77 92 50 71 23 92 34 58 6 38 40 38Z" fill="#7a1f4e"/>
<rect x="118" y="22" width="186" height="20" fill="#7a1f4e"/>
<rect x="118" y="56" width="120" height="14" fill="#c98aa8"/>
</svg>"""
DISCLAIMER = "本报告依据委托方提供的资料和现场访谈形成，仅供委托方内部使用，不构成对监管部门的任何承诺。"


def add_brands(workspace: Workspace) -> None:
    """Three of them; the first is the default."""
    first = Brand(
        "星辰咨询",
        "苏州市工业园区星湖街 328 号\n0512-6288 0000 · hello@example.com",
        DISCLAIMER,
        "#7a1f4e",
        prepared_by="星辰咨询 张敏",
        logo=read_logo(LOGO, "logo.svg"),
    )
    others = Brand("暖阳顾问", colour="#f2c94c"), Brand("华东工业人工智能就绪度评估与数字化转型促进中心")
    for place, brand in enumerate((first, *others), start=1):
        png = brand.logo.png if brand.logo else None
        workspace.put_brand(StoredBrand(f"brand-{place}", brand.name, brand.settings(), png))
    workspace.set_setting(DEFAULT_BRAND, "brand-1")
