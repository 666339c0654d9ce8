"""The style sheet's part for surfaces and text."""

SURFACES = """
QMainWindow, QDialog { background: $ground; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: 4px 8px; }
QWidget[look="surface"] { background: $surface; }
QWidget[look="edge"] { background: $line; }
QWidget[look="ground"] { background: $ground; }
QScrollArea, QScrollArea > QWidget > QWidget[look="plain"] { background: transparent; border: none; }

QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[look="card-accent"] { background: $surface; border: 1px solid $accent; border-radius: 12px; }
QFrame[look="card-selected"] { background: $tint; border: 2px solid $accent; border-radius: 12px; }
QFrame[look="card-tint"] { background: $tint; border: 1px solid $tint; border-radius: 12px; }
QFrame[look="card-gap"] { background: $gap_tint; border: 1px solid $gap; border-radius: 12px; }
QFrame[look="card"][clickable="true"]:hover { border-color: $accent; background: $hover; }
QFrame[look="card"][clickable="true"]:focus { border: 2px solid $accent; }
QFrame[look="line"] { background: $line; border: none; min-height: 1px; max-height: 1px; }
QFrame[look="line-vertical"] { background: $line; border: none; min-width: 1px; max-width: 1px; }

QLabel { background: transparent; color: $ink; }
QLabel[look="title"] { font-size: $t22; font-weight: 700; }
QLabel[look="question"] { font-size: $t22; font-weight: 700; }
QLabel[look="section"] { font-size: $t16; font-weight: 700; }
QLabel[look="strong"] { font-size: $t14; font-weight: 700; }
QLabel[look="lead"] { font-size: $t18; font-weight: 700; }
QLabel[look="figure"] { font-size: $t30; font-weight: 700; }
QLabel[look="figure-good"] { font-size: $t30; font-weight: 700; color: $good; }
QLabel[look="figure-gap"] { font-size: $t30; font-weight: 700; color: $gap_ink; }
QLabel[look="brand"] { font-size: $t15; font-weight: 700; color: $brand; }
QLabel[look="body"] { font-size: $t14; }
QLabel[look="secondary"] { font-size: $t14; color: $secondary; }
QLabel[look="caption"] { font-size: $t12; color: $secondary; }
QLabel[look="small"] { font-size: $t13; color: $secondary; }
QLabel[look="error"] { font-size: $t13; color: $gap_ink; }
QLabel[look="good"] { font-size: $t13; color: $good; }
QLabel[look="gap"] { font-size: $t14; color: $gap_ink; }
QLabel[look="key"] {
  font-size: $t12; color: $ink; background: $ground; border: 1px solid $faint; border-radius: 5px; padding: 1px 7px;
}

QLabel[look="pill"] { font-size: $t12; border-radius: $pill_radius; padding: 2px 10px; }
QLabel[look="pill"][tone="tint"] { background: $tint; color: $brand; }
QLabel[look="pill"][tone="neutral"] { background: $ground; color: $secondary; }
QLabel[look="pill"][tone="good"] { background: $good_tint; color: $good; }
QLabel[look="pill"][tone="gap"] { background: $gap_tint; color: $gap_ink; }

QFrame[look="banner"] { background: $gap_tint; border: 1px solid $gap; border-radius: 8px; }
QFrame[look="banner-top"] {
  background: $gap_tint; border: 1px solid $gap; border-radius: 8px; margin: 16px 32px 0px 32px;
}
QFrame[look="notice"] { background: $tint; border: 1px solid $tint; border-radius: 8px; }
QFrame[look="toast"] { background: $ink; border-radius: 10px; }
QFrame[look="toast"] QLabel { color: $surface; font-size: $t14; }
QFrame[look="toast"] QPushButton { color: $surface; font-weight: 700; text-decoration: underline; }

QWidget[look="rung"] { border-radius: 8px; background: transparent; }
QWidget[look="rung"][reached="true"] { background: $tint; }

QProgressBar { background: $level_0; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""
