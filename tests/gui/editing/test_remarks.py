"""Illegible, doubtful, the mistake of the author; notes."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import TEXT, Clerk
from tests.gui.editing.conftest import comes_back, hint, kinds, session_of

from soat_core.edits import EditKind
from soat_gui.editor.lines import Mark

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
    clerk.go_to("Website")  # of which there is nothing else to tell
    clerk.press("F7")
    clerk.type("rõ")
    clerk.press("Return")
    assert clerk.window.page.bar.note == "✎ rõ"
    clerk.press("Ctrl+Z")
    clerk.go_to("quả")
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
