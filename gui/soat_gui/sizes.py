"""How large windows open."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from soat_gui.theme import interface_pixels

_SHARE = 0.9
"""So much of the screen a dialog may take; the rest is for its frame and for what is behind it."""


def open_at(window: QWidget, width: int, height: int) -> None:
    """Give a window at least this size, in pixels as ``interface_pixels`` takes them, but never
    more than the screen has room for."""
    wanted = QSize(interface_pixels(width), interface_pixels(height)).expandedTo(window.size())
    window.resize(wanted.boundedTo(window.screen().availableSize() * _SHARE))
