"""What the machine did: the list, confirming and correcting, the sampling check."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from tests.gui.conftest import READINGS, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.edits import Edit, Origin
from soat_core.files import open_file
from soat_gui.machine.models import Column
from soat_gui.machine.panel import Listing, MachinePanel

AUTOMATIC = ["Kết", "công", "tác", "thông", "ngoại"]
"""What "accept all safe ones" takes in the usual report; all alike sure, so by place."""


@pytest.fixture
def owner(clerk: Clerk) -> Clerk:
    """Somebody who has accepted all safe suggestions at once."""
    clerk.press("Ctrl+Shift+A")
    clerk.choose("Accept")
    clerk.press("Ctrl+Home")
    return clerk


def panel(clerk: Clerk) -> MachinePanel:
    found = clerk.window.machine.panel
    assert found is not None
    return found


def rows(clerk: Clerk, column: Column = Column.RESULT) -> list[str]:
    """A column of the list, from above."""
    model = panel(clerk).view.model()
    if model is None:
        return []
    return [
        str(model.index(row, column).data()).removeprefix("→ ")
        for row in range(model.rowCount(QModelIndex()))
    ]


def origin(clerk: Clerk, word: str) -> Origin:
    """Who decided the word that reads so."""
    session = clerk.window.desk.session
    assert session is not None
    edits: list[Edit] = [edit for edit in session.document.edits if edit.text == word]
    assert len(edits) == 1, word
    return edits[0].origin


def in_list(clerk: Clerk) -> bool:
    return panel(clerk).view.hasFocus()


# The list


def test_everything_accepted_automatically_is_listed_with_its_context(owner: Clerk) -> None:
    owner.press("Ctrl+Shift+B")
    assert rows(owner) == AUTOMATIC
    assert rows(owner, Column.READ) == ["Két", "cong", "tac", "thong", "ngoai"]
    assert rows(owner, Column.LINE) == ["1", "1", "1", "2", "2"]
    assert rows(owner, Column.BEFORE)[1] == "Kết quả "
    assert rows(owner, Column.BEHIND)[1] == " tác"
    assert rows(owner, Column.SURE)[0] == ">99%"
    assert panel(owner).choices[Listing.REPORT].text() == "&Whole report (5)"
    assert in_list(owner)


def test_the_most_doubtful_stands_first(make_clerk: MakeClerk, ocr_file: Path) -> None:
    readings = {**READINGS, "tac": [("tác", 0.985)], "ngoai": [("ngoại", 0.981)]}
    clerk = make_clerk(engine=FakeEngine(readings))
    clerk.open(ocr_file)
    clerk.press("Ctrl+Shift+A")
    clerk.choose("Accept")
    clerk.press("Ctrl+Shift+B")
    assert rows(clerk) == ["ngoại", "tác", "Kết", "công", "thông"]


def test_one_key_opens_it_goes_there_and_puts_it_away(owner: Clerk) -> None:
    window = owner.window
    owner.press("Ctrl+Shift+B")
    assert window.docks.is_shown("machine") and in_list(owner)
    owner.press("Esc")
    assert window.docks.is_shown("machine") and not in_list(owner)
    owner.press("Ctrl+Shift+B")
    assert in_list(owner)
    owner.press("Ctrl+Shift+B")
    assert not window.docks.is_shown("machine")
    assert window.focusWidget() is window.page.view.field


def test_walking_the_list_shows_each_place_in_the_text(owner: Clerk) -> None:
    owner.press("Ctrl+Shift+B")
    assert owner.word == "Kết"
    owner.press("Down", "Down")
    assert owner.word == "tác"
    assert in_list(owner)
    owner.press("Return")
    assert owner.word == "tác"
    assert not in_list(owner)


def test_space_confirms_and_goes_on(owner: Clerk) -> None:
    owner.press("Ctrl+Shift+B", "Space", "Space")
    assert rows(owner) == ["tác", "thông", "ngoại"]
    assert owner.word == "tác"
    assert origin(owner, "Kết") is Origin.SUGGESTED
    assert origin(owner, "tác") is Origin.AUTO
    owner.press("Ctrl+Z")
    assert rows(owner) == ["công", "tác", "thông", "ngoại"]
    assert origin(owner, "công") is Origin.AUTO


def test_several_rows_are_confirmed_in_one_step(owner: Clerk) -> None:
    owner.press("Ctrl+Shift+B", "Down", "Shift+Down", "Shift+Down", "Space")
    assert rows(owner) == ["Kết", "ngoại"]
    owner.press("Ctrl+Z")
    assert rows(owner) == AUTOMATIC


def test_other_candidates_and_the_text_as_read_are_taken_by_the_usual_keys(owner: Clerk) -> None:
    owner.press("Ctrl+Shift+B", "2")
    assert owner.decided.startswith("Két ")
    assert rows(owner) == ["công", "tác", "thông", "ngoại"]
    owner.press("F4")
    assert "cong tác" in owner.decided
    assert rows(owner) == ["tác", "thông", "ngoại"]
    assert in_list(owner)


def test_typing_for_a_row_comes_back_to_the_list(owner: Clerk) -> None:
    owner.press("Ctrl+Shift+B", "F2")
    assert owner.mode == "EDIT"
    assert not in_list(owner)
    owner.type("x")
    owner.press("Return")
    assert owner.decided.startswith("Kếtx ")
    assert in_list(owner)
    assert owner.word == "công"
    owner.press("F2", "Esc")
    assert in_list(owner)
    assert rows(owner) == ["công", "tác", "thông", "ngoại"]


def test_letters_in_the_list_say_what_to_press(owner: Clerk) -> None:
    owner.press("Ctrl+Shift+B")
    owner.type("k")
    assert owner.window.status.hint.text() == "F2 to type for this place"
    assert owner.mode == "REVIEW"


def test_all_that_is_shown_is_confirmed_as_one_action(owner: Clerk) -> None:
    owner.press("Ctrl+Shift+B")
    QTest.mouseClick(panel(owner).confirm_all, Qt.MouseButton.LeftButton)
    assert rows(owner) == []
    assert panel(owner).placeholder.isVisible()
    assert origin(owner, "ngoại") is Origin.SUGGESTED
    owner.press("Ctrl+Z")
    assert rows(owner) == AUTOMATIC


def test_before_many_are_confirmed_it_is_asked(make_clerk: MakeClerk, tmp_path: Path) -> None:
    path = tmp_path / "nhieu.txt"
    path.write_text("cong tac\n" * 30, encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    clerk.press("Ctrl+Shift+A")
    clerk.choose("Accept")
    clerk.press("Ctrl+Shift+B")
    QTest.mouseClick(panel(clerk).confirm_all, Qt.MouseButton.LeftButton)
    assert "60 places" in clerk.message
    clerk.choose("Not now")
    assert len(rows(clerk)) == 60
    clerk.qtbot.waitUntil(lambda: in_list(clerk))
    QTest.mouseClick(panel(clerk).confirm_all, Qt.MouseButton.LeftButton)
    clerk.choose("Record")
    assert rows(clerk) == []


def test_the_page_has_a_list_of_its_own_that_follows_the_clerk(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "hai-trang.txt"
    path.write_text("cong\ntac\n\fthong\n", encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    clerk.press("Ctrl+Shift+A")
    clerk.choose("Accept")
    clerk.press("Ctrl+Home", "Ctrl+Shift+B")
    QTest.mouseClick(panel(clerk).choices[Listing.PAGE], Qt.MouseButton.LeftButton)
    assert rows(clerk) == ["công", "tác"]
    clerk.window.page.view.setFocus()
    clerk.press("Ctrl+End")
    assert rows(clerk) == ["thông"]
    clerk.press("Ctrl+Shift+B", "Space")
    assert rows(clerk) == []
    assert panel(clerk).choices[Listing.REPORT].text() == "&Whole report (2)"


def test_the_list_is_that_of_the_report_in_front(owner: Clerk, tmp_path: Path) -> None:
    owner.press("Ctrl+Shift+B")
    other = tmp_path / "khac.txt"
    other.write_text("nim\n", encoding="utf-8")
    owner.open(other)
    assert rows(owner) == []
    owner.press("Ctrl+Tab")
    assert rows(owner) == AUTOMATIC


def test_what_was_confirmed_is_in_the_record(owner: Clerk, tmp_path: Path) -> None:
    owner.press("Ctrl+Shift+B", "Space", "Ctrl+S")
    record = tmp_path / "bao-cao.tei.xml"
    owner.qtbot.waitUntil(record.exists)
    owner.qtbot.waitUntil(lambda: owner.window.status.saved.text() == "Saved")
    document = open_file(record).document
    origins = {edit.text: edit.origin for edit in document.edits}
    assert origins["Kết"] is Origin.SUGGESTED
    assert origins["công"] is Origin.AUTO
    assert "confirm" in [action.kind for action in document.actions]


# In the text


def test_walking_what_was_accepted_automatically(owner: Clerk) -> None:
    owner.press("F5")
    assert owner.word == "công"
    owner.press("F5", "F5", "F5")
    assert owner.word == "ngoại"
    owner.press("F5")
    assert owner.word == "Kết"
    assert owner.window.status.hint.text() == "Going on from the beginning"
    owner.press("Shift+F5")
    assert owner.word == "Kết"
    assert "before this one" in owner.window.status.hint.text()


def test_enter_confirms_such_a_word_and_goes_on_with_the_next(owner: Clerk) -> None:
    owner.press("F5", "Return")
    assert origin(owner, "công") is Origin.SUGGESTED
    assert owner.word == "tác"
    owner.press("Return")
    assert owner.word == "thông"


def test_enter_on_such_a_word_met_by_chance_goes_on_to_the_next_suspect(owner: Clerk) -> None:
    owner.press("Ctrl+Home", "Return")
    assert origin(owner, "Kết") is Origin.SUGGESTED
    assert owner.word == "quả"


def test_where_nothing_was_accepted_automatically_it_is_said(clerk: Clerk) -> None:
    clerk.press("F5")
    assert clerk.word == "quả"
    assert clerk.window.status.hint.text() == "There is no word that was accepted automatically"
    clerk.press("Ctrl+Shift+B")
    assert panel(clerk).placeholder.isVisible()
    assert not panel(clerk).confirm_all.isEnabled()


# The sampling check


@pytest.fixture
def checker(make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    """Somebody who has accepted 80 words at once, and checks a sample of them."""
    path = tmp_path / "mau.txt"
    path.write_text("cong tac d6i ngoai\n" * 20, encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    session = clerk.window.desk.session
    assert session is not None
    session.accept_batch(session.review.everything_batch())
    clerk.press("Ctrl+Shift+K")
    return clerk


def findings(clerk: Clerk) -> list[str]:
    return [text[0] for text in rows(clerk, Column.SURE)]


def test_twenty_places_are_proposed_in_reading_order(checker: Clerk) -> None:
    assert in_list(checker)
    assert len(rows(checker)) == 20
    lines = [int(line) for line in rows(checker, Column.LINE)]
    assert lines == sorted(lines)
    # Where the engine doubts most, most is looked at.
    assert rows(checker).count("đối") > 10
    assert panel(checker).choices[Listing.SAMPLE].text() == "Sampling &check (0 of 20)"
    assert panel(checker).summary.text() == "By the engine: about 8 errors left."


def test_confirming_and_correcting_tells_how_many_errors_are_left(checker: Clerk) -> None:
    for number in range(20):
        checker.press("2" if number % 2 and checker.word == "đối" else "Space")
    wrong = findings(checker).count("✗")
    assert findings(checker).count("✓") == 20 - wrong
    assert "đổi" in checker.decided
    told = panel(checker).summary
    checker.qtbot.waitUntil(lambda: "by the 20 places checked" in told.text())
    assert f"{wrong} of them were wrong" in told.text()
    assert "from " in told.text()
    left = checker.window.status.errors_left
    checker.qtbot.waitUntil(lambda: "(" in left.text())
    assert "20 places" in left.toolTip()
    assert checker.window.status.hint.text() == "The whole sample was looked at"


def test_undoing_opens_a_place_of_the_sample_again(checker: Clerk) -> None:
    checker.press("Space", "Space", "Ctrl+Z")
    assert findings(checker)[:2] == ["✓", checker_sure(checker, 1)]
    assert panel(checker).choices[Listing.SAMPLE].text() == "Sampling &check (1 of 20)"


def checker_sure(clerk: Clerk, row: int) -> str:
    """How the row says how sure the engine is: it was not looked at."""
    text = rows(clerk, Column.SURE)[row]
    assert text.endswith("%")
    return text[0]


def test_the_sample_is_looked_through_in_the_text_as_well(checker: Clerk) -> None:
    places = [
        (line, word) for line, word in zip(rows(checker, Column.LINE), rows(checker), strict=True)
    ]
    checker.press("Return")
    assert not in_list(checker)
    checker.press("Return", "Return")
    place = checker.window.page.view.place
    assert place is not None
    assert (str(place.line + 1), place.text) == places[2]
    assert findings(checker)[:2] == ["✓", "✓"]


def test_more_can_be_drawn_and_the_first_ones_stay(checker: Clerk) -> None:
    checker.press("Space")
    QTest.mouseClick(panel(checker).more, Qt.MouseButton.LeftButton)
    assert len(rows(checker)) == 40
    assert findings(checker).count("✓") == 1
    assert in_list(checker)


def test_a_report_of_which_nothing_was_accepted_can_be_checked_too(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+K")
    assert len(rows(clerk)) == 11  # every word of it
    assert rows(clerk)[0] == "Kết"
    clerk.press("Space")
    assert findings(clerk)[0] == "✓"
    assert origin(clerk, "Kết") is Origin.SUGGESTED


def test_everything_is_said_in_vietnamese(make_clerk: MakeClerk, ocr_file: Path) -> None:
    clerk = make_clerk(language="vi")
    clerk.open(ocr_file)
    clerk.press("Ctrl+Shift+A")
    clerk.choose("Nhận")
    clerk.press("Ctrl+Shift+K", "Space")
    assert panel(clerk).title == "Những chỗ máy tự nhận"
    told = panel(clerk).summary
    clerk.qtbot.waitUntil(lambda: "Đã kiểm tra 1 chỗ" in told.text())
    assert "Từ 10 chỗ trở lên mới ước được số lỗi còn lại." in told.text()
