"""Files dragged here from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from soat_core.errors import InputError, SoatError


class Dropping(QObject):
    """Takes what is dropped anywhere on a window, in panes and bars too: they let it pass."""

    def __init__(
        self,
        window: QWidget,
        take: Callable[[Sequence[Path]], object],
        refuse: Callable[[Sequence[SoatError]], object],
    ) -> None:
        """``take`` gets paths, ``refuse`` what is no file of this computer."""
        super().__init__(window)
        self._take = take
        self._refuse = refuse
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            files, errors = sorted_out(event.mimeData())
            event.acceptProposedAction()
            # The program it was dragged from waits for the answer: ask questions only after it.
            QTimer.singleShot(0, self, lambda: self._dropped(files, errors))
            return True
        return False

    def _dropped(self, files: Sequence[Path], errors: Sequence[SoatError]) -> None:
        if files:
            self._take(files)
        if errors:
            self._refuse(errors)


def sorted_out(data: QMimeData) -> tuple[list[Path], list[SoatError]]:
    """What is dragged as paths, and why the rest is none.

    Folders and kinds of files are told apart when they are read.
    """
    paths: list[Path] = []
    errors: list[SoatError] = []
    for url in data.urls():
        path = Path(url.toLocalFile())
        if not url.isLocalFile():
            errors.append(_foreign(url.toDisplayString()))
        elif path not in paths:
            paths.append(path)
    return paths, errors


def _foreign(where: str) -> InputError:
    return InputError(
        QCoreApplication.translate("Dropping", "this is no file of this computer"),
        where=where,
        advice=QCoreApplication.translate("Dropping", "Save it as a file first."),
    )
