"""Starts the program with its window."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

import soat_core
from soat_core.actions import Agent
from soat_core.engine import load_quick_engine
from soat_core.engine.apart import EngineHost
from soat_core.engine.suggestion import Engine
from soat_gui.errors import LastResort
from soat_gui.garbage import keep_house
from soat_gui.head_start import HeadStart
from soat_gui.i18n import Languages
from soat_gui.main_window import MainWindow
from soat_gui.people import this_person
from soat_gui.prompts import Prompts
from soat_gui.settings import Settings
from soat_gui.theme import Themes
from soat_resources import resource_path

SAMPLE = ("sample", "bao-cao-mau.ocr.txt")
_FRAME = QSize(2, 32)
"""What a desktop draws around a window, in pixels; it only tells after the window is shown."""


def application() -> QApplication:
    """The one application object, named as its settings and the desktop know it."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("soat")
    app.setOrganizationName("soat")
    app.setApplicationDisplayName("Soát")
    app.setApplicationVersion(soat_core.__version__)
    app.setDesktopFileName("soat")
    app.setWindowIcon(QIcon(str(resource_path("icons", "soat.svg"))))
    return app


def make_window(
    app: QApplication,
    settings: Settings,
    *,
    language: str | None = None,
    theme: str | None = None,
    load: Callable[[], Engine] = load_quick_engine,
    end_engine: Callable[[], object] = lambda: None,
    prompts: Prompts | None = None,
    who: Agent | None = None,
    memory_file: Path | None = None,
    journal_folder: Path | None = None,
) -> MainWindow:
    """The window with everything it depends on.

    ``language`` and ``theme`` go before the settings for this once.  ``end_engine`` ends all that
    the engine is at.  ``memory_file`` stands in the place of the person's memory, and
    ``journal_folder`` (or one beside that memory) in the place of the person's histories.
    """
    themes = app.findChild(Themes) or Themes(app)
    themes.choose(theme or settings.theme)
    themes.choose_fonts(
        reading_family=settings.reading_family, interface_size=settings.interface_size
    )
    languages = app.findChild(Languages) or Languages(app)
    languages.choose(language or settings.language)
    window = MainWindow(
        load_engine=load,
        end_engine=end_engine,
        settings=settings,
        themes=themes,
        languages=languages,
        who=who or this_person(),
        prompts=prompts,
        memory_file=memory_file,
        journal_folder=journal_folder,
    )
    # The application's own name stands at the end of the title already.
    app.setApplicationDisplayName("")
    return window


def show_fitting(window: QWidget) -> None:
    """Show a window; where the screen has no room for it and its frame, let it fill the screen."""
    room = window.screen().availableSize() - _FRAME
    if window.width() > room.width() or window.height() > room.height():
        window.showMaximized()
    else:
        window.show()


def run(
    files: Sequence[Path],
    engine: EngineHost,
    settings: Settings,
    language: str | None = None,
    *,
    head_start: HeadStart,
    sample: bool = False,
    shown: Callable[[MainWindow], object] = lambda _window: None,
) -> int:
    """Show the window with ``files``, or with what ``MainWindow.start`` chooses; returns the exit
    code.  ``head_start`` is what was read of a file already, ``sample`` shows the shipped sample;
    ``shown`` is called before anything is opened."""
    # Ctrl+C in the terminal ends the program; Qt's loop would not let Python hear of it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = application()
    window = make_window(
        app, settings, language=language, load=engine.load, end_engine=engine.close
    )
    window.files.opener.ahead = head_start.taken
    window.files.opener.ended.connect(head_start.let_go)
    LastResort(window, window.messages.show_error, window).install()
    keep_house(window.desk, window.suggester, window.tasks)
    show_fitting(window)
    shown(window)
    if sample:
        window.open(resource_path(*SAMPLE), shipped=True)
    else:
        window.start(files)
    return app.exec()
