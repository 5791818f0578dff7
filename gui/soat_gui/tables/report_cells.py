"""Cells with text of a report, in its font; what counts in a row stands out."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from soat_gui.theme import interface_pixels, reading_font

Index = QModelIndex | QPersistentModelIndex


class Look(NamedTuple):
    """How a cell is drawn."""

    is_report: bool = False
    """In the font of the report."""
    bold: bool = False
    muted: bool = False
    keeps_end: bool = False
    """Cut at its beginning where there is too little room: it goes on in the next cell."""


class ReportCells(QStyledItemDelegate):
    """Draws the cells of a table as ``look`` says."""

    def __init__(self, parent: QWidget, pixels: int = 16) -> None:
        """``pixels`` is the size of the report's text, as ``interface_pixels`` takes it."""
        super().__init__(parent)
        self._pixels = pixels
        self._fonts: dict[bool, QFont] = {}

    def look(self, index: Index) -> Look:
        """How a cell is drawn; each table has its own answer."""
        raise NotImplementedError

    def font(self, *, bold: bool) -> QFont:
        """That of report text here."""
        if bold not in self._fonts:
            font = reading_font(interface_pixels(self._pixels))
            font.setBold(bold)
            self._fonts[bold] = font
        return self._fonts[bold]

    def renew(self) -> None:
        """Other fonts were chosen."""
        self._fonts.clear()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        look = self.look(index)
        if look.muted:
            muted = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)
        if look.is_report:
            option.font = self.font(bold=look.bold)
        if look.keeps_end:
            option.textElideMode = Qt.TextElideMode.ElideLeft
