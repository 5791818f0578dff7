"""The page that is being read, while a scan is opened: reading all of them takes its time."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from soat_core.files import is_scan
from soat_core.page_files import PageKind
from soat_core.scans.pictures import open_pictures
from soat_gui.desk import Desk
from soat_gui.facsimile.decoding import image_of
from soat_gui.opening import Opener, Wanted
from soat_gui.tasks import Tasks
from soat_gui.theme import LIGHT_THEME, Theme, interface_font, interface_pixels

_WIDTH = 1000
"""Pixels of the picture: enough to see what it is, and soon there."""
_MARGIN = 24
_SHOWN_MS = 3000
"""For which a page is shown at least."""


class ReadingPreview(QWidget):
    """Stands over the panes while nothing else is open: never over a report at work."""

    def __init__(self, over: QWidget, desk: Desk, tasks: Tasks) -> None:
        """``tasks`` decodes pictures."""
        super().__init__(over)
        self._over, self._desk, self._tasks = over, desk, tasks
        self._theme = LIGHT_THEME
        self._wanted: Wanted | None = None
        self._done, self._count = 0, 0
        self._image = QImage()
        self._shown_page = -1
        self._since_shown = QElapsedTimer()
        self._is_decoding = False
        over.installEventFilter(self)
        self.hide()

    def follow(self, opener: Opener) -> None:
        """Show what is being opened."""
        opener.begun.connect(self._begin)
        opener.progressed.connect(self._progress)
        opener.ended.connect(self._end)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @property
    def caption(self) -> str:
        """What is told above the page."""
        if self._wanted is None:
            return ""
        text = self.tr("Reading page {page} of {pages} of {name}…")
        page = min(self._done + 1, max(1, self._count))
        name = self._wanted.pages.name if self._wanted.pages else self._wanted.path.name
        return text.format(page=page, pages=self._count or "?", name=name)

    # What happens

    def _begin(self, wanted: Wanted) -> None:
        front = self._desk.session
        if wanted.is_restored or not (front is None or front.is_practice or front.is_shipped):
            return
        self._wanted, self._done, self._count, self._shown_page = wanted, 0, 0, -1
        self._ask()

    def _progress(self, done: int, count: int) -> None:
        self._done, self._count = done, count
        if self._wanted is not None and self.isVisible():
            self.update()
            self._ask()

    def _end(self) -> None:
        self._wanted, self._image = None, QImage()
        self.hide()

    def _ask(self) -> None:
        """The picture of the page that is being read; one at a time."""
        wanted, page = self._wanted, self._done
        if wanted is None or self._is_decoding or page == self._shown_page:
            return
        if self._shown_page >= 0 and not self._since_shown.hasExpired(_SHOWN_MS):
            return  # drawing pages holds up the reading of them
        self._is_decoding = True
        self._tasks.run(
            partial(_picture, wanted, page), partial(self._arrived, wanted, page), self._failed
        )

    def _arrived(self, wanted: Wanted, page: int, image: QImage) -> None:
        self._is_decoding = False
        if wanted is not self._wanted or image.isNull():
            return
        self._image, self._shown_page = image, page
        self._since_shown.start()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.update()

    def _failed(self, _error: Exception) -> None:
        # whoever reads the file tells what is wrong with it
        self._is_decoding = False

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        margin = interface_pixels(_MARGIN)
        painter.setFont(interface_font(14))
        painter.setPen(QColor(self._theme.muted))
        top = QRectF(margin, 0, self.width() - 2 * margin, 2 * margin)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, self.caption)
        room = QRectF(self.rect()).adjusted(margin, 2 * margin, -margin, 0)
        scale = min(1.0, room.width() / max(1, self._image.width()))
        width, height = self._image.width() * scale, self._image.height() * scale
        page = QRectF(room.center().x() - width / 2, room.top(), width, height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, self._image)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawRect(page)


def _picture(wanted: Wanted, page: int) -> QImage:
    """Runs in another thread; nothing for what is no scan."""
    place = _place(wanted, page)
    if place is None or not is_scan(place[0]):
        return QImage()
    pictures = open_pictures(place[0])
    try:
        index = min(place[1], pictures.count - 1)
        width = min(_WIDTH, pictures.size(index)[0])
        return image_of(pictures.picture(index, width=width, may_be_grey=True))
    finally:
        pictures.close()


def _place(wanted: Wanted, page: int) -> tuple[Path, int] | None:
    """The file that holds a page, and its number there."""
    if wanted.pages is None:
        return wanted.path, page
    if wanted.pages.kind is PageKind.PICTURE:
        return wanted.pages.paths[min(page, len(wanted.pages.paths) - 1)], 0
    return None
