"""The style sheet's part for controls. Every control shows its focus by an accent ring of two pixels."""

CONTROLS = """
QPushButton[look="primary"], QPushButton[look="secondary"] {
  font-size: $t14; border-radius: 8px; padding: 8px 15px; min-height: $h20;
}
QPushButton[look="primary"] { background: $brand; color: $on_brand; border: 1px solid $brand; }
QPushButton[look="primary"]:hover { background: $brand_hover; border-color: $brand_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; padding: 7px 14px; }
QPushButton[look="primary"]:disabled { background: $faint; border-color: $faint; color: $surface; }
QPushButton[look="secondary"] { background: $surface; color: $ink; border: 1px solid $line; }
QPushButton[look="secondary"]:hover { background: $hover; border-color: $accent; }
QPushButton[look="secondary"]:pressed { background: $pressed; }
QPushButton[look="secondary"]:checked { background: $tint; border-color: $accent; color: $brand; }
QPushButton[look="secondary"]:focus { border: 2px solid $accent; padding: 7px 14px; }
QPushButton[look="secondary"]:disabled { color: $faint; }
QPushButton[look="danger"] {
  font-size: $t14; border-radius: 8px; padding: 8px 15px; min-height: $h20;
  background: $surface; color: $gap_ink; border: 1px solid $gap;
}
QPushButton[look="danger"]:hover { background: $hover; }
QPushButton[look="danger"]:focus { border: 2px solid $gap; padding: 7px 14px; }
QPushButton[look="danger"]:disabled { color: $faint; border-color: $line; }
QPushButton, QCheckBox, QRadioButton { outline: none; }
QPushButton[look="link"] {
  font-size: $t14; color: $accent; background: transparent; border: 2px solid transparent; border-radius: 6px;
  padding: 2px 4px 2px 1px; text-align: left;
}
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 2px solid $accent; }
QPushButton[look="link"]:disabled { color: $faint; }
QPushButton[look="link-quiet"] {
  font-size: $t14; color: $secondary; background: transparent; border: 2px solid transparent; border-radius: 6px;
  padding: 2px 4px 2px 1px; text-align: left;
}
QPushButton[look="link-quiet"]:hover { color: $ink; }
QPushButton[look="link-quiet"]:checked { color: $gap_ink; }
QPushButton[look="link-quiet"]:focus { border: 2px solid $accent; }

QPushButton[look="nav"] {
  font-size: $t14; text-align: left; border: 2px solid transparent; border-radius: 8px; padding: 8px 10px;
  color: $secondary; background: transparent; min-height: $h20;
}
QPushButton[look="nav"]:hover { background: $hover; color: $ink; }
QPushButton[look="nav"]:checked { background: $tint; color: $brand; font-weight: 700; }
QPushButton[look="nav"]:focus { border-color: $accent; }

QPushButton[look="segment"] {
  font-size: $t14; background: $surface; color: $ink; border: 1px solid $line; border-radius: 8px;
  padding: 7px 15px; min-height: $h20;
}
QPushButton[look="segment"]:hover { background: $hover; }
QPushButton[look="segment"]:checked { background: $tint; color: $brand; border: 1px solid $accent; font-weight: 700; }
QPushButton[look="segment"]:focus { border: 2px solid $accent; padding: 6px 14px; }

QPushButton[look="filter"] {
  font-size: $t12; border-radius: $pill_radius; padding: 2px 10px; min-height: $h16;
  background: $tint; color: $brand; border: 1px solid $tint;
}
QPushButton[look="filter"][tone="good"] { background: $good_tint; color: $good; border-color: $good_tint; }
QPushButton[look="filter"][tone="gap"] { background: $gap_tint; color: $gap_ink; border-color: $gap_tint; }
QPushButton[look="filter"]:hover { border-color: $accent; }
QPushButton[look="filter"]:checked { border: 1px solid $brand; font-weight: 700; }
QPushButton[look="filter"]:focus { border: 2px solid $accent; padding: 1px 9px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit {
  font-size: $t14; background: $surface; color: $ink; border: 1px solid $edge; border-radius: 8px;
  padding: 7px 10px; selection-background-color: $accent; selection-color: $surface;
}
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit { min-height: $h20; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus,
QDateEdit:focus { border: 2px solid $accent; padding: 6px 9px; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] { border: 2px solid $gap; }
QLineEdit:read-only, QPlainTextEdit[locked="true"] { background: $ground; color: $secondary; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $ground; color: $secondary; }

QCheckBox, QRadioButton { font-size: $t14; color: $ink; spacing: 8px; padding: 3px 4px; border: 2px solid transparent;
  border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
  width: $h16; height: $h16; border: 1px solid $secondary; background: $surface;
}
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: $radio_radius; }
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: $brand; border-color: $brand; image: $pic_check;
}
QRadioButton::indicator:checked { background: $brand; border-color: $brand; image: $pic_dot; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QComboBox QLineEdit, QComboBox QLineEdit:focus {
  border: none; padding: 0; min-height: 0; background: transparent;
}
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: $pic_down; width: $h12; height: $h12; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {
  background: $surface; color: $ink; border: 1px solid $line; border-radius: 0; padding: 3px; outline: none;
}
QComboBox QAbstractItemView::item { min-height: $h28; padding: 2px 8px; border: none; }

QTabBar::tab {
  font-size: $t14; color: $secondary; background: transparent; padding: 6px 2px; margin-right: 16px;
  border: none; border-bottom: 2px solid transparent;
}
QTabBar[look="narrow"]::tab { margin-right: 8px; }
QTabBar::tab:selected { color: $brand; font-weight: 700; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border: 2px solid $accent; border-radius: 4px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }

QTableView, QListView, QTreeView {
  font-size: $t14; background: $surface; color: $ink; gridline-color: $line; outline: none;
  border: 2px solid transparent; border-radius: 6px;
  selection-background-color: $tint; selection-color: $ink;
}
QTableView:focus, QListView:focus, QTreeView:focus { border-color: $accent; }
QTableView::item, QListView::item { border: none; border-bottom: 1px solid $line; padding: 0; }
QTableView::item:selected, QListView::item:selected { background: $tint; color: $ink; }
QListView[look="popup"] { border: 1px solid $edge; border-radius: 8px; padding: 4px; }
QListView[look="popup"]::item { border: none; border-radius: 6px; padding: 5px 8px; min-height: $h20; }
QTreeView::item { padding: 4px 2px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  font-size: $t14; background: $surface; color: $secondary; font-weight: 700; border: none;
  border-bottom: 1px solid $line; padding: 8px 3px;
}
QHeaderView::section:hover { color: $ink; }

QMenu { background: $surface; color: $ink; border: 1px solid $line; padding: 4px; font-size: $t14; }
QMenu::item { padding: 6px 20px; border-radius: 6px; }
QMenu::item:selected { background: $tint; color: $brand; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $faint; border-radius: 5px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
"""
