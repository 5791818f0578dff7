"""The last resort: a defect of the program is shown, logged, and does not take the work with it."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import platformdirs
import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from soat_core.defects import where_it_happened
from soat_core.errors import SoatError


def describe(error: BaseException) -> str:
    """Where it happened and in what versions."""
    return where_it_happened(error, f"PySide6 {PySide6.__version__}")


def write_log(error: BaseException) -> Path | None:
    """Write the description to the log; None when that is impossible."""
    path = Path(platformdirs.user_log_dir("soat", appauthor=False)) / "window-error.log"
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(describe(error), encoding="utf-8")
        return path
    return None


class CrashDialog(QDialog):
    """Says that something went wrong, that the work is kept, and gives the description away."""

    def __init__(self, error: BaseException, log: Path | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Unexpected error"))
        self.resize(640, 360)
        words = QLabel(
            self.tr(
                "Something went wrong that should not have. Your work is still there: save it "
                "now. Please send the description below to the makers of Soát; nothing of "
                "your report is in it."
            )
        )
        words.setWordWrap(True)
        self.description = QPlainTextEdit(describe(error))
        self.description.setReadOnly(True)
        self.description.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        where = QLabel(self.tr("Also written to {path}").format(path=log) if log else "")
        where.setWordWrap(True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = QPushButton(self.tr("&Copy"))
        self.copy_button.clicked.connect(self._copy)
        close = QPushButton(self.tr("C&lose"))
        close.clicked.connect(self.close)
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(words)
        layout.addWidget(self.description, 1)
        layout.addWidget(where)
        layout.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.description.toPlainText())


class LastResort(QObject):
    """Takes the place of ``sys.excepthook`` while the window is there, and of the one for other
    threads."""

    _met = Signal(object)
    """An error of another thread, to be handled in the window's."""

    def __init__(
        self, window: QWidget, show_error: Callable[[SoatError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._show_error = show_error
        self._dialog: CrashDialog | None = None
        self._met.connect(self._handle_met, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.handle
        threading.excepthook = self._hear

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, SoatError):
            self._show_error(error)
            return
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log = write_log(error)
        sys.stderr.write(describe(error))
        # One dialog is enough: a defect in drawing would raise at every repaint.
        if self._dialog is None:
            self._dialog = CrashDialog(error, log, self._window)
            self._dialog.destroyed.connect(self._closed)
            self._dialog.open()

    def _hear(self, met: threading.ExceptHookArgs) -> None:
        """In the thread that ends of it."""
        if met.exc_value is not None and not isinstance(met.exc_value, SystemExit):
            with contextlib.suppress(RuntimeError):  # the window was closed
                self._met.emit(met.exc_value)

    def _handle_met(self, error: BaseException) -> None:
        self.handle(type(error), error, error.__traceback__)

    def _closed(self) -> None:
        self._dialog = None
