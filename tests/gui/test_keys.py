"""Keys in, text and state out, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import TEXT, Clerk

from soat_core.edits import EditKind, Origin
from soat_gui.editor.lines import Mark

SHOWN = ["Kết quả công tác", "thông tin đối ngoại", "", "năm 2024 Website", ""]


def test_suggestions_stand_in_the_right_pane_and_nothing_is_decided(clerk: Clerk) -> None:
    assert clerk.screen == SHOWN
    assert clerk.decided == TEXT


# Walking


@pytest.mark.parametrize("forward, back", [("Tab", "Shift+Tab"), ("F3", "Shift+F3")])
def test_walking_the_suspects(clerk: Clerk, forward: str, back: str) -> None:
    clerk.press(forward)
    assert clerk.word == "đối"
    clerk.press(forward)
    assert clerk.word == "năm"
    clerk.press(back, back)
    assert clerk.word == "quả"


def test_after_the_last_suspect_comes_the_first_and_the_status_line_says_so(clerk: Clerk) -> None:
    clerk.press("Tab", "Tab", "Tab")
    assert clerk.word == "quả"
    assert clerk.window.status.hint.text() == "Going on from the beginning"


def test_arrows_move_by_word_and_line(clerk: Clerk) -> None:
    clerk.press("Right")
    assert clerk.word == "công"
    clerk.press("Right", "Right")
    assert clerk.word == "thông"  # over the end of the line
    clerk.press("Left")
    assert clerk.word == "tác"
    clerk.press("Down")
    assert clerk.word == "ngoại"  # the nearest below
    clerk.press("Down")
    assert clerk.word == "Website"  # over the empty line
    clerk.press("Up", "Up")
    assert clerk.word == "tác"
    clerk.press("Home")
    assert clerk.word == "Kết"
    clerk.press("Ctrl+End")
    assert clerk.word == "Website"
    clerk.press("Ctrl+Home")
    assert clerk.word == "Kết"


def test_place_is_told_in_the_status_line(clerk: Clerk) -> None:
    clerk.press("Ctrl+End")
    assert clerk.window.status.where.text() == "Line 4 · page 1/1"


# Deciding


def test_enter_accepts_and_goes_on(clerk: Clerk) -> None:
    clerk.press("Return")
    assert clerk.word == "đối"
    assert clerk.decided == TEXT.replace("qua", "quả")
    assert clerk.window.status.counts.text() == "1 / 3 suspects dealt with"


def test_enter_on_the_key_pad_is_the_same(clerk: Clerk) -> None:
    QTest.keyClick(clerk.window.focusWidget(), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert clerk.decided == TEXT.replace("qua", "quả")


@pytest.mark.parametrize("key, text", [("1", "quả"), ("2", "qua"), ("3", "quá"), ("Alt+3", "quá")])
def test_a_digit_takes_a_candidate_and_goes_on(clerk: Clerk, key: str, text: str) -> None:
    clerk.press(key)
    assert clerk.screen[0] == f"Kết {text} công tác"
    assert clerk.word == "đối"


def test_a_digit_without_a_candidate_changes_nothing(clerk: Clerk) -> None:
    clerk.press("5")
    assert clerk.decided == TEXT
    assert clerk.word == "quả"
    assert clerk.window.status.hint.text() == "There is no candidate 5"


def test_a_click_takes_a_candidate(clerk: Clerk) -> None:
    chips = clerk.window.page.bar.candidates
    assert [chip.text() for chip in chips] == ["quả", "qua", "quá"]
    QTest.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    assert clerk.screen[0] == "Kết quá công tác"


def test_another_candidate_can_be_taken_later(clerk: Clerk) -> None:
    clerk.press("Return", "Left", "Left", "Left", "Left")
    clerk.go_to("quả")
    clerk.press("3")
    assert clerk.screen[0] == "Kết quá công tác"


def test_f4_keeps_what_was_read(clerk: Clerk) -> None:
    clerk.press("F4")
    assert clerk.screen[0] == "Kết qua công tác"
    assert clerk.word == "đối"
    session = clerk.window.files.session
    assert session is not None
    assert [edit.kind for edit in session.document.edits] == [EditKind.KEEP]


def test_delete_deletes_the_word_visibly(clerk: Clerk) -> None:
    clerk.press("Del")
    assert clerk.decided == TEXT.replace("qua ", "")
    assert clerk.screen[0] == "Kết ∅ công tác"
    clerk.press("Ctrl+Z")
    assert clerk.screen[0] == SHOWN[0]


def test_the_bar_tells_what_was_read_why_and_what_was_decided(clerk: Clerk) -> None:
    bar = clerk.window.page.bar
    assert (bar.reading, bar.note) == ("qua", "« quả »")
    clerk.press("F4", "Shift+Tab")
    clerk.go_to("qua")
    assert bar.note == "kept as read"


def test_marks_tell_doubt_and_decision_apart(clerk: Clerk) -> None:
    clerk.press("Return")
    marks = {
        place.text: place.mark
        for line in range(2)
        for place in clerk.window.page.view.places_of(line)
    }
    assert marks["Kết"] is Mark.NONE
    assert marks["quả"] is Mark.DECIDED
    assert marks["đối"] is Mark.VERY_DOUBTFUL
    assert clerk.window.page.view.places_of(3)[0].mark is Mark.DOUBTFUL


# Typing


def test_a_letter_begins_to_type_in_place_of_the_word(clerk: Clerk) -> None:
    clerk.type("quỳ")
    assert clerk.mode == "EDIT"
    assert clerk.screen[0] == "Kết quỳ công tác"
    assert clerk.decided == TEXT
    clerk.press("Return")
    assert clerk.mode == "REVIEW"
    assert clerk.decided == TEXT.replace("qua", "quỳ")
    assert clerk.word == "đối"


def test_f2_edits_the_word_from_its_end(clerk: Clerk) -> None:
    clerk.press("F2")
    clerk.type("12")
    clerk.press("Backspace", "Return")
    assert clerk.screen[0] == "Kết quả1 công tác"


def test_double_click_edits(clerk: Clerk) -> None:
    view = clerk.window.page.view
    centre = view.place_rect(view.places_of(1)[2]).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert clerk.mode == "EDIT"
    clerk.type("!")
    clerk.press("Return")
    assert clerk.screen[1] == "thông tin đối! ngoại"


def test_escape_forgets_what_was_typed(clerk: Clerk) -> None:
    clerk.type("xyz")
    clerk.press("Esc")
    assert clerk.mode == "REVIEW"
    assert clerk.screen == SHOWN
    assert clerk.word == "quả"


def test_tab_and_clicking_elsewhere_record_what_was_typed(clerk: Clerk) -> None:
    clerk.type("quỳ")
    clerk.press("Tab")
    assert clerk.word == "đối"
    clerk.type("đồi")
    clerk.go_to("Website")
    assert clerk.mode == "REVIEW"
    assert clerk.decided == TEXT.replace("qua", "quỳ").replace("d6i", "đồi")


def test_looking_into_a_word_is_no_decision(clerk: Clerk) -> None:
    clerk.press("F2", "Tab")
    assert clerk.decided == TEXT
    assert clerk.window.files.session is not None
    assert not clerk.window.files.session.is_modified


def test_digits_are_text_while_typing(clerk: Clerk) -> None:
    clerk.type("a123")
    clerk.press("Return")
    assert clerk.screen[0] == "Kết a123 công tác"


def test_the_space_typed_by_habit_is_not_recorded_and_one_inside_splits(clerk: Clerk) -> None:
    clerk.type("của tôi ")
    clerk.press("Return")
    assert clerk.screen[0] == "Kết của tôi công tác"
    assert clerk.window.files.session is not None
    assert clerk.window.files.session.document.edits[0].kind is EditKind.SPLIT


def test_decomposed_letters_are_recorded_composed(clerk: Clerk) -> None:
    clerk.type("e")
    clerk.window.page.view.field.setText("ê\u0301")
    clerk.press("Return")
    assert clerk.screen[0] == "Kết ế công tác"


def test_alt_digit_takes_a_candidate_while_typing(clerk: Clerk) -> None:
    clerk.type("zz")
    clerk.press("Alt+2")
    assert clerk.mode == "REVIEW"
    assert clerk.screen[0] == "Kết qua công tác"


def test_what_the_engine_offered_too_is_recorded_with_its_rank(clerk: Clerk) -> None:
    clerk.type("quá")
    clerk.press("Return")
    assert clerk.window.files.session is not None
    edit = clerk.window.files.session.document.edits[0]
    assert (edit.rank, edit.posterior, edit.origin) == (3, 0.02, Origin.TYPED)


# Undoing


def test_undo_and_redo_go_to_what_changed(clerk: Clerk) -> None:
    clerk.press("Return", "Return", "Return", "Ctrl+End")
    clerk.press("Ctrl+Z")
    assert clerk.word == "năm"
    clerk.press("Ctrl+Z", "Ctrl+Z")
    assert clerk.word == "quả"
    assert clerk.decided == TEXT
    clerk.press("Ctrl+Y")
    assert clerk.decided == TEXT.replace("qua", "quả")
    clerk.press("Ctrl+Shift+Z")
    assert clerk.word == "đối"
    assert clerk.decided == TEXT.replace("qua", "quả").replace("d6i", "đối")


def test_undo_takes_uncommitted_typing_first(clerk: Clerk) -> None:
    clerk.press("Return")
    clerk.type("xyz")
    clerk.press("Ctrl+Z")
    assert clerk.mode == "REVIEW"
    assert clerk.decided == TEXT.replace("qua", "quả")
    clerk.press("Ctrl+Z")
    assert clerk.decided == TEXT


def test_undo_works_while_a_question_has_the_keyboard(clerk: Clerk) -> None:
    clerk.press("Return", "Ctrl+Shift+A")
    assert clerk.message
    clerk.press("Ctrl+Z")
    assert clerk.decided == TEXT


def test_undo_with_nothing_to_undo_says_so(clerk: Clerk) -> None:
    clerk.press("Ctrl+Z")
    assert clerk.window.status.hint.text() == "Nothing to undo"


# All safe ones


def test_accepting_all_safe_ones_says_how_many_first(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+A")
    assert clerk.message == ("Accept 5 safe suggestions at once? No error is expected among them.")
    assert clerk.decided == TEXT
    clerk.press("Return")
    assert clerk.message == ""
    assert clerk.decided == "Kết qua công tác\nthông tin d6i ngoại\n\nnim 2024 Website\n"
    assert clerk.window.status.counts.text() == "0 / 3 suspects dealt with"
    assert clerk.window.page.view.places_of(0)[0].mark is Mark.TAKEN
    clerk.press("Ctrl+Z")
    assert clerk.decided == TEXT


def test_accepting_all_safe_ones_can_be_declined(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+A", "Esc")
    assert clerk.message == ""
    assert clerk.decided == TEXT
    clerk.press("Tab")  # the keyboard is back on the text
    assert clerk.word == "đối"


# Others


def test_copy_gives_the_word(clerk: Clerk) -> None:
    clerk.press("Ctrl+C")
    assert QApplication.clipboard().text() == "quả"


def test_clicking_on_the_ocr_pane_chooses_the_word_too(clerk: Clerk) -> None:
    view = clerk.window.page.view
    right = view.place_rect(view.places_of(3)[0]).center()
    left = QPoint(right.x() - view.viewport().width() // 2, right.y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=left)
    assert clerk.word == "năm"


def test_undoing_many_decisions_at_once_leaves_the_clerk_where_he_is(clerk: Clerk) -> None:
    clerk.press("Tab", "Tab", "Ctrl+Shift+A", "Return")
    assert clerk.decided == "Kết qua công tác\nthông tin d6i ngoại\n\nnim 2024 Website\n"
    for key, text in (("Ctrl+Z", TEXT), ("Ctrl+Y", clerk.decided)):
        clerk.press(key)
        assert clerk.decided == text
        assert clerk.word == "năm"


def test_without_room_the_bar_tells_the_first_keys(clerk: Clerk) -> None:
    bar = clerk.window.page.bar
    told = []
    for width in (1280, 900, 640):
        clerk.window.resize(width, 700)
        QApplication.processEvents()
        told.append([key for key, _ in bar.hints])
    assert told[0] == ["Enter", "F4", "F2", "Tab"]
    assert told[2] != told[0]
    assert all(keys == told[0][: len(keys)] for keys in told)
