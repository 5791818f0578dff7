"""Finding: keys in; focus and what is on the screen out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from tests.gui.conftest import MakeClerk
from tests.gui.find.conftest import REPORT, Finder

from soat_gui.theme import LIGHT_THEME

# Finding


def test_the_bar_begins_with_the_current_word(finder: Finder) -> None:
    finder.clerk.go_to("tác")
    finder.press("Ctrl+F")
    assert finder.bar.isVisible() and finder.bar.field.hasFocus()
    assert finder.bar.field.selectedText() == "tác"
    assert finder.count == "1 / 2"
    assert finder.here == ("tác", 2)


def test_it_begins_with_what_is_chosen_while_typing(finder: Finder) -> None:
    finder.clerk.go_to("năm")
    finder.press("F2")
    finder.clerk.press("Shift+Left", "Shift+Left")
    finder.press("Ctrl+F")
    assert finder.bar.field.text() == "ăm"
    assert finder.clerk.mode == "REVIEW"


def test_what_is_typed_is_found_from_where_the_clerk_stands(finder: Finder) -> None:
    finder.clerk.go_to("Cong")
    finder.ask("đ")
    assert finder.here == ("đối", 2)
    finder.ask("đố")
    assert finder.here == ("đối", 2)
    assert finder.count == "3 / 3"
    finder.ask("đốx")
    assert finder.count == "not found"
    assert finder.here == ("Cong", 2), "back to where it began"
    assert finder.bar.field.hasFocus()


def test_enter_goes_on_and_round(finder: Finder) -> None:
    finder.ask("đối")
    assert (finder.count, finder.here) == ("1 / 3", ("đối", 1))
    finder.press("Return", "Return")
    assert (finder.count, finder.here) == ("3 / 3", ("đối", 2))
    finder.press("Return")
    assert (finder.count, finder.hint) == ("1 / 3", "Going on from the beginning")
    finder.press("Shift+Return")
    assert (finder.count, finder.hint) == ("3 / 3", "Going on from the end")
    assert finder.bar.field.hasFocus()


def test_escape_goes_to_the_text_at_the_hit(finder: Finder) -> None:
    finder.ask("đối")
    finder.press("Return", "Return", "Esc")
    assert not finder.bar.isVisible()
    assert finder.clerk.window.page.view.field.hasFocus()
    assert finder.here == ("đối", 2)


def test_asking_again_chooses_the_query(finder: Finder) -> None:
    finder.ask("đối")
    finder.press("Ctrl+F")
    assert finder.bar.field.selectedText() == "đối"
    finder.clerk.window.page.view.setFocus()
    finder.press("Right", "Ctrl+F")
    assert finder.bar.field.selectedText() == "đối"


def test_next_hit_from_anywhere(finder: Finder) -> None:
    finder.ask("đối")
    finder.clerk.window.page.view.setFocus()
    finder.press("Ctrl+G")
    assert finder.here == ("đối", 1) and finder.count == "2 / 3"
    assert finder.clerk.window.page.view.field.hasFocus()
    finder.press("Esc")
    finder.press("Ctrl+F", "Esc")
    finder.press("Ctrl+Shift+G")
    assert finder.hint.endswith("1 / 3")
    assert not finder.bar.isVisible()


def test_next_hit_of_nothing_asks_first(finder: Finder) -> None:
    finder.press("Ctrl+G")
    assert finder.bar.isVisible() and finder.bar.field.hasFocus()


def test_walking_in_the_text_is_followed(finder: Finder) -> None:
    finder.ask("đối")
    finder.clerk.window.page.view.setFocus()
    finder.press("Right")
    assert finder.count == "3 hits"
    finder.press("Right")
    assert finder.count == "2 / 3"


def test_suspects_have_their_own_key(finder: Finder) -> None:
    finder.ask("công")
    finder.press("F3")
    assert finder.here == ("đối", 1)
    assert finder.bar.field.hasFocus()


def test_hits_are_marked_while_the_bar_is_open(finder: Finder) -> None:
    assert not finder.marked(1)
    finder.ask("công")
    assert finder.marked(1) and finder.marked(3) and not finder.marked(4)
    finder.ask("công tác")
    assert not finder.marked(1) and finder.marked(3) and finder.marked(4)
    finder.press("Esc")
    assert not finder.marked(3)


def test_nothing_moves_when_the_bar_comes(finder: Finder) -> None:
    view = finder.clerk.window.page.view
    place = view.places_of(1)[0]
    before = view.place_rect(place), view.viewport().mapToGlobal(QPoint(0, 0))
    finder.press("Ctrl+H")
    assert (view.place_rect(place), view.viewport().mapToGlobal(QPoint(0, 0))) == before


# How it is found


@pytest.mark.parametrize(
    ("key", "text", "before", "after"),
    [
        ("Alt+C", "cong", "1 hit", "not found"),
        ("Alt+I", "doi", "not found", "1 / 3"),
        ("Alt+W", "tá", "1 / 2", "not found"),
        ("Alt+X", "đ.i", "not found", "1 / 3"),
        ("Alt+N", "công tác", "1 / 1", "not found"),
        ("Alt+S", "i", "1 / 3", "1 / 3"),
        ("Alt+O", "d6i", "not found", "1 / 3"),
    ],
)
def test_choices_have_letters(finder: Finder, key: str, text: str, before: str, after: str) -> None:
    finder.ask(text)
    assert finder.count == before.replace("1 hit", "1 / 1")
    box = next(b for b in finder.bar.options.boxes if f"&{key[-1].lower()}" in b.text().lower())
    was = box.isChecked()
    finder.press(key)
    finder.wait_for(lambda: box.isChecked() != was)
    finder.wait()
    assert finder.count == after
    assert finder.bar.field.hasFocus()


def test_who_types_without_marks_is_told_at_once_what_helps(finder: Finder) -> None:
    finder.ask("doi")
    assert finder.count == "not found"
    assert finder.hint == "“doi” is not found; Alt+I looks without regard to accents"
    finder.press("Alt+I")
    finder.wait_for(finder.bar.options.ignore_accents.isChecked)
    finder.wait()
    assert (finder.count, finder.hint) == ("1 / 3", "")


def test_a_click_on_a_choice_leaves_the_keyboard_in_the_field(finder: Finder) -> None:
    finder.ask("doi")
    finder.bar.options.ignore_accents.click()
    finder.wait()
    assert (finder.count, finder.bar.field.hasFocus()) == ("1 / 3", True)


def test_what_is_wrong_with_an_expression_is_said(finder: Finder) -> None:
    finder.bar.options.regex.setChecked(True)
    finder.ask("(đ")
    assert finder.hint == "Character 2: a closing ) is missing."
    assert finder.count == "does not work"
    assert "closing" in finder.bar.field.accessibleDescription()
    finder.clerk.type(")")
    finder.wait()
    assert finder.count == "1 / 3"
    assert finder.bar.field.accessibleDescription() == ""


def test_the_ocr_text_is_marked_on_its_side(finder: Finder) -> None:
    finder.press("Ctrl+F")
    finder.bar.options.in_ocr.setChecked(True)
    finder.ask("nim")
    assert finder.here == ("năm", 4)
    view = finder.clerk.window.page.view
    image = view.viewport().grab().toImage()
    found = QColor(LIGHT_THEME.found).rgb()
    columns = {
        x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == found
    }
    assert columns and max(columns) < image.width() // 2


def test_the_word_is_taken_from_the_text_that_is_searched(finder: Finder) -> None:
    finder.press("Ctrl+F")
    finder.bar.options.in_ocr.setChecked(True)
    finder.press("Esc")
    finder.clerk.go_to("năm")
    finder.press("Ctrl+F")
    assert finder.bar.field.text() == "nim"


def test_hits_follow_the_text(finder: Finder) -> None:
    finder.ask("ba")
    finder.clerk.window.page.view.setFocus()
    finder.press("Del")
    assert finder.clerk.screen[4] == "∅ (ba2) ba3"
    finder.wait_for(lambda: finder.count in ("2 hits", "1 / 2"))
    assert finder.marked(5)
    finder.press("Ctrl+Z")
    finder.wait_for(lambda: finder.count in ("3 hits", "1 / 3", "2 / 3"))


def test_hits_come_as_the_engine_reads(make_clerk: MakeClerk, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.txt"
    path.write_text(REPORT, encoding="utf-8")
    clerk = make_clerk()
    clerk.engine.gate.clear()
    clerk.open(path, suggested=False)
    finder = Finder(clerk)
    finder.ask("đối")
    assert finder.count == "not found"
    clerk.engine.gate.set()
    finder.wait_for(lambda: finder.count.startswith(("3", "1 / 3")))


# The field


def test_queries_come_back(finder: Finder, tmp_path: Path) -> None:
    for text in ("đối", "tác", "năm"):
        finder.ask(text)
        finder.press("Return")
    finder.press("Up")
    assert finder.bar.field.text() == "tác"
    finder.press("Up", "Up")
    assert finder.bar.field.text() == "đối"
    assert finder.count.endswith("/ 3")
    finder.press("Down", "Down")
    assert finder.bar.field.text() == "năm"
    stored = "".join(
        path.read_text("utf-8", "replace") for path in tmp_path.rglob("*.ini") if path.is_file()
    )
    assert "tác" not in stored


def test_composing_is_found_and_stays_where_it_is(finder: Finder) -> None:
    finder.clerk.go_to("Cong")
    finder.press("Ctrl+F")
    finder.bar.field.clear()
    for preedit in ("đ", "đô", "đố", "đối"):
        QApplication.sendEvent(finder.bar.field, QInputMethodEvent(preedit, []))
        finder.wait()
    assert finder.count == "3 / 3"
    assert finder.bar.field.hasFocus() and finder.bar.field.is_composing
    finder.clerk.press("Ctrl+F", "F3", "Ctrl+G")
    assert finder.bar.field.is_composing, "keys belong to the composition"
    event = QInputMethodEvent()
    event.setCommitString("đối")
    QApplication.sendEvent(finder.bar.field, event)
    assert finder.bar.field.text() == "đối"


def test_a_composition_is_not_lost_when_the_bar_is_left(finder: Finder) -> None:
    finder.press("Ctrl+F")
    finder.bar.field.clear()
    QApplication.sendEvent(finder.bar.field, QInputMethodEvent("đối", []))
    finder.wait()
    finder.bar.close_button.click()
    assert finder.clerk.screen[0] == "đối công đối"
    finder.press("Ctrl+G")
    assert finder.here == ("đối", 1)


def test_undo_in_the_field_is_that_of_the_report(finder: Finder) -> None:
    finder.clerk.go_to("năm")
    finder.press("F4")
    assert finder.clerk.screen[3] == "tác nim"
    finder.ask("nim")
    finder.press("Ctrl+Z")
    assert finder.clerk.screen[3] == "tác năm"
    assert finder.bar.field.text() == "nim"
    assert finder.count == "not found"


# Around it


def test_another_report_is_searched_from_then_on(finder: Finder, tmp_path: Path) -> None:
    finder.ask("đối")
    other = tmp_path / "khac.txt"
    other.write_text("d6i\n", encoding="utf-8")
    finder.clerk.open(other)
    finder.wait_for(lambda: finder.count == "1 / 1")
    finder.press("Ctrl+W")
    finder.wait_for(lambda: finder.count.endswith("3") or finder.count == "3 hits")


def test_every_control_has_a_name(finder: Finder) -> None:
    finder.press("Ctrl+H")
    for part in (*finder.bar.findChildren(QAbstractButton), *finder.bar.findChildren(QLineEdit)):
        assert part.accessibleName() or part.text(), part


def test_letters_for_alt_are_unique(make_clerk: MakeClerk, tmp_path: Path) -> None:
    for language in ("en", "vi"):
        clerk = make_clerk(language=language)
        bar = clerk.window.search.finder.bar
        menus = [menu.text() for menu in clerk.window.menuBar().actions()]
        texts = [*menus, *(button.text() for button in bar.findChildren(QAbstractButton))]
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(set(letters)) == len(letters), (language, sorted(letters))
        assert all(letter.isascii() for letter in letters)


def test_there_is_room_for_it_in_a_narrow_window(finder: Finder) -> None:
    finder.press("Ctrl+H")
    finder.clerk.window.resize(640, 600)
    bar = finder.bar
    finder.wait_for(lambda: bar.width() < 640)
    for box in bar.options.boxes:
        assert bar.rect().contains(box.mapTo(bar, box.rect().bottomRight())), box.text()


def test_the_language_can_change(finder: Finder) -> None:
    finder.ask("đối")
    finder.clerk.window.registry.actions["language-vi"].trigger()
    finder.wait_for(lambda: finder.bar.options.whole_words.text() == "&Nguyên từ")
    assert finder.count == "1 / 3"
