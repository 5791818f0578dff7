"""The dock with the whole page: its picture, and small pictures of all pages beside it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from soat_core.layout import Box
from soat_gui.docks import Panel
from soat_gui.facsimile.images import PageImages
from soat_gui.facsimile.page_view import PageView
from soat_gui.theme import Theme, interface_pixels

_THUMB = 84
_NARROW = 640
"""Below this width in pixels the page has it all; Page Up and Page Down turn to the others."""
Index = QModelIndex | QPersistentModelIndex


class FacsimilePanel(Panel):
    """Follows the current token; a click goes to the word under it."""

    pressed = Signal(int, float, float)
    """Page, and place in the units of its boxes."""
    page_chosen = Signal(int)
    """One of the small pictures, by mouse or key."""
    wanted = Signal()
    """The person is to say where the pictures are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: PageImages | None = None
        self._page = 0
        self.view = PageView(self)
        self.pages = QListView(self)
        self._model = _Thumbnails(self)
        self.pages.setModel(self._model)
        small = QSize(interface_pixels(_THUMB), interface_pixels(_THUMB * 14 // 10))
        self.pages.setIconSize(small)
        # Their room is known before their pictures are.
        self.pages.setViewMode(QListView.ViewMode.IconMode)
        self.pages.setFlow(QListView.Flow.TopToBottom)
        self.pages.setWrapping(False)
        self.pages.setMovement(QListView.Movement.Static)
        self.pages.setGridSize(_cell())
        self.pages.setFixedWidth(interface_pixels(_THUMB + 40))
        self.pages.setUniformItemSizes(True)
        self.pages.activated.connect(lambda index: self.page_chosen.emit(index.row()))
        self.pages.clicked.connect(lambda index: self.page_chosen.emit(index.row()))
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = QToolButton()
        self.choose.clicked.connect(self.wanted)
        self.number = QLabel()
        self.number.setObjectName("quiet")
        self._buttons = [QToolButton() for _ in range(5)]
        larger, smaller, fit, turn, contrast = self._buttons
        contrast.setCheckable(True)
        for button, act in (
            (larger, lambda: self.view.zoom(1)),
            (smaller, lambda: self.view.zoom(-1)),
            (fit, self.view.fit_width),
            (turn, self.view.rotate_page),
        ):
            button.clicked.connect(act)
        contrast.toggled.connect(self.view.set_contrast)
        self.view.pressed.connect(lambda x, y: self.pressed.emit(self._page, x, y))
        self.view.rescaled.connect(self._refresh)
        self.view.turned_page.connect(lambda by: self.page_chosen.emit(self._page + by))
        self._arrange()
        self.retranslate()

    @property
    def title(self) -> str:
        return self.tr("Page")

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def take_focus(self) -> None:
        target = self.choose if self.view.isHidden() else self.view
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)

    def show_images(self, images: PageImages | None) -> None:
        """The pictures of another report."""
        if self._images is not None:
            self._images.arrived.disconnect(self._arrived)
        self._images = images
        self._model.show_images(images)
        if images is not None:
            images.arrived.connect(self._arrived)
        self._refresh()

    def show_place(self, page: int, line: Box | None, word: Box | None) -> None:
        """Where the clerk stands."""
        self._page = page
        self.pages.setCurrentIndex(self._model.index(page))
        self._refresh()
        self.view.show_boxes(line, word)

    def retranslate(self) -> None:
        self.pages.setAccessibleName(self.tr("All pages"))
        self.view.setAccessibleName(self.tr("Picture of the page"))
        self.nothing.setText(self.tr("There is no picture of this page beside the report."))
        self.choose.setText(self.tr("Choose pictures…"))
        texts = ("+", "−", "↔", "↻", "◐")
        names = (
            self.tr("Larger"),
            self.tr("Smaller"),
            self.tr("Fit the width"),
            self.tr("Turn to the right"),
            self.tr("More contrast"),
        )
        for button, text, name in zip(self._buttons, texts, names, strict=True):
            button.setText(text)
            button.setToolTip(name)
            button.setAccessibleName(name)

    def _arrange(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 6, 8, 6)
        tools.setSpacing(4)
        for button in self._buttons:
            button.setMinimumSize(interface_pixels(30), interface_pixels(26))
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.number)
        tools.addWidget(self.choose)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.view, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages)
        layout.addLayout(column, 1)

    def _arrived(self, page: int) -> None:
        self._model.renew(page)
        if page == self._page:
            self._refresh()

    def _refresh(self) -> None:
        images = self._images
        has = images is not None and images.has(self._page)
        self.view.setVisible(has)
        self.nothing.setVisible(not has)
        several = images is not None and images.any and images.pages > 1
        self.pages.setVisible(several and self.width() >= interface_pixels(_NARROW))
        pages = images.pages if images is not None else 0
        self.number.setText(self.tr("Page {n}/{all}").format(n=self._page + 1, all=pages))
        self.number.setVisible(several and self.pages.isHidden())
        for button in self._buttons:
            button.setEnabled(has)
        if has and images is not None:
            self.view.show_picture(images.image(self._page, self.view.shown_width))


def _cell() -> QSize:
    """The room of a small picture with its number."""
    return QSize(interface_pixels(_THUMB + 16), interface_pixels(_THUMB * 14 // 10 + 30))


class _Thumbnails(QAbstractListModel):
    """Small pictures, each made when it comes into sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._images: PageImages | None = None
        self._icons: dict[int, QIcon] = {}

    def show_images(self, images: PageImages | None) -> None:
        self.beginResetModel()
        self._images = images
        self._icons.clear()
        self.endResetModel()

    def renew(self, page: int) -> None:
        index = self.index(page)
        if page not in self._icons:
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if self._images is None or parent.isValid() else self._images.pages

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        page = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(page + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {n}").format(n=page + 1)
        if role == Qt.ItemDataRole.SizeHintRole:
            return _cell()
        if role == Qt.ItemDataRole.DecorationRole and self._images is not None:
            return self._icon(page)
        return None

    def _icon(self, page: int) -> QIcon | None:
        found = self._icons.get(page)
        if found is None and self._images is not None:
            located = self._images.image(page, interface_pixels(_THUMB))
            if located is None:
                return None
            size = QSize(interface_pixels(_THUMB), interface_pixels(_THUMB * 14 // 10))
            small = located.image.scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
            found = self._icons[page] = QIcon(QPixmap.fromImage(small))
        return found
