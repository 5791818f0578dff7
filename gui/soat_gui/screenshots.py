"""Pictures of the real window for the documentation: ``python -m soat_gui.screenshots FOLDER``.

Drawn off screen with the shipped sample and engine; where LibreOffice is installed, with a page of
the exported Word document as well.  ``--all`` makes one of every size, theme and language, to look
through after a change.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pypdfium2
from PIL import Image, ImageOps
from PySide6.QtCore import QDeadlineTimer, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from soat_core import files
from soat_core.actions import ActionKind
from soat_core.errors import SoatError
from soat_gui.app import SAMPLE, application, make_window
from soat_gui.commands.sheet import ShortcutSheet
from soat_gui.demo import wait_until_suggested
from soat_gui.main_window import MainWindow
from soat_gui.session import Session
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
_PASSED, _MARKED, _ACCEPTED = 5, 5, 6
"""Annotations passed by (two columns were read as one there) and taken, and parts taken, before the
picture is made."""
_COLOURS = 255
_PATIENCE_MS = 60_000
_WORD_SCALE = 1.2
"""Pixels of the Word page for a point of its paper."""
_EDGE = "#c0c0c0"


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
            _grab(window, folder / f"{name}.png")
            if everything and name.startswith("editor"):
                _states(window, folder, name)
            if name == _DOCUMENTED[0][0]:
                _panels(window, folder, Path(scratch))
            window.files.may_leave = lambda: True  # type: ignore[method-assign]
            window.close()


def _work(window: MainWindow) -> None:
    """Decide on some suspects, as a clerk would."""
    field = window.page.view.field
    QTest.keyClick(field, Qt.Key.Key_Tab)
    for _ in range(_DECIDED):
        QTest.keyClick(field, Qt.Key.Key_Return)


def _panels(window: MainWindow, folder: Path, scratch: Path) -> None:
    """What is found in the corrected text: names and numbers, parts, and the page in Word."""
    session = window.files.session
    assert session is not None
    session.accept_batch(session.review.everything_batch(), ActionKind.ACCEPT_ALL)
    window.docks.show("annotations")
    _wait(lambda: window.annotating.is_settled)
    _press(Qt.Key.Key_Down, _PASSED)
    _press(Qt.Key.Key_Return, _MARKED)
    _grab(window, folder / "annotations.png")
    window.docks.hide("annotations")
    window.docks.show("structure")
    _wait(lambda: bool(window.structure.panel and window.structure.panel.model.arrangement))
    _press(Qt.Key.Key_Space, _ACCEPTED)
    _grab(window, folder / "structure.png")
    window.docks.hide("structure")  # or the next window would have it
    _word_page(session, folder / "word.png", scratch)


def _press(key: Qt.Key, times: int) -> None:
    """Where the keyboard is."""
    for _ in range(times):
        has_it = QApplication.focusWidget()
        assert has_it is not None
        QTest.keyClick(has_it, key)


def _word_page(session: Session, picture: Path, scratch: Path) -> None:
    """The first page of the Word document as LibreOffice shows it, where that is installed."""
    office = shutil.which("soffice")
    if office is None:
        return
    document = scratch / "bao-cao-mau.docx"
    files.export(session.document, document, "docx", overwrite=True)
    profile = f"-env:UserInstallation={(scratch / 'office').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(scratch)]
    subprocess.run([*convert, str(document)], check=True, capture_output=True)
    with pypdfium2.PdfDocument(document.with_suffix(".pdf")) as pages:
        page = pages[0].render(scale=_WORD_SCALE).to_pil()
    _save(ImageOps.expand(page, border=1, fill=_EDGE), picture)


def _wait(until: Callable[[], bool]) -> None:
    """Let the window work until something is so; raises ``SoatError`` if it never is."""
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not until():
        if deadline.hasExpired():
            raise SoatError("the window did not get ready for its picture")
        QTest.qWait(20)


def _grab(window: MainWindow, path: Path) -> None:
    QApplication.processEvents()
    window.grab().save(str(path))
    with Image.open(path) as picture:
        picture.load()
    _save(picture, path)


def _save(picture: Image.Image, path: Path) -> None:
    """In few colours: a third of the size, and nobody sees it."""
    few = picture.convert("RGB").quantize(
        _COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )
    few.save(path, optimize=True)


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
    # off screen nobody gives the keyboard back
    window.activateWindow()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m soat_gui.screenshots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/images"))
    parser.add_argument("--all", action="store_true", help="every size, theme and language")
    chosen = parser.parse_args()
    main(chosen.folder, everything=chosen.all)
