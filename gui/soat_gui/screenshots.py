"""Pictures of the real window for the documentation: ``python -m soat_gui.screenshots FOLDER``.

Drawn off screen with the shipped sample and engine.  ``--all`` makes one of every size, theme and
language, to look through after a change.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from soat_gui.app import SAMPLE, application, make_window
from soat_gui.commands.sheet import ShortcutSheet
from soat_gui.demo import wait_until_suggested
from soat_gui.main_window import MainWindow
from soat_gui.settings import Settings
from soat_resources import resource_path

_DOCUMENTED = (("editor-light", "vi", "light", 1280, 800), ("editor-dark", "vi", "dark", 1280, 800))
_ALL = (
    *_DOCUMENTED,
    ("vi-light-1920", "vi", "light", 1920, 1080),
    ("en-light-1280", "en", "light", 1280, 800),
    ("en-dark-1920", "en", "dark", 1920, 1080),
    ("vi-contrast-1280", "vi", "contrast", 1280, 800),
)
_DECIDED = 14


def main(folder: Path, *, everything: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    with tempfile.TemporaryDirectory() as scratch:
        store = QSettings(str(Path(scratch) / "soat.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        for name, language, theme, width, height in _ALL if everything else _DOCUMENTED:
            window = make_window(
                app, settings, language=language, theme=theme,
                memory_file=Path(scratch) / f"{name}.sqlite3",
            )  # fmt: skip
            window.resize(width, height)
            window.show()
            window.open(resource_path(*SAMPLE), shipped=True)
            wait_until_suggested(window)
            _work(window)
            app.processEvents()
            # Quality 0 is the strongest compression; nothing is lost by it.
            window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888).save(
                str(folder / f"{name}.png"), quality=0
            )
            if everything and name.startswith("editor"):
                _states(window, folder, name)
            window.files.may_leave = lambda: True  # type: ignore[method-assign]
            window.close()


def _work(window: MainWindow) -> None:
    """Decide on some suspects, as a clerk would."""
    field = window.page.view.field
    QTest.keyClick(field, Qt.Key.Key_Tab)
    for _ in range(_DECIDED):
        QTest.keyClick(field, Qt.Key.Key_Return)


def _states(window: MainWindow, folder: Path, name: str) -> None:
    """What only shows at times: typing, a question, the sheet of keys."""
    field = window.page.view.field
    QTest.keyClicks(field, "nghi")
    window.grab().save(str(folder / f"{name}-typing.png"))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    window.review.accept_safe()
    window.grab().save(str(folder / f"{name}-question.png"))
    window.messages.dismiss()
    window.registry.actions["shortcuts"].trigger()
    for sheet in window.findChildren(ShortcutSheet):
        sheet.grab().save(str(folder / f"{name}-keys.png"))
        sheet.close()


if __name__ == "__main__":
    arguments = [word for word in sys.argv[1:] if word != "--all"]
    main(Path(arguments[0] if arguments else "docs/images"), everything="--all" in sys.argv)
