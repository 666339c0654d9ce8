"""How a widget says to the style sheet what it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_look(widget: QWidget, look: str, **properties: object) -> None:
    """Set the property `look` (and others) and have the style sheet applied anew."""
    changed = widget.property("look") != look
    widget.setProperty("look", look)
    for name, value in properties.items():
        changed = changed or widget.property(name) != value
        widget.setProperty(name, value)
    if changed:
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a property has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
