"""What follows learns from each decision at once, and nothing else on the screen moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import READINGS, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.engine.suggestion import Candidate, Suggestion
from soat_core.portions import parts
from soat_core.report import Report
from soat_core.text import Span
from soat_gui.editor.lines import Mark

TEXT = "qua d6i\nd6i ngoai d6i\n\nnim d6i\n"


@pytest.fixture
def series(make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    """Somebody on the first of four d6i, which the engine takes for đối."""
    path = tmp_path / "series.txt"
    path.write_text(TEXT, encoding="utf-8")
    one = make_clerk()
    one.open(path)
    one.press("Tab")
    assert one.screen == ["quả đối", "đối ngoại đối", "", "năm đối", ""]
    return one


def test_the_next_of_the_same_reading_shows_what_was_chosen(series: Clerk) -> None:
    series.press("3")
    series.wait_until_settled()
    assert series.screen == ["quả đội", "đội ngoại đội", "", "năm đội", ""]
    # The clerk has gone on to the next one, and may take it with one key.
    assert series.word == "đội"
    assert series.window.page.bar.candidates[0].text() == "đội"
    assert series.window.page.bar.note == "decided so before (1×)"
    series.press("Return")
    assert series.decided.split("\n")[:2] == ["qua đội", "đội ngoai d6i"]


def test_undo_takes_it_back(series: Clerk) -> None:
    before = series.window.status.counts.text()
    series.press("3")
    series.wait_until_settled()
    series.press("Ctrl+Z")
    series.wait_until_settled()
    assert series.screen == ["quả đối", "đối ngoại đối", "", "năm đối", ""]
    assert series.window.status.counts.text() == before
    series.press("Ctrl+Y")
    series.wait_until_settled()
    assert series.screen[1] == "đội ngoại đội"


def test_typing_and_keeping_are_learnt_from_too(series: Clerk) -> None:
    series.type("đòi")
    series.press("Return")
    series.wait_until_settled()
    assert series.screen[1] == "đòi ngoại đòi"
    series.press("Ctrl+Z", "F4")
    series.wait_until_settled()
    assert series.screen == ["quả d6i", "d6i ngoại d6i", "", "năm d6i", ""]


def test_what_is_decided_never_moves(series: Clerk) -> None:
    series.press("1", "3")
    series.wait_until_settled()
    assert series.decided.split("\n")[:2] == ["qua đối", "đội ngoai d6i"]
    series.press("Return", "Return")
    series.wait_until_settled()
    assert series.screen[0] == "quả đối"
    assert series.screen[1].startswith("đội ngoại")
    assert series.decided.startswith("qua đối\nđội ngoai ")


def test_the_number_of_suspects_dealt_with_never_falls(series: Clerk) -> None:
    dealt_with = [0]
    for _ in range(3):
        series.press("3" if len(dealt_with) == 1 else "Return")
        series.wait_until_settled()
        dealt_with.append(int(series.window.status.counts.text().split()[0]))
    assert dealt_with == sorted(set(dealt_with))


def test_what_is_being_typed_is_left_alone(series: Clerk) -> None:
    engine = series.engine
    engine.gate.clear()
    series.press("3")
    series.type("x")
    engine.gate.set()
    series.qtbot.waitUntil(lambda: series.screen[3] == "năm đội")
    assert series.screen[1] == "x ngoại đội"
    assert series.mode == "EDIT"
    series.press("Esc")
    series.wait_until_settled()
    assert series.screen[1] == "đội ngoại đội"


def test_the_cursor_and_the_words_in_the_status_line_stay(series: Clerk) -> None:
    moves: list[QObject] = []
    series.press("3")
    place = series.window.page.view.place
    assert place is not None
    series.window.status.say("as it was")
    series.window.page.view.moved.connect(lambda: moves.append(series.window))
    series.wait_until_settled()
    now = series.window.page.view.place
    assert now is not None and now.span == place.span and now.text == "đội"
    assert moves == []
    assert series.window.status.hint.text() == "as it was"


def test_quick_decisions_are_answered_once_and_by_the_newest(series: Clerk) -> None:
    engine = series.engine
    engine.gate.clear()
    asked = len(engine.asked)
    series.press("3", "3", "3", "Return", "3")
    engine.gate.set()
    series.wait_until_settled()
    assert len(engine.asked) - asked <= 3
    assert len(engine.known[-1]) == 5


def test_doubt_grows_with_decisions_against_all_likelihood(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "nim.txt"
    path.write_text("nim\nnim\n", encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    assert clerk.window.page.view.places_of(1)[0].mark is Mark.DOUBTFUL
    session = clerk.window.files.session
    assert session is not None
    before = session.review.suggestion_at(4)
    clerk.press("F4")
    clerk.wait_until_settled()
    after = session.review.suggestion_at(4)
    assert before is not None and after is not None
    assert after.best.posterior < before.best.posterior


PAGES = "nim\n" * 70 + "\f" + "cong d6i\n" * 70 + "\f" + "d6i\n" * 30 + "\f" + "tac\n" * 30


def test_other_pages_follow_when_the_clerk_pauses(make_clerk: MakeClerk, tmp_path: Path) -> None:
    path = tmp_path / "pages.txt"
    path.write_text(PAGES, encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    session = clerk.window.files.session
    assert session is not None
    first = PAGES.index("d6i")
    cursor = clerk.window.page.view.token_cursor
    assert cursor is not None
    cursor.go_to(first, first + 3)
    asked = len(clerk.engine.asked)
    clerk.press("3")
    clerk.wait_until_settled()
    shown = session.review.shown_text()
    assert shown.count("đội") == 100 and "đối" not in shown
    again = clerk.engine.asked[asked:]
    spans = [tuple(span) for span in parts(Report.from_text(PAGES))]
    # Where nothing like it was read nothing is asked for again, and what is in sight comes first.
    assert again[0] == spans[2]
    assert set(again) == set(spans[2:5])


def test_what_was_read_already_is_not_changed_behind_the_clerks_back(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    """A sure word above the decision stays; an open suspect above it learns."""
    readings = {**READINGS, "a": [("á", 0.99), ("à", 0.01)], "b": [("bá", 0.9), ("bà", 0.1)]}
    path = tmp_path / "two.txt"
    path.write_text("a\nb\n\na\nb\n", encoding="utf-8")
    clerk = make_clerk(engine=FakeEngine(readings))
    clerk.open(path)
    clerk.go_to("á")
    clerk.press("Down", "Down", "2", "Shift+Tab")
    clerk.wait_until_settled()
    assert clerk.screen[:2] == ["á", "bá"]
    clerk.press("Ctrl+End", "2")
    clerk.wait_until_settled()
    assert clerk.screen == ["á", "bà", "", "à", "bà", ""]


def test_taking_everything_that_is_safe_asks_for_no_page_out_of_sight(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "pages.txt"
    path.write_text("tac\n" * 300, encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    asked = len(clerk.engine.asked)
    clerk.press("Ctrl+Shift+A")
    clerk.choose("Accept")
    clerk.wait_until_settled()
    assert clerk.decided == "tác\n" * 300
    assert len(clerk.engine.asked) - asked <= 1


def test_lines_in_sight_stay_where_they_are(make_clerk: MakeClerk, tmp_path: Path) -> None:
    """Also when a line above becomes a row longer."""
    readings = {**READINGS, "zz": [("một", 0.6), ("một chuỗi chữ thật dài " * 3 + "cuối", 0.4)]}
    path = tmp_path / "long.txt"
    line = "zz " * 14 + "\n"
    path.write_text(line * 60, encoding="utf-8")
    clerk = make_clerk(engine=FakeEngine(readings))
    clerk.open(path)
    view = clerk.window.page.view
    clerk.press("PgDown")
    clerk.wait_until_settled()
    assert view.place is not None
    clerk.press("2")
    QApplication.processEvents()
    assert view.place is not None
    top = view.place_rect(view.place).top()
    clerk.wait_until_settled()
    assert view.place.text.startswith("một")
    assert view.place_rect(view.place).top() == top


def test_words_that_turn_out_to_be_one_are_drawn_as_one(series: Clerk) -> None:
    """And as two again, when they turn out not to be; what is decided or typed stays."""
    session = series.window.files.session
    assert session is not None
    start = TEXT.index("nim")
    span = Span(start, start + len("nim d6i"))
    one = [Suggestion(*span, (Candidate("niềm đội", 0.9),))]
    two = session.review.suggestions_in(*span)
    assert len(two) == 2
    assert not session.renew_suggestions(span, one)
    assert series.screen[3] == "niềm đội"
    # Half of it is being typed: all of it waits.
    assert session.renew_suggestions(span, two, held=Span(start, start + 3))
    assert series.screen[3] == "niềm đội"
    session.renew_suggestions(span, two)
    assert series.screen[3] == "năm đối"
    session.type_text(start, start + 3, "nằm")
    session.renew_suggestions(span, one)
    assert series.screen[3] == "nằm đối"


def test_the_clerk_stays_when_the_current_word_becomes_part_of_a_longer_one(series: Clerk) -> None:
    session = series.window.files.session
    assert session is not None
    start = TEXT.index("nim")
    series.go_to("năm")
    span = Span(start, start + len("nim d6i"))
    session.renew_suggestions(span, [Suggestion(*span, (Candidate("niềm đội", 0.9),))])
    assert series.word == "niềm đội"
