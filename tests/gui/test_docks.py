"""Panels beside the text, in a window of 1280 by 800: nothing is cut, no line is wrapped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDockWidget, QTabBar, QWidget
from tests.gui.conftest import Clerk, MakeClerk

LINE = "Két qua cong tac thong tin d6i ngoai nim 2024 cua Uy ban nhan dan thanh pho Cao Bang nay"


@pytest.fixture
def small(make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    path = tmp_path / "bao-cao.txt"
    path.write_text(f"{LINE}\n" * 60, encoding="utf-8")
    clerk = make_clerk(language="vi")
    clerk.window.resize(1280, 800)
    clerk.open(path)
    return clerk


def rows(clerk: Clerk) -> int:
    """How many rows the first line takes."""
    view = clerk.window.page.view
    below = (
        view.place_rect(view.places_of(1)[0]).top() - view.place_rect(view.places_of(0)[0]).top()
    )
    return below // view.place_rect(view.places_of(0)[0]).height()


def docks(clerk: Clerk) -> list[QDockWidget]:
    return [one for one in clerk.window.findChildren(QDockWidget) if one.isVisible()]


def is_cut(dock: QWidget) -> bool:
    return dock.width() < dock.minimumSizeHint().width()


def test_a_line_of_88_letters_fits_beside_the_other_text(small: Clerk) -> None:
    assert rows(small) == 1
    assert not small.window.page.view.is_interlinear


@pytest.mark.parametrize("key", ["Ctrl+Shift+H", "F11"])
def test_no_line_is_wrapped_for_a_panel_at_the_side(small: Clerk, key: str) -> None:
    view = small.window.page.view
    before = view.text_size
    small.press(key)
    QApplication.processEvents()
    assert view.text_size >= 11
    # One text above the other, where two columns would be too small to be read.
    assert view.is_interlinear
    assert rows(small) in (1, 2)
    laid = view.place_rect(view.places_of(0)[-1])
    assert view.viewport().rect().contains(laid)
    small.press(key)
    QApplication.processEvents()
    assert (view.text_size, view.is_interlinear) == (before, False)


def test_a_size_that_was_chosen_is_kept_whatever_panel_comes(small: Clerk) -> None:
    view = small.window.page.view
    small.press("Ctrl++")
    chosen = view.text_size
    small.press("Ctrl+Shift+H")
    QApplication.processEvents()
    assert (view.text_size, view.is_interlinear) == (chosen, False)


def test_panels_at_the_bottom_stand_one_behind_the_other(small: Clerk) -> None:
    window = small.window
    for name in ("series-list", "machine", "found"):
        window.docks.show(name)
        QApplication.processEvents()
    assert window.width() == 1280
    tabs = [bar for bar in window.findChildren(QTabBar) if bar.parent() is window]
    assert [bar.count() for bar in tabs if bar.isVisible()] == [3]
    shown = [one for one in docks(small) if one.visibleRegion().isEmpty() is False]
    assert len(shown) == 1
    assert not is_cut(shown[0])


def test_the_places_of_a_series_have_room_beside_the_list(small: Clerk) -> None:
    small.press("Ctrl+R", "Ctrl+Shift+R")
    QApplication.processEvents()
    assert small.window.width() == 1280
    assert len(docks(small)) == 2
    assert not any(is_cut(one) for one in docks(small))


def test_the_page_has_room_to_be_read(small: Clerk) -> None:
    small.press("F11")
    QApplication.processEvents()
    (page,) = docks(small)
    assert page.width() >= 500
    assert small.window.width() == 1280


def test_a_series_begins_with_a_chosen_row_and_the_text_stays_where_it_is(small: Clerk) -> None:
    view = small.window.page.view
    small.go_to("quả")
    here = view.place
    small.press("Ctrl+R")
    QApplication.processEvents()
    panel = small.window.series.places
    assert panel is not None
    assert [index.row() for index in panel.view.selectionModel().selectedRows()] == [0]
    assert view.place == here
    assert here is not None
    assert view.viewport().rect().contains(view.place_rect(here))
