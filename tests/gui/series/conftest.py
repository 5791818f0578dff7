"""Somebody with the same error in many places."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget
from tests.gui.conftest import READINGS, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_gui.series.cells import Column
from soat_gui.series.list_panel import SeriesListPanel
from soat_gui.series.panel import SeriesPanel

TEXT = (
    "cong tac thong tin d6i ngoai\nD6i ngoai, d6i noi\n\ncong tac thong\ntin d6i ngoai. T6i qua\n"
)
MINE = {
    **READINGS,
    "D6i": [("Đối", 0.5), ("Đổi", 0.4)],
    "ngoai,": [("ngoại,", 0.999)],
    "ngoai.": [("ngoại.", 0.999)],
    "noi": [("nội", 0.9)],
    "T6i": [("Tối", 0.7)],
}


def panel(clerk: Clerk) -> SeriesPanel:
    found = clerk.window.findChild(SeriesPanel)
    assert isinstance(found, SeriesPanel)
    return found


def listing(clerk: Clerk) -> SeriesListPanel:
    found = clerk.window.findChild(SeriesListPanel)
    assert isinstance(found, SeriesListPanel)
    return found


def is_shown(clerk: Clerk, name: str) -> bool:
    dock = clerk.window.findChild(QDockWidget, name)
    return isinstance(dock, QDockWidget) and not dock.isHidden()


def rows(clerk: Clerk) -> list[str]:
    """The concordance as it stands: a box, and the columns from the words before on."""
    model = panel(clerk).model
    shown = []
    for row in range(model.rowCount()):
        texts = [str(model.index(row, column).data()) for column in Column]
        box = model.index(row, Column.LINE).data(Qt.ItemDataRole.CheckStateRole)
        before = " ".join(texts[Column.BEFORE].split()[-2:])
        behind = " ".join(texts[Column.BEHIND].split()[:2])
        mark = "☑" if box == Qt.CheckState.Checked else "☐"
        shown.append(
            f"{mark} {texts[Column.LINE]} {before} [{texts[Column.READ]}] "
            f"{texts[Column.RESULT]} | {behind} {texts[Column.POSTERIOR]}"
        )
    return shown


def scopes(clerk: Clerk) -> list[str]:
    bar = panel(clerk).scopes
    return [bar.tabText(at) for at in range(bar.count())]


def wait_for_series(clerk: Clerk) -> None:
    keeper = clerk.window.series.keeper
    assert keeper is not None
    clerk.qtbot.waitUntil(lambda: keeper.is_settled)


@pytest.fixture
def series(make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    """Somebody on the first d6i."""
    path = tmp_path / "series.txt"
    path.write_text(TEXT, encoding="utf-8")
    one = make_clerk(engine=FakeEngine(MINE))
    one.open(path)
    wait_for_series(one)
    one.press("Tab")
    assert one.word == "đối"
    return one
