"""The small widgets every screen is made of. Import them from here."""

from aiplus_assess.gui.kit.banner import ErrorBanner
from aiplus_assess.gui.kit.buttons import DangerButton, LinkButton, PrimaryButton, SecondaryButton
from aiplus_assess.gui.kit.card import Card, ClickableCard, HLine, VLine
from aiplus_assess.gui.kit.content import ScrollContent
from aiplus_assess.gui.kit.dialog import Dialog, confirm
from aiplus_assess.gui.kit.empty import EmptyState
from aiplus_assess.gui.kit.field import FormField
from aiplus_assess.gui.kit.flow import Flow
from aiplus_assess.gui.kit.keys import KeyboardOverlay
from aiplus_assess.gui.kit.label import Caption, Heading, Label, Paragraph, Secondary, Title
from aiplus_assess.gui.kit.layout import clear, column, row
from aiplus_assess.gui.kit.page import Page
from aiplus_assess.gui.kit.pill import Pill, SavedPill
from aiplus_assess.gui.kit.progress import ThinProgress
from aiplus_assess.gui.kit.search import SearchField
from aiplus_assess.gui.kit.segments import Segments
from aiplus_assess.gui.kit.svg import SvgView
from aiplus_assess.gui.kit.tiles import Tiles
from aiplus_assess.gui.kit.toast import Toast

__all__ = [
    "Caption",
    "Card",
    "ClickableCard",
    "DangerButton",
    "Dialog",
    "EmptyState",
    "ErrorBanner",
    "Flow",
    "FormField",
    "HLine",
    "Heading",
    "KeyboardOverlay",
    "Label",
    "LinkButton",
    "Page",
    "Paragraph",
    "Pill",
    "PrimaryButton",
    "SavedPill",
    "ScrollContent",
    "SearchField",
    "Secondary",
    "SecondaryButton",
    "Segments",
    "SvgView",
    "ThinProgress",
    "Tiles",
    "Title",
    "Toast",
    "VLine",
    "clear",
    "column",
    "confirm",
    "row",
]
