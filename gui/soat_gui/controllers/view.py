"""Text size, language, theme; and what stands in the help menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

import soat_core
from soat_core.engine.parts import missing_parts
from soat_gui.commands.registry import lend_undo
from soat_gui.commands.sheet import ShortcutSheet
from soat_gui.editor.text_size import LARGEST, SMALLEST
from soat_gui.i18n import Languages
from soat_gui.message_bar import Kind
from soat_gui.theme import Themes
from soat_gui.workplace import Workplace


class ViewController(QObject):
    """Every choice is kept in the settings, acts at once, and does so whoever made it."""

    def __init__(self, workplace: Workplace, languages: Languages, themes: Themes) -> None:
        super().__init__(workplace.window)
        self._view = workplace.page.view
        self._status = workplace.status
        self._languages = languages
        self._themes = themes
        self._settings = workplace.settings
        self._settings.changed.connect(self._changed)
        self._view.set_text_size(self._settings.text_size)
        self._view.set_interlinear(self._settings.interlinear)

    def larger(self) -> None:
        self.zoom(1)

    def smaller(self) -> None:
        self.zoom(-1)

    def zoom(self, steps: int) -> None:
        size = round(self._view.text_size) + steps
        self._settings.text_size = min(LARGEST, max(SMALLEST, size))

    def fit(self) -> None:
        self._settings.text_size = None

    def interlinear(self) -> None:
        """The OCR text above each line, or beside it again."""
        was_above = self._view.is_interlinear
        self._settings.interlinear = not self._settings.interlinear
        if was_above and self._view.is_interlinear and not self._settings.interlinear:
            self._status.say(self.tr("There is no room for two columns now"))

    def set_language(self, language: str) -> None:
        self._settings.language = language

    def set_theme(self, theme: str) -> None:
        self._settings.theme = theme

    def _changed(self, name: str) -> None:
        settings = self._settings
        if name == "text_size":
            self._view.set_text_size(settings.text_size)
        elif name == "interlinear":
            self._view.set_interlinear(settings.interlinear)
        elif name == "language":
            self._languages.choose(settings.language)
        elif name == "theme":
            self._themes.choose(settings.theme)
        elif name in ("reading_family", "interface_size"):
            self._themes.choose_fonts(
                reading_family=settings.reading_family, interface_size=settings.interface_size
            )


class HelpController(QObject):
    """The shortcut sheet, and what program this is."""

    def __init__(self, workplace: Workplace, change_keys: Callable[[], object]) -> None:
        super().__init__(workplace.window)
        self._messages = workplace.messages
        self._suggester = workplace.suggester
        self._bindings = workplace.bindings
        self._window = workplace.window
        self._change_keys = change_keys
        self._sheet: ShortcutSheet | None = None

    def shortcuts(self) -> None:
        """Every time a new one: letters and language may be others."""
        if self._sheet is None:
            self._sheet = ShortcutSheet(self._bindings, self._window)
            lend_undo(self._window, self._sheet)
            self._sheet.wants_to_change.connect(self._change)
            self._sheet.finished.connect(self._closed)
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()
        self._sheet.field.setFocus()

    def _change(self) -> None:
        if self._sheet is not None:
            self._sheet.close()
        self._change_keys()

    def _closed(self) -> None:
        if self._sheet is not None:
            self._sheet.deleteLater()
            self._sheet = None

    def about(self) -> None:
        engine = self._suggester.version or "–"
        text = self.tr(
            "Soát {version}, engine {engine}. Corrects badly read Vietnamese reports; nothing "
            "leaves this computer. Licence: Apache 2.0."
        ).format(version=soat_core.__version__, engine=engine)
        self._messages.show_message(Kind.INFO, f"{text} {missing_parts()}".rstrip())
