"""The list of all series."""

from __future__ import annotations

from pathlib import Path

from tests.gui.conftest import Clerk
from tests.gui.series.conftest import is_shown, listing, panel, rows


def listed(clerk: Clerk) -> list[tuple[str, str, str]]:
    model = listing(clerk).model
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 1).data()),
         str(model.index(row, 2).data()))
        for row in range(model.rowCount())
    ]  # fmt: skip


def test_the_list_has_the_big_ones_first(series: Clerk) -> None:
    series.press("Ctrl+Shift+R")
    assert listed(series)[:3] == [
        ("d6i", "đối", "4"),
        ("ngoai", "ngoại", "3"),
        ("cong", "công", "2"),
    ]
    assert listing(series).field.hasFocus()


def test_from_the_list_to_the_places_and_back(series: Clerk) -> None:
    series.press("Ctrl+Shift+R", "Return")
    assert panel(series).view.hasFocus()
    assert len(rows(series)) == 4
    series.press("Return")
    assert "Đối" in series.decided
    assert listing(series).field.hasFocus()
    series.qtbot.waitUntil(lambda: listed(series)[0] == ("ngoai", "ngoại", "3"))
    series.press("Return", "Esc")
    assert listing(series).field.hasFocus()
    series.press("Esc")
    assert series.window.page.view.field.hasFocus()
    series.press("Ctrl+Shift+R", "Ctrl+Shift+R")
    assert not is_shown(series, "series-list")


def test_the_list_is_filtered_with_or_without_marks(series: Clerk) -> None:
    series.press("Ctrl+Shift+R")
    series.type("ngoai")
    assert listed(series) == [("ngoai", "ngoại", "3")]
    series.press("Esc")
    assert len(listed(series)) > 3


def test_the_list_of_patterns_and_phrases(series: Clerk) -> None:
    series.press("Ctrl+Shift+R", "Tab", "Right")
    assert listed(series)[0] == ("6", "ố", "5")
    series.press("Right")
    series.qtbot.waitUntil(lambda: len(listed(series)) == 2)
    assert listed(series) == [
        ("cong tac thong tin d6i ngoai", "công tác thông tin đối ngoại", "2"),
        ("d6i ngoai", "đối ngoại", "3"),
    ]
    # From the kinds, arrows and Enter go on to the list.
    series.press("Down")
    assert listing(series).field.hasFocus()
    series.press("Up", "Tab")
    assert listing(series).tabs.hasFocus()
    series.press("Return", "Return")
    assert series.decided.startswith("công tác thông tin đối ngoại\n")
    series.qtbot.waitUntil(lambda: listed(series) == [])


def test_the_list_follows_the_work(series: Clerk) -> None:
    series.press("Ctrl+Shift+R", "Esc", "1")
    series.qtbot.waitUntil(lambda: ("d6i", "đối", "3") in listed(series))
    series.press("Ctrl+Z")
    series.qtbot.waitUntil(lambda: ("d6i", "đối", "4") in listed(series))


def test_another_report_has_series_of_its_own(series: Clerk, ocr_file: Path) -> None:
    series.press("Ctrl+Shift+R", "Return", "Esc", "Esc")
    series.open(ocr_file)
    series.qtbot.waitUntil(lambda: listed(series) == [])
    assert panel(series).is_empty
