"""Splitting, joining, inserting, moving, marking: keys in, text, record and screen out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.gui.conftest import READINGS, TEXT, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.editing.accepting import words_of
from soat_core.edits import EditKind, Origin
from soat_core.tei import read_record, validate_record, write_record
from soat_gui.editor.lines import Mark
from soat_gui.session import Session


def session_of(clerk: Clerk) -> Session:
    session = clerk.window.desk.session
    assert session is not None
    return session


def kinds(clerk: Clerk) -> list[EditKind]:
    return [edit.kind for edit in session_of(clerk).document.edits]


def hint(clerk: Clerk) -> str:
    return clerk.window.status.hint.text()


def comes_back(clerk: Clerk) -> None:
    """The record is valid and holds the same."""
    document = session_of(clerk).document
    data = write_record(document)
    assert validate_record(data, "a") == []
    restored = read_record(data, "a")
    assert list(restored.edits) == list(document.edits)
    assert restored.annotations == document.annotations


def undone(clerk: Clerk) -> None:
    """One undo takes all of it back."""
    clerk.press("Ctrl+Z")
    assert clerk.decided == TEXT
    assert not session_of(clerk).document.edits
    assert not session_of(clerk).document.annotations


OpenText = Callable[[Clerk, str], Clerk]


@pytest.fixture
def open_text(tmp_path: Path) -> OpenText:
    """Lets somebody open a report of a text."""

    def open_it(clerk: Clerk, text: str) -> Clerk:
        path = tmp_path / "khac.txt"
        path.write_text(text, encoding="utf-8")
        clerk.open(path)
        return clerk

    return open_it


# Several at once


def test_accepting_the_rest_of_the_line(clerk: Clerk) -> None:
    clerk.press("Ctrl+Return")
    assert clerk.decided.split("\n")[0] == "Két quả công tác"
    assert clerk.word == "đối"
    assert hint(clerk) == "Accepted 3 words"
    assert all(e.origin is Origin.SUGGESTED for e in session_of(clerk).document.edits)
    undone(clerk)


def test_accepting_the_rest_of_the_paragraph(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+Return")
    assert clerk.decided == "Két quả công tác\nthông tin đối ngoại\n\nnim 2024 Website\n"
    assert clerk.word == "năm"
    undone(clerk)


def test_nothing_open_on_the_rest_of_the_line_is_no_error(clerk: Clerk) -> None:
    clerk.go_to("Website")
    clerk.press("Ctrl+Return")
    assert clerk.decided == TEXT
    assert hint(clerk) == "Accepted 0 words"


def test_keeping_everywhere(make_clerk: MakeClerk, open_text: OpenText) -> None:
    readings = {**READINGS, "qua,": [("quả,", 0.9)], "(qua)": [("(quá)", 0.9)]}
    clerk = open_text(
        make_clerk(engine=FakeEngine(readings)), "qua cong qua, (qua) quan\nqua d6i\n"
    )
    clerk.go_to("quả")
    clerk.press("Shift+F4")
    assert clerk.decided == "qua cong qua, (qua) quan\nqua d6i\n"
    kept = [edit for edit in session_of(clerk).document.edits]
    assert [edit.text for edit in kept] == ["qua", "qua,", "(qua)", "qua"]
    assert [edit.origin for edit in kept] == [Origin.TYPED, *[Origin.AUTO] * 3]
    assert hint(clerk) == "Kept in 4 places"
    assert clerk.word == "đối"
    comes_back(clerk)
    clerk.press("Ctrl+Z")
    assert kinds(clerk) == []


# Words


def test_join_with_the_next_word_and_back(clerk: Clerk) -> None:
    clerk.press("Ctrl+M")
    assert clerk.decided == TEXT.replace("qua cong", "quacong")  # the engine knows no other
    assert clerk.word == "quacong"
    assert kinds(clerk) == [EditKind.MERGE]
    undone(clerk)
    clerk.go_to("công")
    clerk.press("Ctrl+J")
    assert clerk.screen[0] == "Kết quacong tác"


def test_join_over_the_line_end_keeps_the_rest_on_its_line(clerk: Clerk) -> None:
    clerk.go_to("tác")
    clerk.press("Ctrl+M")
    assert clerk.decided == "Két qua cong tacthong\ntin d6i ngoai\n\nnim 2024 Website\n"
    assert clerk.screen[:2] == ["Kết quả công tacthong", "tin đối ngoại"]
    comes_back(clerk)
    undone(clerk)


def test_typing_over_a_joined_word_keeps_the_line_break(clerk: Clerk) -> None:
    clerk.go_to("tác")
    clerk.press("Ctrl+M")
    clerk.type("tact")
    clerk.press("Return")
    assert clerk.decided == "Két qua cong tact\ntin d6i ngoai\n\nnim 2024 Website\n"


def test_the_last_word_says_why_it_cannot_be_joined(clerk: Clerk) -> None:
    clerk.go_to("Website")
    clerk.press("Ctrl+M")
    assert clerk.decided == TEXT
    assert hint(clerk) == "No word comes after this one"


def test_split_as_the_engine_reads_it(make_clerk: MakeClerk, open_text: OpenText) -> None:
    engine = FakeEngine({"hoatdong": [("hoatdong", 0.6), ("hoạt động", 0.4)]})
    clerk = open_text(make_clerk(engine=engine), "cac hoatdong khac\n")
    clerk.press("Tab", "Ctrl+D")
    assert clerk.decided == "cac hoạt động khac\n"
    (edit,) = session_of(clerk).document.edits
    assert (edit.kind, edit.rank) == (EditKind.SPLIT, 2)


def test_split_by_hand_with_the_arrows(clerk: Clerk) -> None:
    clerk.go_to("Website")
    clerk.press("Ctrl+D")
    assert clerk.mode == "EDIT"
    field = clerk.window.page.view.field
    assert field.selectedText() == " "
    assert field.text().replace(" ", "") == "Website"
    for _ in range(9):
        clerk.press("Left")
    assert field.text() == "W ebsite"
    clerk.press("Left", "Right", "Right")
    assert clerk.screen[3] == "năm 2024 Web site"
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("Website", "Web site")
    assert kinds(clerk) == [EditKind.SPLIT]
    undone(clerk)


def test_split_by_hand_can_be_left_and_typed_into(clerk: Clerk) -> None:
    clerk.go_to("Website")
    clerk.press("Ctrl+D", "Esc")
    assert clerk.decided == TEXT
    assert clerk.mode == "REVIEW"
    clerk.press("Ctrl+D")
    while clerk.window.page.view.field.text() != "Web site":
        clerk.press("Left")
    clerk.type("s")
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("Website", "Web ssite")


@pytest.mark.parametrize("key, text", [("Ins", "rất quả"), ("Space", "quả rất")])
def test_inserting_a_word(clerk: Clerk, key: str, text: str) -> None:
    clerk.press(key)
    assert clerk.mode == "EDIT"
    assert clerk.decided == TEXT
    clerk.type("rất")
    assert clerk.screen[0] == f"Kết {text} công tác"
    clerk.press("Return")
    assert clerk.screen[0] == f"Kết {text} công tác"
    assert clerk.decided == TEXT.replace("qua", text.replace("quả", "qua"))
    assert kinds(clerk) == [EditKind.INSERT]
    comes_back(clerk)
    undone(clerk)


@pytest.mark.parametrize("leave", ["Esc", "Return", "Tab"])
def test_nothing_inserted_leaves_everything_as_it_was(clerk: Clerk, leave: str) -> None:
    before = clerk.screen
    clerk.press("Space", leave)
    assert clerk.mode == "REVIEW"
    assert clerk.screen == before
    assert clerk.decided == TEXT
    assert clerk.word in ("quả", "đối")


def test_a_word_is_inserted_with_an_input_method(clerk: Clerk) -> None:
    clerk.press("Space")
    field = clerk.window.page.view.field
    for preedit in ("r", "râ", "rấ"):
        QApplication.sendEvent(field, QInputMethodEvent(preedit, []))
    event = QInputMethodEvent("", [])
    event.setCommitString("rất")
    QApplication.sendEvent(field, event)
    clerk.press("Tab")
    assert clerk.decided == TEXT.replace("qua", "qua rất")


def test_a_second_word_goes_into_the_same_insertion(clerk: Clerk) -> None:
    clerk.press("Space")
    clerk.type("một")
    clerk.press("Return")
    clerk.go_to("một")
    clerk.press("Space")
    clerk.type("hai")
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "qua một hai")
    clerk.go_to("một hai")
    clerk.press("Del")
    assert clerk.decided == TEXT


def test_a_deleted_word_takes_one_space_along_and_comes_back(clerk: Clerk) -> None:
    clerk.go_to("ngoại")
    clerk.press("Del")
    assert clerk.decided == TEXT.replace(" ngoai", "")
    clerk.press("Del")
    assert hint(clerk) == "This is deleted already"
    clerk.type("ngoài")
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("ngoai", "ngoài")
    clerk.go_to("ngoài")
    clerk.press("Del", "F4")
    assert clerk.decided == TEXT
    assert kinds(clerk) == [EditKind.KEEP]


def test_a_candidate_can_be_taken_for_a_deleted_word(clerk: Clerk) -> None:
    clerk.press("Del")
    assert [chip.text() for chip in clerk.window.page.bar.candidates] == ["quả", "qua", "quá"]
    clerk.press("3")
    assert clerk.screen[0] == "Kết quá công tác"


def test_a_line_is_deleted_with_its_break(clerk: Clerk) -> None:
    clerk.press("Shift+Del")
    assert clerk.decided == TEXT.split("\n", 1)[1]
    assert clerk.screen[0] == "∅"
    comes_back(clerk)
    undone(clerk)


def test_case_goes_round(clerk: Clerk) -> None:
    clerk.go_to("đối")
    seen = []
    for _ in range(3):
        clerk.press("Ctrl+U")
        seen.append(clerk.word)
    assert seen == ["Đối", "ĐỐI", "đối"]


def test_case_of_the_line_is_one_action(clerk: Clerk) -> None:
    clerk.go_to("Website")
    clerk.press("Ctrl+L")
    assert clerk.screen[3] == "năm 2024 website"
    clerk.press("Ctrl+Z")
    clerk.press("Ctrl+L", "Ctrl+L")
    assert clerk.screen[3] == "Năm 2024 website"
    assert clerk.word == "website"
    clerk.press("Ctrl+Z")
    undone(clerk)


# Lines


def test_words_move_to_the_next_line_and_back(clerk: Clerk) -> None:
    clerk.go_to("công")
    clerk.press("Alt+Down")
    assert clerk.decided == "Két qua\ncong tac thong tin d6i ngoai\n\nnim 2024 Website\n"
    assert [line.rstrip() for line in clerk.screen[:2]] == [
        "Kết quả⏎",
        "công tác↪ thông tin đối ngoại",
    ]
    assert clerk.word == "công"
    assert kinds(clerk) == [EditKind.LINE] * 2
    comes_back(clerk)
    undone(clerk)


def test_moving_back_leaves_nothing(clerk: Clerk) -> None:
    clerk.go_to("tác")
    clerk.press("Alt+Down")
    assert clerk.window.page.view.place.line == 1  # type: ignore[union-attr]
    clerk.press("Alt+Up")
    assert clerk.decided == TEXT
    assert kinds(clerk) == []
    assert clerk.word == "tác"


def test_a_moved_word_can_be_clicked_decided_and_walked_to(clerk: Clerk) -> None:
    clerk.go_to("tác")
    clerk.press("Alt+Down", "Right", "Left")
    clerk.go_to("tác")
    clerk.type("tắc")
    clerk.press("Return")
    assert clerk.decided == "Két qua cong\ntắc thong tin d6i ngoai\n\nnim 2024 Website\n"
    assert "tắc" in clerk.screen[1]


def test_a_line_break_is_made_and_removed(clerk: Clerk) -> None:
    clerk.go_to("công")
    clerk.press("Alt+Return")
    assert clerk.decided.startswith("Két qua\ncong tac\n")
    clerk.press("Alt+Return")
    assert hint(clerk) == "A line begins here already"
    clerk.press("Ctrl+Z")
    clerk.go_to("công")
    clerk.press("Alt+Del")
    assert clerk.decided.startswith("Két qua cong tac thong tin d6i ngoai\n")
    comes_back(clerk)
    undone(clerk)


def test_what_follows_a_line_break_stands_on_a_row_of_its_own(clerk: Clerk) -> None:
    view = clerk.window.page.view
    clerk.go_to("tác")
    before = view.place_rect(view.place)  # type: ignore[arg-type]
    below = view.place_rect(view.places_of(1)[0])
    clerk.press("Alt+Return")
    now = view.place_rect(view.place)  # type: ignore[arg-type]
    assert clerk.word == "tác"
    assert now.left() == below.left() < before.left()
    assert now.top() == below.top()
    # The lines below it make room.
    assert view.place_rect(view.places_of(1)[0]).top() > below.top()
    clerk.press("Up")
    assert clerk.word == "Kết"
    clerk.press("Ctrl+Z")
    assert view.place_rect(view.places_of(1)[0]) == below


def test_the_whole_line_is_not_moved(clerk: Clerk) -> None:
    clerk.go_to("Kết")
    clerk.press("Alt+Down")
    assert clerk.decided == TEXT
    assert hint(clerk) == "This would move the whole line"


# What is to be said of a reading


def test_illegible_and_back(clerk: Clerk) -> None:
    clerk.press("F6")
    assert clerk.screen[0] == "Kết [...] công tác"
    assert clerk.decided == TEXT.replace("qua", "[...]")
    comes_back(clerk)
    clerk.press("F6")
    assert clerk.decided == TEXT
    assert kinds(clerk) == []


def test_doubtful_decides_and_is_shown_by_form(clerk: Clerk) -> None:
    clerk.press("Shift+F6")
    (edit,) = session_of(clerk).document.edits
    assert (edit.text, edit.unclear, edit.rank) == ("quả", True, 1)
    place = clerk.window.page.view.place
    assert place is not None and place.mark is Mark.UNCLEAR
    assert clerk.decided == TEXT.replace("qua", "quả")
    assert clerk.window.page.bar.note.startswith("doubtful")
    comes_back(clerk)
    clerk.press("Shift+F6")
    (edit,) = session_of(clerk).document.edits
    assert not edit.unclear


def test_a_mistake_of_the_author(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+E")
    assert kinds(clerk) == [EditKind.SOURCE]
    comes_back(clerk)
    clerk.type("quá")
    clerk.press("Return")
    assert kinds(clerk) == [EditKind.SOURCE]
    clerk.go_to("Website")
    clerk.press("Ctrl+Shift+E")
    assert hint(clerk) == "Type first what the author should have written"


# Notes


def test_a_note_is_written_changed_and_removed(clerk: Clerk) -> None:
    clerk.press("F7")
    bar = clerk.window.notes.bar
    assert bar.is_open
    clerk.type("Đối chiếu bản gốc")
    clerk.press("Return")
    (note,) = session_of(clerk).document.annotations
    assert note.text == "Đối chiếu bản gốc"
    assert clerk.window.page.view.hasFocus()
    place = clerk.window.page.view.place
    assert place is not None and place.noted
    assert "Đối chiếu bản gốc" in clerk.window.page.bar.note
    comes_back(clerk)
    clerk.press("F7")
    assert bar.field.text() == "Đối chiếu bản gốc"
    clerk.type("!")
    clerk.press("Return")
    assert session_of(clerk).document.annotations[0].text == "Đối chiếu bản gốc!"
    clerk.press("Shift+F7")
    assert not session_of(clerk).document.annotations
    clerk.press("Ctrl+Z", "Ctrl+Z")
    assert session_of(clerk).document.annotations[0].text == "Đối chiếu bản gốc"


def test_escape_leaves_a_note_and_going_elsewhere_records_it(clerk: Clerk) -> None:
    clerk.press("F7")
    clerk.type("một")
    clerk.press("Esc")
    assert not session_of(clerk).document.annotations
    assert clerk.window.page.view.hasFocus()
    clerk.press("F7")
    clerk.type("hai")
    clerk.go_to("Website")
    assert [note.text for note in session_of(clerk).document.annotations] == ["hai"]
    clerk.press("Ctrl+F7")
    assert clerk.word == "quả"


def test_a_note_being_composed_is_not_lost(clerk: Clerk) -> None:
    clerk.press("F7")
    field = clerk.window.notes.bar.field
    QApplication.sendEvent(field, QInputMethodEvent("đối", []))
    clerk.go_to("Website")
    assert [note.text for note in session_of(clerk).document.annotations] == ["đối"]


def test_a_command_of_the_window_records_the_note_first(clerk: Clerk) -> None:
    clerk.press("F7")
    clerk.type("một")
    clerk.press("Ctrl+F")
    assert [note.text for note in session_of(clerk).document.annotations] == ["một"]


# Selecting


def test_a_selection_is_joined_deleted_kept_and_copied(clerk: Clerk) -> None:
    view = clerk.window.page.view
    clerk.press("Shift+Right", "Shift+Right")
    assert view.selection is not None
    clerk.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "quả công tác"
    clerk.press("Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == "qua cong tac"
    clerk.press("F4")
    assert kinds(clerk) == [EditKind.KEEP] * 3
    clerk.press("Ctrl+Z")
    clerk.go_to("quả")
    clerk.press("Shift+Right", "Del")
    assert clerk.decided == TEXT.replace("qua cong ", "")
    assert view.selection is None
    clerk.press("Ctrl+Z")
    clerk.go_to("quả")
    clerk.press("Shift+Right", "Shift+Right", "Ctrl+M")
    assert clerk.decided == TEXT.replace("qua cong tac", "quacongtac")
    undone(clerk)


def test_a_selection_over_lines_loses_whole_lines(clerk: Clerk) -> None:
    clerk.press("Home", "Shift+Down", "Shift+End", "Del")
    assert clerk.decided == "\nnim 2024 Website\n"
    undone(clerk)


@pytest.mark.parametrize("key", ["Esc", "Right", "Tab"])
def test_walking_drops_the_selection(clerk: Clerk, key: str) -> None:
    clerk.press("Shift+Right")
    assert clerk.window.page.view.selection is not None
    clerk.press(key)
    assert clerk.window.page.view.selection is None


def test_the_mouse_selects_with_shift_and_by_dragging(clerk: Clerk) -> None:
    view = clerk.window.page.view

    def centre(line: int, number: int) -> QPoint:
        return view.place_rect(view.places_of(line)[number]).center()

    shift, left = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, shift, pos=centre(1, 1))
    clerk.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "quả công tác\nthông tin"
    QTest.mousePress(view.viewport(), left, pos=centre(0, 0))
    QTest.mouseMove(view.viewport(), centre(0, 2))
    clerk.qtbot.waitUntil(lambda: view.selection is not None)
    QTest.mouseRelease(view.viewport(), left, pos=centre(0, 2))
    clerk.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Kết quả công"


def test_a_note_about_a_selection(clerk: Clerk) -> None:
    clerk.press("Shift+Right", "F7")
    assert "quả công" in clerk.window.notes.bar.label.text()
    clerk.type("cụm từ")
    clerk.press("Return")
    (note,) = session_of(clerk).document.annotations
    assert session_of(clerk).report.ocr_text[note.start : note.end] == "qua cong"
    noted = [place.text for place in clerk.window.page.view.places_of(0) if place.noted]
    assert noted == ["công"]


# The dictionary


def test_a_word_of_the_report_is_kept_wherever_it_was_read(
    make_clerk: MakeClerk, open_text: OpenText
) -> None:
    engine = FakeEngine({"Web": [("Vẹp", 0.6), ("Web", 0.4)]})
    clerk = open_text(make_clerk(engine=engine), "Web mot\nWeb, hai Web\n")
    clerk.press("Ctrl+Home", "F4")
    clerk.press("Ctrl+Home", "F9")
    assert clerk.screen[:2] == ["Web mot", "Web, hai Web"]
    assert words_of(session_of(clerk).document) == {"Web"}
    assert clerk.message == "“Web” is in the dictionary of this report now. Kept in 1 other place."
    assert clerk.window.page.view.hasFocus()
    comes_back(clerk)
    (undo,) = [b for b in clerk.window.messages.findChildren(QPushButton) if b.isVisible()]
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not words_of(session_of(clerk).document)
    assert clerk.screen[:2] == ["Web mot", "Web, hai Vẹp"]


def test_a_word_of_mine_goes_to_the_memory_and_undo_takes_it_back(clerk: Clerk) -> None:
    def words() -> set[str]:
        session = session_of(clerk)
        return set(clerk.window.suggester.experience(session).words)

    clerk.go_to("Website")
    clerk.press("Shift+F9")
    clerk.qtbot.waitUntil(lambda: "Website" in words())
    clerk.press("Ctrl+Z")
    clerk.qtbot.waitUntil(lambda: "Website" not in words())
    clerk.press("Ctrl+Y")
    clerk.qtbot.waitUntil(lambda: "Website" in words())


# The menu of a word


def test_the_menu_offers_candidates_and_operations(clerk: Clerk) -> None:
    clerk.press("Shift+F10")
    menu = clerk.window.context_menu.menu
    assert menu is not None
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts[:3] == ["1  quả\t90%", "2  qua\t8%", "3  quá\t2%"]
    assert any(text.startswith("Split the word") for text in texts)
    assert any(text.startswith("Doubtful") for text in texts)
    menu.actions()[2].trigger()
    menu.close()
    assert clerk.screen[0] == "Kết quá công tác"


def test_a_right_click_stands_on_the_word(clerk: Clerk) -> None:
    view = clerk.window.page.view
    point = view.place_rect(view.places_of(1)[3]).center()
    view.menu_wanted.emit(view.place_at(point.toPointF()), view.viewport().mapToGlobal(point))
    assert clerk.word == "ngoại"
    menu = clerk.window.context_menu.menu
    assert menu is not None and menu.isVisible()
    menu.close()


def test_everything_says_why_it_cannot_be_done_without_a_report(make_clerk: MakeClerk) -> None:
    clerk = make_clerk()
    for key in ("Shift+F4", "Ctrl+Return", "Ctrl+D", "Ctrl+M", "F6", "F7", "F9", "Shift+F9"):
        clerk.press(key)
    assert clerk.window.desk.session is None
