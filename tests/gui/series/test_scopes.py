"""What a series is: a word, a pattern, a phrase; what is decided; many places."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine
from tests.gui.series.conftest import TEXT, panel, rows, scopes, wait_for_series


def test_arrows_change_to_the_pattern_and_the_phrase(series: Clerk) -> None:
    series.press("Ctrl+R")
    assert scopes(series) == [
        "d6i → đối (4)", "pattern 6 → ố (5)", "phrase cong tac thong tin d6i ngoai (2)",
        "phrase d6i ngoai (3)",
    ]  # fmt: skip
    series.press("Right")
    assert [row.split("[")[1].split("]")[0] for row in rows(series)] == [
        "D6i", "d6i", "d6i", "d6i", "T6i",
    ]  # fmt: skip
    assert not panel(series).wishes.field.isEnabled()
    series.press("Return")
    assert "Tối" in series.decided and "Đối" in series.decided


def test_a_phrase_is_one_decision_also_over_a_line_end(series: Clerk) -> None:
    series.press("Ctrl+R", "Right", "Right")
    assert [row.split("|")[0] for row in rows(series)] == [
        "☑ 1  [cong tac thong tin d6i ngoai] → công tác thông tin đối ngoại ",
        "☑ 4 đối nội [cong tac thong tin d6i ngoai.] → công tác thông tin đối ngoại. ",
    ]
    series.press("Return")
    lines = series.decided.split("\n")
    assert lines[0] == "công tác thông tin đối ngoại"
    assert lines[3:5] == ["công tác thông", "tin đối ngoại. T6i qua"]
    session = series.window.desk.session
    assert session is not None
    assert len(session.document.edits) == 10
    assert len({edit.action for edit in session.document.edits}) == 1
    series.press("Ctrl+Z")
    assert series.decided == TEXT


def test_what_is_decided_can_be_shown_too(series: Clerk) -> None:
    series.press("1")
    series.wait_until_settled()
    series.go_to("Đối")
    series.press("Ctrl+R")
    assert len(rows(series)) == 3
    QTest.mouseClick(panel(series).decided, Qt.MouseButton.LeftButton)
    assert [row for row in rows(series) if "decided" in row] == [
        "☐ 1 thông tin [d6i] → đối | ngoại Đối ✓ decided"
    ]


def test_ctrl_r_on_a_decided_word_offers_to_change_all_of_them(series: Clerk) -> None:
    series.press("Ctrl+R", "Return")
    series.wait_until_settled()
    series.go_to("Đối")
    series.press("Ctrl+R")
    assert [row[0] for row in rows(series)] == ["☐"] * 4
    series.press("Ctrl+A", "F2")


def test_what_is_decided_elsewhere_leaves_the_places(series: Clerk) -> None:
    series.press("Ctrl+R", "Esc", "1")
    series.qtbot.waitUntil(lambda: len(rows(series)) == 3)


def test_many_places_are_asked_about_first(make_clerk: MakeClerk, tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("d6i ngoai\n" * 230, encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    wait_for_series(clerk)
    clerk.press("Tab", "Ctrl+R", "Return")
    assert clerk.message.startswith("Decide on 230 places at once? About 92 errors are expected.")
    assert "đối" not in clerk.decided
    clerk.press("Esc")
    clerk.qtbot.waitUntil(panel(clerk).view.hasFocus)
    clerk.press("Return", "Return")
    assert clerk.decided == "đối ngoai\n" * 230
    clerk.press("Ctrl+Z")
    assert clerk.decided == "d6i ngoai\n" * 230


def test_what_a_series_decided_is_used_for_the_rest(series: Clerk) -> None:
    series.press("Ctrl+R", "Down", "Space", "2", "Return")
    assert series.decided.startswith("cong tac thong tin d6i")
    series.wait_until_settled()
    assert series.screen[0] == "công tác thông tin đổi ngoại"


def test_a_large_series_teaches_too(make_clerk: MakeClerk, tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("d6i ngoai\n" * 120, encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    wait_for_series(clerk)
    clerk.press("Tab", "Ctrl+R", "End", "Space", "2", "Return")
    clerk.wait_until_settled()
    assert clerk.screen == ["đổi ngoại"] * 120 + [""]
    assert clerk.decided == "đổi ngoai\n" * 119 + "d6i ngoai\n"


def test_without_suggestions_a_word_can_still_be_put_right_everywhere(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "bare.txt"
    path.write_text("d6i a D6i\nb d6i.\n", encoding="utf-8")
    engine = FakeEngine({})
    engine.broken = True
    clerk = make_clerk(engine=engine)
    clerk.open(path)
    wait_for_series(clerk)
    clerk.press("Esc", "Ctrl+R", "F2")
    clerk.type("đối")
    clerk.press("Return")
    assert clerk.decided == "đối a Đối\nb đối.\n"


def test_where_there_is_no_word_it_says_so(make_clerk: MakeClerk, tmp_path: Path) -> None:
    clerk = make_clerk()
    clerk.press("Ctrl+R")
    assert clerk.window.status.hint.text() == "There is no word here"


def results(clerk: Clerk) -> set[str]:
    """What the places will read, whatever their letter case and punctuation."""
    shown = [row.partition("→ ")[2].split(" |")[0] for row in rows(clerk)]
    return {one.casefold().strip(",.") for one in shown}


def test_what_all_shall_read_can_be_clicked(series: Clerk) -> None:
    series.press("Ctrl+R")
    wish = panel(series).wishes
    for button, wanted in (
        (wish.chips[1], "đổi"),
        (wish.keep, "d6i"),
        (wish.delete, "∅"),
        (wish.chips[0], "đối"),
    ):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        series.qtbot.waitUntil(lambda wanted=wanted: results(series) == {wanted})
    QTest.mouseClick(panel(series).apply_button, Qt.MouseButton.LeftButton)
    assert "đối" in series.decided
