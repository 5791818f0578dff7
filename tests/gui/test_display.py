"""What the panes show: odd characters, long lines, sizes, large reports."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, strategies
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Clerk, MakeClerk

from soat_core.edits import EditKind
from soat_gui.editor.display import visible
from soat_gui.settings import Settings


def open_text(make_clerk: MakeClerk, path: Path, text: str) -> Clerk:
    path.write_bytes(text.encode("utf-8"))
    clerk = make_clerk()
    clerk.open(path)
    return clerk


ODD = "𝐀𝐁 nim\u2028xa\r\nhai\tba \x00d6i\u2029\n\fnim\u202ea 😀 cong\n\n" + "xa phuong " * 30


def test_odd_characters_neither_break_lines_nor_get_lost(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    clerk = open_text(make_clerk, tmp_path / "odd.txt", ODD)
    assert len(clerk.screen) == ODD.count("\n") + 1
    for line in clerk.screen:
        assert not any(char in line for char in "\n\r\x00\x07\u2028\u2029\u202e")
    assert clerk.decided == ODD
    clerk.go_to("năm")
    clerk.press("Return")
    assert clerk.decided == ODD.replace("nim", "năm", 1)


@given(strategies.text())
def test_whatever_is_shown_stays_on_its_line_letter_by_letter(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(char in shown for char in "\n\r\f\x00\u2028\u2029\ufffc\u202e")
    assert visible("Ủy ban đã soát") == "Ủy ban đã soát"


def test_words_after_astral_characters_are_marked_where_they_stand(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    clerk = open_text(make_clerk, tmp_path / "astral.txt", "😀😀 nim xa\nab nim xa\n")
    view = clerk.window.page.view
    first, second = (view.places_of(line)[1] for line in (0, 1))
    assert first.text == second.text == "năm"
    assert abs(view.place_rect(first).width() - view.place_rect(second).width()) <= 1
    assert view.place_at(QPointF(view.place_rect(first).center())) == first


def test_a_line_break_typed_into_a_word_stays_on_its_line(clerk: Clerk) -> None:
    session = clerk.window.files.session
    place = clerk.window.page.view.place
    assert session is not None and place is not None
    session.type_text(place.start, place.end, "quả\ncủa")
    assert clerk.screen[0] == "Kết quả⏎của công tác"
    assert len(clerk.screen) == 5
    assert session.document.edits[0].kind is EditKind.LINE
    clerk.go_to("quả\ncủa")
    clerk.press("F2")
    clerk.type("!")
    clerk.press("Return")
    assert "quả\ncủa! cong" in clerk.decided


def test_keys_do_no_harm_while_nothing_is_open(make_clerk: MakeClerk) -> None:
    clerk = make_clerk()
    clerk.press("Tab", "Return", "1", "F2", "F4", "Del", "Left", "Down", "Home", "PgDown")
    clerk.press("Ctrl+Z", "Ctrl+Y", "Ctrl+S", "Ctrl+E", "Ctrl+Shift+A", "Ctrl++", "Ctrl+0")
    clerk.type("a")
    assert clerk.word is None
    assert clerk.prompts.asked == []
    assert clerk.message == ""


def test_lines_of_90_letters_fit_both_panes_at_1280(make_clerk: MakeClerk, tmp_path: Path) -> None:
    letters = (
        "Thanh phd Cao Bang, doi séng kinh té, xd hoi ngay cang dugc ning cao, dic biét vé cong a"
    )
    line = (letters + " bcd")[:90]
    assert len(line) == 90
    clerk = open_text(make_clerk, tmp_path / "wide.txt", (line + "\n") * 40)
    clerk.window.resize(1280, 800)
    view = clerk.window.page.view
    clerk.qtbot.waitUntil(lambda: view.viewport().width() > 1200)
    tops = [view.place_rect(place).top() for place in view.places_of(0)]
    assert len(set(tops)) == 1
    assert view.place_rect(view.places_of(0)[-1]).right() < view.viewport().width()
    assert view.text_size >= 12


def test_longer_lines_wrap_and_stay_line_against_line(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    clerk = open_text(make_clerk, tmp_path / "long.txt", "nim cong tac " * 60 + "\nngoai\n")
    view = clerk.window.page.view
    first, last = view.places_of(0)[0], view.places_of(0)[-1]
    below = view.places_of(1)[0]
    assert view.place_rect(last).top() > view.place_rect(first).top()
    assert view.place_rect(below).top() > view.place_rect(last).top()
    left = QPoint(60, view.place_rect(below).center().y())
    assert view.place_at(QPointF(left)) == below


def test_the_current_word_of_a_very_long_line_is_in_sight(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    clerk = open_text(make_clerk, tmp_path / "long.txt", "cong tac " * 2000 + "\nngoai\n")
    view = clerk.window.page.view
    for keys in (["End"], ["Home"], ["Right"] * 900, ["Left"] * 300):
        clerk.press(*keys)
        rect = view.place_rect(view.place)
        assert view.viewport().rect().contains(rect), keys
    assert view.viewport().rect().contains(view.field.geometry())


def test_a_few_lines_longer_than_the_others_make_the_text_no_smaller(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    usual = ("cong tac thong tin " * 5)[:88] + "\n"
    sizes = [
        open_text(make_clerk, tmp_path / f"{n}.txt", text).window.page.view.text_size
        for n, text in enumerate((usual * 60, usual * 58 + (usual.rstrip() + " tac thong tin\n")))
    ]
    assert sizes[0] == sizes[1]


def test_what_is_drawn_step_by_step_is_what_is_drawn_at_once(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    text = "nim cong\nd6i qua tac\n" * 60 + "nim cong tac d6i " * 40 + "\n\fnim\n"
    clerk = open_text(make_clerk, tmp_path / "steps.txt", text)
    view, window = clerk.window.page.view, clerk.window

    def picture() -> QImage:
        """Of the panes: the status line follows the engine, which takes its time."""
        whole = window.screen().grabWindow(window.winId()).toImage()
        return whole.copy(view.rect().translated(view.mapTo(window, QPoint())))

    keys = ["Tab", "Return", "Down", *["Down"] * 30, "Down", "Up", "Ctrl+Z", "Ctrl+Y", "2", "F4"]
    keys += ["PgDown", "Right", "F2", "Return", "PgDown", "PgDown", "PgUp", "End", "Del"]
    keys += ["Ctrl+Shift+A", "Return", "Ctrl+Z", "Ctrl+End", "Up", "Left", "Up", "Ctrl+Home"]
    for number, key in enumerate(keys):
        clerk.press(key)
        if number % 7 == 0:
            clerk.type("dài hơn trước")
        QApplication.processEvents()
        # What the engine has just changed is drawn too; from here on nothing else may come in.
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        drawn = picture()
        view.viewport().repaint()
        assert drawn == picture(), (number, key)


def test_text_size_is_chosen_by_key_and_wheel_and_remembered(
    clerk: Clerk, settings: Settings, make_clerk: MakeClerk
) -> None:
    view = clerk.window.page.view
    fitted = view.text_size
    clerk.press("Ctrl++", "Ctrl++", "Ctrl+-")
    assert view.text_size == round(fitted) + 1
    centre = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        centre, view.viewport().mapToGlobal(centre), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.text_size == round(fitted) + 2
    assert make_clerk().window.page.view.text_size == round(fitted) + 2
    with clerk.qtbot.waitActive(clerk.window):
        clerk.window.activateWindow()
    clerk.press("Ctrl+0")
    assert view.text_size == fitted
    assert settings.text_size is None


def test_walking_keeps_the_line_in_sight_with_lines_around_it(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    clerk = open_text(make_clerk, tmp_path / "many.txt", "nim xa\n" * 400)
    view = clerk.window.page.view
    for _ in range(120):
        clerk.press("Down")
    rect = view.place_rect(view.place)
    assert rect.height() < rect.top() < view.viewport().height() - 2 * rect.height()
    clerk.press("Ctrl+Home")
    assert view.first_visible_line == 0


def test_the_cursor_does_not_jump_the_view_for_a_step_in_sight(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    clerk = open_text(make_clerk, tmp_path / "many.txt", "nim xa\n" * 400)
    view = clerk.window.page.view
    before = view.first_visible_line
    for _ in range(6):
        clerk.press("Down")
    assert view.first_visible_line == before


def test_what_page_down_shows_is_made_ready(make_clerk: MakeClerk, tmp_path: Path) -> None:
    clerk = open_text(make_clerk, tmp_path / "many.txt", "nim xa\n" * 400)
    stack = clerk.window.page.view._stack
    assert stack is not None
    last = clerk.window.page.view.rows_in_sight
    clerk.qtbot.waitUntil(lambda: 2 * last - 3 in stack.layouts)
    assert 2 * last + 5 not in stack.layouts


def test_a_large_report_lays_out_only_what_is_seen(make_clerk: MakeClerk, tmp_path: Path) -> None:
    pages = "\f".join("nim cong tac thong tin xa phuong ba bon\n" * 40 for _ in range(100))
    clerk = open_text(make_clerk, tmp_path / "large.txt", pages)
    assert clerk.report_lines == 4001
    clerk.press("Ctrl+End")
    assert clerk.window.page.view.first_visible_line > 3900
    clerk.press("Ctrl+Home", "Return")
    assert clerk.decided.startswith("năm cong")
    assert clerk.window.status.counts.text() == "1 / 4,000 suspects dealt with"
