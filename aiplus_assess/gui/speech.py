"""The window's language: the program's own words, and those that Qt brings (menus of text fields, file dialogs)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from aiplus_assess import i18n
from aiplus_assess.i18n import _, pgettext

FILES = ("QFileDialog", "QFileSystemModel", "QAbstractFileIconProvider")
_spoken: list[QTranslator] = []


class Missing(QTranslator):
    """What Qt's own catalogue leaves in English, or says in a word nobody uses for files."""

    def __init__(self) -> None:
        super().__init__()
        self._words = {
            "&Look in:": _("&Look in:"),
            "Files of &type:": _("Files of &type:"),
            "&Directory:": _("&Directory:"),
            "Folder": _("Folder"),
            "File": _("File"),
            "Drive": _("Drive"),
            "Size": pgettext("file", "Size"),
            "%1 bytes": _("%1 bytes"),
        }

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        # an empty text would be taken for the translation: None leaves the word to Qt's own catalogue
        return self._words.get(source) if context in FILES else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return False


def speak(language: i18n.Language) -> None:
    """Use `language` from now on; Qt's own words are English by nature."""
    i18n.use(language)
    while _spoken:
        QCoreApplication.removeTranslator(_spoken.pop())
    if language == "zh":
        words = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for translator in (words, Missing()):
            known = translator is not words or words.load("qtbase_zh_CN", folder)
            if known and QCoreApplication.installTranslator(translator):
                _spoken.append(translator)
