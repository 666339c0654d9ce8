"""The closed lists of codes that packs, profiles and stored rows share, readable without pydantic."""

from __future__ import annotations

from typing import Literal

Edition = Literal["quick", "standard", "advisor"]
EDITIONS: tuple[Edition, ...] = ("quick", "standard", "advisor")
Ambition = Literal["hold", "follow", "lead"]
AMBITIONS: tuple[Ambition, ...] = ("hold", "follow", "lead")
Pillar = Literal["actions", "supports"]
PILLARS: tuple[Pillar, ...] = ("actions", "supports")
Stage = Literal[2027, 2030, 2035]
STAGES: tuple[Stage, ...] = (2027, 2030, 2035)
Department = Literal[
    "management", "production", "quality", "it", "data", "hr", "finance", "sales", "legal", "rd"
]  # fmt: skip
Tag = Literal["native", "whole_factor", "safe"]
Effort = Literal["S", "M", "L"]

Size = Literal["micro", "small", "medium", "large"]
Role = Literal["user", "provider", "data", "device", "exporter"]
AiUse = Literal["none", "saas", "deployed"]
Flag = Literal[
    "rd", "gov_supplier", "public_service", "publishes_ai_content", "open_source", "hazardous",
    "seed_breeding", "consumer_facing", "robots", "state_owned", "cross_border_data",
]  # fmt: skip
