"""The look of the window: tokens → palette, fonts and one style sheet."""

from aiplus_assess.gui.theme.look import FONT_FAMILY, Theme, ThemeName, current, mix

__all__ = ["FONT_FAMILY", "Theme", "ThemeName", "current", "mix"]
