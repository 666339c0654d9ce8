"""Integration tests share programs that they start as processes of their own; these can be imported too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
