"""The window's language: the program's own words, and those that Qt brings (menus of text fields, file dialogs)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from aiplus_assess import i18n

_spoken: list[QTranslator] = []


def speak(language: i18n.Language) -> None:
    """Use `language` from now on; Qt's own words are English by nature."""
    i18n.use(language)
    while _spoken:
        QCoreApplication.removeTranslator(_spoken.pop())
    if language == "zh":
        words = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load("qtbase_zh_CN", folder) and QCoreApplication.installTranslator(words):
            _spoken.append(words)
