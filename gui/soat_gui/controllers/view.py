"""Text size, language, theme; and what stands in the help menu."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

import soat_core
from soat_core.engine.parts import missing_parts
from soat_gui.commands.sheet import ShortcutSheet
from soat_gui.editor.view import EditorView
from soat_gui.i18n import Languages
from soat_gui.message_bar import Kind, MessageBar
from soat_gui.settings import Settings
from soat_gui.suggester import Suggester
from soat_gui.theme import Themes


class ViewController(QObject):
    """Every choice acts at once and is remembered."""

    def __init__(
        self,
        view: EditorView,
        languages: Languages,
        themes: Themes,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._languages = languages
        self._themes = themes
        self._settings = settings
        view.set_text_size(settings.text_size)

    def larger(self) -> None:
        self.zoom(1)

    def smaller(self) -> None:
        self.zoom(-1)

    def zoom(self, steps: int) -> None:
        size = round(self._view.text_size) + steps
        self._view.set_text_size(size)
        self._settings.text_size = self._view.text_size

    def fit(self) -> None:
        self._view.set_text_size(None)
        self._settings.text_size = None

    def set_language(self, language: str) -> None:
        self._settings.language = language
        self._languages.choose(language)

    def set_theme(self, theme: str) -> None:
        self._settings.theme = theme
        self._themes.choose(theme)


class HelpController(QObject):
    """The shortcut sheet, and what program this is."""

    def __init__(self, messages: MessageBar, suggester: Suggester, window: QWidget) -> None:
        super().__init__(window)
        self._messages = messages
        self._suggester = suggester
        self._window = window
        self._sheet: ShortcutSheet | None = None

    def shortcuts(self) -> None:
        if self._sheet is None:
            self._sheet = ShortcutSheet(self._window)
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()

    def about(self) -> None:
        engine = self._suggester.version or "–"
        text = self.tr(
            "Soát {version}, engine {engine}. Corrects badly read Vietnamese reports; nothing "
            "leaves this computer. Licence: Apache 2.0."
        ).format(version=soat_core.__version__, engine=engine)
        self._messages.show_message(Kind.INFO, f"{text} {missing_parts()}".rstrip())
