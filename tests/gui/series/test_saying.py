"""Series in the other language, and for those who cannot see them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget
from tests.gui.conftest import Clerk
from tests.gui.series.conftest import listing, panel

from soat_gui.series.cells import Column
from soat_gui.series.list_panel import SeriesListPanel
from soat_gui.series.panel import SeriesPanel


def test_everything_is_said_in_the_other_language(series: Clerk) -> None:
    series.press("Ctrl+R", "Ctrl+Shift+R")
    english = said(panel(series)) | said(listing(series))
    series.window.registry.actions["language-vi"].trigger()
    series.qtbot.waitUntil(lambda: not english & (said(panel(series)) | said(listing(series))))


def test_a_screen_reader_hears_rows_and_controls(series: Clerk) -> None:
    series.press("Ctrl+R")
    model = panel(series).model
    spoken = model.index(1, Column.LINE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "line 1: công tác thông tin d6i ngoại Đối ngoại,; → đối, 60%".replace(
        "công tác thông tin", "tác thông tin"
    )
    for widget in (panel(series).view, panel(series).wishes.field, panel(series).scopes):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name)


def said(widget: QWidget) -> set[str]:
    """What stands on the buttons, boxes and labels."""
    texts = {button.text() for button in widget.findChildren(QPushButton)}
    texts |= {str(one.accessibleName()) for one in widget.findChildren(QWidget)}
    if isinstance(widget, SeriesPanel):
        texts = {widget.decided.text(), widget.apply_button.text(), widget.hints.text()}
        texts |= {widget.view.accessibleName(), widget.wishes.label.text(), widget.title}
    if isinstance(widget, SeriesListPanel):
        texts = {widget.title, widget.field.placeholderText(), widget.tabs.tabText(0)}
    return {text for text in texts if text}
