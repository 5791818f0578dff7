"""The language of the window and, with it, of what the core says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from soat_core import i18n as core
from soat_resources import resource_path

LANGUAGES = {core.VIETNAMESE: "Tiếng Việt", core.ENGLISH: "English"}
"""Every language by its code, each called by its own name."""

_CATALOGUES = {
    core.VIETNAMESE: ("soat_vi.qm", "soat_qt_vi.qm"),
    # Source strings are English; only plural forms need a catalogue.
    core.ENGLISH: ("soat_en.qm",),
}


class Languages(QObject):
    """Installs the translators of one language at a time; widgets hear ``LanguageChange``."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self.current = ""

    def choose(self, language: str) -> None:
        if language == self.current:
            return
        self.current = language if language in LANGUAGES else core.ENGLISH
        core.set_language(self.current)
        # Numbers as they are written in the window's language, whatever the computer's is.
        QLocale.setDefault(QLocale(self.current))
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = [self._load(name) for name in _CATALOGUES[self.current]]

    def _load(self, name: str) -> QTranslator:
        translator = QTranslator(self)
        translator.load(str(resource_path("i18n", name)))
        self._app.installTranslator(translator)
        return translator
