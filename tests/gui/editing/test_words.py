"""Words: decided several at once, joined, split, inserted, deleted, in capitals."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import READINGS, TEXT, Clerk, MakeClerk
from tests.gui.editing.conftest import OpenText, comes_back, hint, kinds, session_of, undone
from tests.gui.fake_engine import FakeEngine

from soat_core.edits import EditKind, Origin

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
