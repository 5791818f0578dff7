"""The OCR text above each line: the same words, marks and keys in another place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from tests.gui.conftest import Clerk, MakeClerk

from soat_gui.editor.lines import Place
from soat_gui.settings import Settings

SHOWN = ["Kết quả công tác", "thông tin đối ngoại", "", "năm 2024 Website", ""]


@pytest.fixture
def reader(clerk: Clerk) -> Clerk:
    """Somebody with the interlinear view on, at the first suspect."""
    clerk.press("Ctrl+I")
    assert clerk.window.page.view.is_interlinear
    return clerk


def test_one_key_changes_the_view_and_back_and_nothing_else(clerk: Clerk) -> None:
    before = clerk.screen
    clerk.press("Ctrl+I")
    assert clerk.window.page.view.is_interlinear
    assert clerk.window.registry.actions["interlinear"].isChecked()
    assert clerk.screen == before == SHOWN
    assert clerk.word == "quả"
    clerk.press("Ctrl+I")
    assert not clerk.window.page.view.is_interlinear
    assert not clerk.window.registry.actions["interlinear"].isChecked()
    assert clerk.word == "quả"


def test_the_choice_is_remembered(
    reader: Clerk, make_clerk: MakeClerk, ocr_file: Path, settings: Settings
) -> None:
    assert settings.interlinear
    other = make_clerk()
    other.open(ocr_file)
    assert other.window.page.view.is_interlinear


def test_the_text_has_the_whole_width_and_lines_need_not_wrap(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "rong.txt"
    path.write_text("một hai ba bốn năm " * 7 + "\ncuối\n", encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    view = clerk.window.page.view
    view.set_text_size(16)

    def rows_of_the_first_line() -> float:
        places = view.places_of(0)
        return view.place_rect(view.places_of(1)[0]).top() - view.place_rect(places[0]).top()

    wrapped = rows_of_the_first_line() / view.place_rect(view.places_of(1)[0]).height()
    assert wrapped >= 2
    clerk.press("Ctrl+I")
    tops = {view.place_rect(place).top() for place in view.places_of(0)}
    assert len(tops) == 1


def test_the_ocr_text_stands_above_and_both_can_be_clicked(reader: Clerk) -> None:
    view = reader.window.page.view
    place = next(p for p in view.places_of(1) if p.text == "đối")
    rect = view.place_rect(place)
    above = QPoint(rect.center().x() - 40, rect.top() - 4)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert reader.word == "đối"
    # Above stand narrower words of the same line, in smaller letters.
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=above)
    assert reader.word in ("thông", "tin", "đối", "ngoại")
    assert view.place is not None and view.place.line == 1


def test_typing_deciding_and_undoing_are_the_same(reader: Clerk) -> None:
    reader.press("Tab")
    reader.type("đội")
    assert reader.screen[1] == "thông tin đội ngoại"
    field, place = reader.window.page.view.field, reader.window.page.view.place
    assert place is not None
    assert field.geometry().contains(reader.window.page.view.place_rect(place).center())
    reader.press("Return")
    assert "đội" in reader.decided
    reader.press("Ctrl+Z")
    assert "đội" not in reader.decided


@pytest.mark.parametrize("line", [3, 40, 150, 299])
def test_the_current_line_stays_where_the_eye_is(
    make_clerk: MakeClerk, tmp_path: Path, line: int
) -> None:
    path = tmp_path / "dai.txt"
    lines = (f"dòng {n} " + "một hai ba bốn năm sáu bảy " * (n % 7) for n in range(300))
    path.write_text("\n".join(lines), encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    view = clerk.window.page.view
    assert view.token_cursor is not None
    view.token_cursor.go_to(view.corrected_line(line).places[0].start)
    before = view.place_rect(view.place).top()  # type: ignore[arg-type]
    row = view.place_rect(view.place).height()  # type: ignore[arg-type]
    clerk.press("Ctrl+I")
    there = view.place_rect(view.place).top()  # type: ignore[arg-type]
    clerk.press("Ctrl+I")
    back = view.place_rect(view.place).top()  # type: ignore[arg-type]
    # The ends of the report, and the rows kept in sight below, are what may hold it back.
    if 10 < line < 290:
        assert abs(there - before) <= 2 * row
        assert abs(back - before) <= 2 * row
    assert view.viewport().rect().contains(view.place_rect(view.place))  # type: ignore[arg-type]


def test_the_heading_says_which_text_is_which(make_clerk: MakeClerk, ocr_file: Path) -> None:
    clerk = make_clerk()
    assert clerk.window.page.headings.texts == ("",)
    clerk.open(ocr_file)
    assert clerk.window.page.headings.texts == ("OCR text", "Corrected text")
    clerk.press("Ctrl+I")
    assert len(clerk.window.page.headings.texts) == 1


def test_each_row_of_the_ocr_text_stands_over_its_own_words(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    """A click on what was read goes to the word under it, on every row of a long line."""
    words = [f"cong{number}tac" if number % 3 else f"d6i{number}" for number in range(120)]
    path = tmp_path / "dai.txt"
    path.write_text(" ".join(words) + "\ncuối\n", encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    view = clerk.window.page.view
    view.set_text_size(16)
    clerk.press("Ctrl+I")
    rows: dict[int, list[Place]] = {}
    for place in view.places_of(0):
        rows.setdefault(view.place_rect(place).top(), []).append(place)
    assert len(rows) > 3
    for row in rows.values():
        at = view.place_rect(row[0])
        above = view.place_at(QPointF(at.left() + 2, at.top() - 4))
        assert above is not None and above.span == row[0].span
