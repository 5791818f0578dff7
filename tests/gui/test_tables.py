"""What all tables of rows have in common."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from soat_gui.commands.keys import key_of
from soat_gui.tables.report_cells import Index, Look, ReportCells
from soat_gui.tables.row_table import RowTable

WORDS, LINE = 0, 1


class Cells(ReportCells):
    def look(self, index: Index) -> Look:
        return Look(is_report=index.column() == WORDS)


class Table(RowTable):
    """Enter means something here."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(Cells(self))
        self.taken: list[str] = []
        self.came: list[tuple[int, int]] = []

    def takes(self, event: QKeyEvent) -> bool:
        return key_of(event) == "Return"

    def came_to(self, row: int, before: int) -> None:
        self.came.append((row, before))

    def arrange(self) -> None:
        super().arrange()
        self.keep_widths({LINE: 60, WORDS: 80})
        self.fit_columns([WORDS], 80, 300)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.takes(event):
            self.taken.append(key_of(event))
        else:
            super().keyPressEvent(event)


def model_of(*words: str) -> QStandardItemModel:
    model = QStandardItemModel(0, 2)
    model.setHorizontalHeaderLabels(["", ""])
    for number, word in enumerate(words):
        model.appendRow([QStandardItem(word), QStandardItem(str(number))])
    return model


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def table(window: QMainWindow) -> Table:
    table = Table()
    window.setCentralWidget(table)
    window.show()
    return table


def test_a_row_beyond_the_last_is_the_last(table: Table) -> None:
    model = model_of("một", "hai", "ba")
    table.setModel(model)
    for asked, got in ((1, 1), (9, 2), (-4, 0)):
        table.stand(asked)
        assert (table.currentIndex().row(), table.chosen_rows) == (got, [got])


def test_a_table_without_rows_or_model_stands_nowhere(table: Table) -> None:
    table.stand(0)
    assert table.chosen_rows == []
    table.setModel(model_of())
    table.stand(0)
    assert not table.currentIndex().isValid()


def test_it_hears_where_somebody_walks(table: Table) -> None:
    model = model_of("một", "hai")
    table.setModel(model)
    table.came.clear()
    table.stand(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.came == [(0, -1), (1, 0)]


def test_a_key_of_the_table_is_no_command_while_one_is_in_it(
    qtbot: QtBot, window: QMainWindow, table: Table
) -> None:
    commands = []
    for key in ("Return", "F9"):
        action = QAction(window)
        action.setShortcut(key)
        action.triggered.connect(lambda _on=False, key=key: commands.append(key))
        window.addAction(action)
    model = model_of("một")
    table.setModel(model)
    with qtbot.waitActive(window):
        window.activateWindow()
    table.setFocus()
    QTest.keySequence(table, "Return")
    QTest.keySequence(table, "F9")
    assert (table.taken, commands) == (["Return"], ["F9"])


def test_columns_have_room_for_their_words_up_to_a_limit(table: Table) -> None:
    widths = []
    for words in ("à", "Hội đồng nhân dân", "Hội đồng nhân dân " * 9):
        model = model_of(words)
        table.setModel(model)
        widths.append(table.columnWidth(WORDS))
        assert table.columnWidth(LINE) == 60
    assert widths[0] == 80 < widths[1] < widths[2] == 300
