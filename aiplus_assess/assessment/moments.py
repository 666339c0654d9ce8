"""The one time zone of the program: the place the policy holds (ADR 0024)."""

from __future__ import annotations

from datetime import timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""A moment is the same day in the window, on the command line and in print, on every machine."""
