"""Fields for a day and for an amount: typed, checked when left, stored by whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QFrame, QLineEdit, QWidget

from aiplus_assess import resources
from aiplus_assess.gui.kit import Label, SecondaryButton, column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.plan.entering import Kind, parse_amount, parse_day
from aiplus_assess.gui.plan.lines import amount
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, current

STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -7,
    Qt.Key.Key_PageDown: 7,
}
"""Days a key moves the date."""
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class AmountField(QLineEdit):
    """万元; `entered` carries the amount, None for nothing. What can't be read is marked and not handed on."""

    entered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._value: float | None = None
        self.editingFinished.connect(self._leave)

    def show_value(self, value: float | None) -> None:
        """Show an amount, unless the user is at it."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self.setText(amount(value))
            set_look(self, "", invalid=False)

    def flush(self) -> None:
        """Hand on what is typed now."""
        if self.isModified():
            self._leave()

    def _leave(self) -> None:
        try:
            value = parse_amount(self.text())
        except ValueError:
            set_look(self, "", invalid=True)
            self.setToolTip(_("An amount in 10,000 CNY, such as 12.5"))
            return
        set_look(self, "", invalid=False)
        self.setModified(False)
        self.setText(amount(value))
        if value != self._value:
            self._value = value
            self.entered.emit(value)


class OwnerField(QComboBox):
    """A name, typed or chosen among those who answer for something already; `entered` carries it."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._edit = QLineEdit()
        self._edit.setAccessibleName(_("Person responsible"))
        self.setLineEdit(self._edit)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # a list that pops up while an input method composes is in its way
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._edit.setMaxLength(100)
        self._edit.editingFinished.connect(self._leave)
        self.activated.connect(lambda _place: self._leave())

    def show_owner(self, owner: str, known: tuple[str, ...], other: bool) -> None:
        """Show a name; of the same action only while nothing is half-typed."""
        typing = not other and self._edit.hasFocus() and self._edit.isModified()
        text = self._edit.text() if typing else owner
        if [self.itemText(place) for place in range(self.count())] != list(known):
            self.clear()
            self.addItems(known)
        if self._edit.text() != text:
            self.setEditText(text)
        self._edit.setModified(typing)

    def flush(self) -> None:
        """Hand on what is typed now."""
        if self._edit.isModified():
            self._leave()

    def _leave(self) -> None:
        self._edit.setModified(False)
        self.entered.emit(self._edit.text().strip())


class DayField(QWidget):
    """A date typed in any usual way, moved by arrow keys, or picked in a calendar (Alt+↓); `entered` as above."""

    entered = Signal(object)

    def __init__(self, name: str, today: Callable[[], date], kind: Kind = "deadline") -> None:
        super().__init__()
        self._today, self._kind = today, kind
        self._value: date | None = None
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(_("12-31 or +30") if kind == "deadline" else "12-31")
        ways = _("2026-12-31, 12-31, or +30")
        self.edit.setToolTip(f"{ways}\n" + _("↑ ↓ a day, PageUp PageDown a week, Alt+↓ calendar"))
        self.edit.installEventFilter(self)
        self.edit.editingFinished.connect(self._leave)
        self.open = SecondaryButton("", self.show_calendar)
        self.open.setIcon(QIcon(str(resources.images() / f"down-{theme().name}.svg")))
        self.open.setAccessibleName(_("Calendar"))
        self.setFocusProxy(self.edit)
        inside = row(gap=1)
        inside.addWidget(self.edit, 1)
        inside.addWidget(self.open)
        self.fault = Label("", "error")
        self.fault.hide()  # never shown before it has a parent: that would open a window
        self.setLayout(column(inside, self.fault, gap=1))

    def show_value(self, value: date | None, other: bool = True) -> None:
        """Show a day, unless the user is at it. Of the same thing (not `other`) what is no day stays in view."""
        self._value = value
        if not (self.edit.hasFocus() and self.edit.isModified()) and (other or not self.fault.text()):
            self._write(value)

    def flush(self) -> None:
        """Hand on what is typed now."""
        if self.edit.isModified():
            self._leave()

    def show_calendar(self) -> None:
        """Pick the day by arrow keys and Enter, or by the mouse."""
        popup = CalendarPopup(self, self._value or self._today())
        popup.picked.connect(self._take)
        popup.move(self.mapToGlobal(self.rect().bottomLeft()))
        popup.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.show_calendar()
                return True
            if key in STEPS and event.modifiers() in PLAIN:
                self._step(STEPS[key])
                return True
        return super().eventFilter(watched, event)

    def _step(self, days: int) -> None:
        try:
            start = parse_day(self.edit.text(), self._today(), self._kind)
        except ValueError:
            start = self._value
        self._take(start + timedelta(days=days) if start else self._today())

    def _leave(self) -> None:
        try:
            self._take(parse_day(self.edit.text(), self._today(), self._kind))
        except ValueError:
            self._say(_("There is no such day. Type it as 2026-12-31."))

    def _take(self, value: date | None) -> None:
        self._write(value)
        if value != self._value:
            self._value = value
            self.entered.emit(value)

    def _write(self, value: date | None) -> None:
        self.edit.setText(value.isoformat() if value else "")
        self.edit.setModified(False)
        self._say("")

    def _say(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.edit.setAccessibleDescription(fault)
        set_look(self.edit, "", invalid=bool(fault))


class CalendarPopup(QFrame):
    """A month to pick from; Escape closes it and changes nothing."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "card")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale("zh_CN" if current() == "zh" else "en_GB"))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.setLayout(column(self.calendar, margins=(1, 1, 1, 1)))
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
