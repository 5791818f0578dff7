"""The same error in many places: looked through, unticked, applied, taken back; and the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QPushButton, QWidget
from tests.gui.conftest import READINGS, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.actions import ActionKind
from soat_core.edits import EditKind, Origin
from soat_gui.series.cells import Column
from soat_gui.series.list_panel import SeriesListPanel
from soat_gui.series.panel import SeriesPanel

TEXT = (
    "cong tac thong tin d6i ngoai\nD6i ngoai, d6i noi\n\ncong tac thong\ntin d6i ngoai. T6i qua\n"
)
MINE = {
    **READINGS,
    "D6i": [("Đối", 0.5), ("Đổi", 0.4)],
    "ngoai,": [("ngoại,", 0.999)],
    "ngoai.": [("ngoại.", 0.999)],
    "noi": [("nội", 0.9)],
    "T6i": [("Tối", 0.7)],
}


def panel(clerk: Clerk) -> SeriesPanel:
    found = clerk.window.findChild(SeriesPanel)
    assert isinstance(found, SeriesPanel)
    return found


def listing(clerk: Clerk) -> SeriesListPanel:
    found = clerk.window.findChild(SeriesListPanel)
    assert isinstance(found, SeriesListPanel)
    return found


def is_shown(clerk: Clerk, name: str) -> bool:
    dock = clerk.window.findChild(QDockWidget, name)
    return isinstance(dock, QDockWidget) and not dock.isHidden()


def rows(clerk: Clerk) -> list[str]:
    """The concordance as it stands: a box, and the columns from the words before on."""
    model = panel(clerk).model
    shown = []
    for row in range(model.rowCount()):
        texts = [str(model.index(row, column).data()) for column in Column]
        box = model.index(row, Column.LINE).data(Qt.ItemDataRole.CheckStateRole)
        before = " ".join(texts[Column.BEFORE].split()[-2:])
        behind = " ".join(texts[Column.BEHIND].split()[:2])
        mark = "☑" if box == Qt.CheckState.Checked else "☐"
        shown.append(
            f"{mark} {texts[Column.LINE]} {before} [{texts[Column.READ]}] "
            f"{texts[Column.RESULT]} | {behind} {texts[Column.POSTERIOR]}"
        )
    return shown


def scopes(clerk: Clerk) -> list[str]:
    bar = panel(clerk).scopes
    return [bar.tabText(at) for at in range(bar.count())]


def listed(clerk: Clerk) -> list[tuple[str, str, str]]:
    model = listing(clerk).model
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 1).data()),
         str(model.index(row, 2).data()))
        for row in range(model.rowCount())
    ]  # fmt: skip


def wait_for_series(clerk: Clerk) -> None:
    keeper = clerk.window.series.keeper
    assert keeper is not None
    clerk.qtbot.waitUntil(lambda: keeper.is_settled)


@pytest.fixture
def series(make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    """Somebody on the first d6i."""
    path = tmp_path / "series.txt"
    path.write_text(TEXT, encoding="utf-8")
    one = make_clerk(engine=FakeEngine(MINE))
    one.open(path)
    wait_for_series(one)
    one.press("Tab")
    assert one.word == "đối"
    return one


# The places


def test_the_places_stand_in_context_the_doubtful_ones_first(series: Clerk) -> None:
    series.press("Ctrl+R")
    assert rows(series) == [
        "☑ 2 đối ngoại [D6i] → Đối | ngoại, đối 50%",
        "☑ 1 thông tin [d6i] → đối | ngoại Đối 60%",
        "☑ 2 Đối ngoại, [d6i] → đối | nội công 60%",
        "☑ 5 thông tin [d6i] → đối | ngoại. Tối 60%",
    ]
    assert panel(series).view.hasFocus()
    assert panel(series).summary.text() == "4 of 4 ticked · about 2 errors expected"
    assert series.word == "đối"  # nothing has moved yet


def test_enter_applies_the_ticked_as_one_step(series: Clerk) -> None:
    before = series.decided
    series.press("Ctrl+R", "Down", "Down", "Space", "Return")
    assert series.decided.split("\n")[:2] == [
        "cong tac thong tin đối ngoai", "Đối ngoai, d6i noi",
    ]  # fmt: skip
    session = series.window.desk.session
    assert session is not None
    action = session.document.next_undo
    assert action is not None and action.kind is ActionKind.SERIES
    assert {(e.origin, e.rank) for e in session.document.edits} == {(Origin.SUGGESTED, 1)}
    assert series.window.page.view.field.hasFocus()
    assert not is_shown(series, "series")
    assert series.window.status.hint.text() == "3 places decided in one step"
    series.press("Ctrl+Z")
    assert series.decided == before
    series.press("Ctrl+Y")
    assert series.decided != before


def test_after_it_the_clerk_goes_on_with_the_next_suspect(series: Clerk) -> None:
    series.press("Ctrl+R", "Return")
    assert series.word == "nội"


def test_walking_shows_the_places_and_esc_goes_back(series: Clerk) -> None:
    view = series.window.page.view
    assert view.place is not None
    origin = view.place.span
    series.press("Ctrl+R", "Down", "Down", "Down")
    assert view.place.line == 4
    assert panel(series).view.hasFocus()
    series.press("Esc")
    assert view.place.span == origin
    assert view.field.hasFocus()
    assert is_shown(series, "series")
    series.press("Ctrl+R", "Down", "Ctrl+R")
    assert not is_shown(series, "series")
    assert view.place.span == origin
    assert view.field.hasFocus()


def test_ticking_all_or_none(series: Clerk) -> None:
    series.press("Ctrl+R", "Ctrl+A")
    assert [row[0] for row in rows(series)] == ["☐"] * 4
    series.press("Return")
    assert series.decided == TEXT
    assert series.window.status.hint.text() == "No place is ticked"
    series.press("Ctrl+A")
    assert [row[0] for row in rows(series)] == ["☑"] * 4
    series.press("Shift+Down", "Space")
    assert [row[0] for row in rows(series)] == ["☐", "☐", "☑", "☑"]


def test_a_click_ticks_and_sorts(series: Clerk) -> None:
    series.press("Ctrl+R")
    view = panel(series).view
    box = view.visualRect(panel(series).model.index(1, Column.LINE))
    left, up = Qt.MouseButton.LeftButton, box.center().y()
    QTest.mouseClick(view.viewport(), left, pos=QPoint(box.left() + 20, up))
    assert rows(series)[1][0] == "☐"
    header = view.horizontalHeader()
    QTest.mouseClick(header.viewport(), left, pos=QPoint(40, header.height() // 2))
    assert [row.split()[1] for row in rows(series)] == ["1", "2", "2", "5"]


def test_another_text_for_all_keeps_their_letter_case(series: Clerk) -> None:
    series.press("Ctrl+R", "F2")
    series.type("đội")
    series.press("Return")
    assert series.decided.split("\n")[:2] == [
        "cong tac thong tin đội ngoai", "Đội ngoai, đội noi",
    ]  # fmt: skip
    session = series.window.desk.session
    assert session is not None
    origins = {(e.text, e.origin, e.rank) for e in session.document.edits}
    assert ("đội", Origin.TYPED, 3) in origins


def test_digits_take_a_candidate_for_all(series: Clerk) -> None:
    series.press("Ctrl+R", "2")
    series.qtbot.waitUntil(lambda: "→ đổi" in rows(series)[1])
    series.press("Return")
    assert series.decided.split("\n")[1] == "Đổi ngoai, đổi noi"
    session = series.window.desk.session
    assert session is not None
    assert {e.origin for e in session.document.edits} == {Origin.SUGGESTED}


def test_all_can_be_kept_as_read_or_deleted(series: Clerk) -> None:
    series.press("Ctrl+R", "F4", "Return")
    assert series.decided == TEXT
    session = series.window.desk.session
    assert session is not None and len(session.document.edits) == 4
    series.press("Ctrl+Z")
    series.wait_until_settled()
    series.go_to("đối")
    series.press("Ctrl+R", "Del", "Return")
    assert series.decided.split("\n")[1] == " ngoai,  noi"


def test_what_is_right_as_read_is_a_series_too(make_clerk: MakeClerk, tmp_path: Path) -> None:
    path = tmp_path / "keep.txt"
    path.write_text("Tin a\ntin b tin\n", encoding="utf-8")
    doubtful = {"tin": [("tin", 0.9), ("tín", 0.1)], "Tin": [("Tin", 0.8)]}
    clerk = make_clerk(engine=FakeEngine(doubtful))
    clerk.open(path)
    wait_for_series(clerk)
    clerk.press("Tab", "Ctrl+R")
    assert scopes(clerk) == ["tin as read (3)"]
    clerk.press("Return")
    session = clerk.window.desk.session
    assert session is not None
    assert [edit.kind for edit in session.document.edits] == [EditKind.KEEP] * 3
    assert clerk.window.status.counts.text().startswith("3 / 3")


def test_a_number_of_a_document_is_called_as_it_stands_there(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "number.txt"
    path.write_text("sd 1917/STTTT-QLTTBCXB ngay\n", encoding="utf-8")
    code = "1917/STTTT-QLTTBCXB"
    clerk = make_clerk(engine=FakeEngine({code: [(code, 0.9), ("1917/STTTT-QLTTBCXR", 0.1)]}))
    clerk.open(path)
    wait_for_series(clerk)
    clerk.press("Tab", "Ctrl+R")
    assert scopes(clerk) == [f"{code} as read (1)"]


def test_text_being_composed_for_all_is_not_lost(series: Clerk) -> None:
    series.press("Ctrl+R", "F2")
    field = panel(series).wishes.field
    QApplication.sendEvent(field, QInputMethodEvent("đội", []))
    series.press("Esc")  # belongs to the composition
    assert panel(series).wishes.field.hasFocus()
    series.press("Return")
    assert "đội" in series.decided


def test_esc_in_the_field_gives_up_what_was_typed(series: Clerk) -> None:
    series.press("Ctrl+R", "F2")
    series.type("x")
    series.press("Esc")
    assert panel(series).view.hasFocus()
    series.press("Return")
    assert "x" not in series.decided
    assert "đối" in series.decided


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


# The list


def test_the_list_has_the_big_ones_first(series: Clerk) -> None:
    series.press("Ctrl+Shift+R")
    assert listed(series)[:3] == [
        ("d6i", "đối", "4"),
        ("ngoai", "ngoại", "3"),
        ("cong", "công", "2"),
    ]
    assert listing(series).field.hasFocus()


def test_from_the_list_to_the_places_and_back(series: Clerk) -> None:
    series.press("Ctrl+Shift+R", "Return")
    assert panel(series).view.hasFocus()
    assert len(rows(series)) == 4
    series.press("Return")
    assert "Đối" in series.decided
    assert listing(series).field.hasFocus()
    series.qtbot.waitUntil(lambda: listed(series)[0] == ("ngoai", "ngoại", "3"))
    series.press("Return", "Esc")
    assert listing(series).field.hasFocus()
    series.press("Esc")
    assert series.window.page.view.field.hasFocus()
    series.press("Ctrl+Shift+R", "Ctrl+Shift+R")
    assert not is_shown(series, "series-list")


def test_the_list_is_filtered_with_or_without_marks(series: Clerk) -> None:
    series.press("Ctrl+Shift+R")
    series.type("ngoai")
    assert listed(series) == [("ngoai", "ngoại", "3")]
    series.press("Esc")
    assert len(listed(series)) > 3


def test_the_list_of_patterns_and_phrases(series: Clerk) -> None:
    series.press("Ctrl+Shift+R", "Tab", "Right")
    assert listed(series)[0] == ("6", "ố", "5")
    series.press("Right")
    series.qtbot.waitUntil(lambda: len(listed(series)) == 2)
    assert listed(series) == [
        ("cong tac thong tin d6i ngoai", "công tác thông tin đối ngoại", "2"),
        ("d6i ngoai", "đối ngoại", "3"),
    ]
    # From the kinds, arrows and Enter go on to the list.
    series.press("Down")
    assert listing(series).field.hasFocus()
    series.press("Up", "Tab")
    assert listing(series).tabs.hasFocus()
    series.press("Return", "Return")
    assert series.decided.startswith("công tác thông tin đối ngoại\n")
    series.qtbot.waitUntil(lambda: listed(series) == [])


def test_the_list_follows_the_work(series: Clerk) -> None:
    series.press("Ctrl+Shift+R", "Esc", "1")
    series.qtbot.waitUntil(lambda: ("d6i", "đối", "3") in listed(series))
    series.press("Ctrl+Z")
    series.qtbot.waitUntil(lambda: ("d6i", "đối", "4") in listed(series))


def test_another_report_has_series_of_its_own(series: Clerk, ocr_file: Path) -> None:
    series.press("Ctrl+Shift+R", "Return", "Esc", "Esc")
    series.open(ocr_file)
    series.qtbot.waitUntil(lambda: listed(series) == [])
    assert panel(series).is_empty


# Languages and screen readers


def test_everything_is_said_in_the_other_language(series: Clerk) -> None:
    series.press("Ctrl+R", "Ctrl+Shift+R")
    english = said(panel(series)) | said(listing(series))
    series.window.registry.actions["language-vi"].trigger()
    series.qtbot.waitUntil(lambda: not english & (said(panel(series)) | said(listing(series))))


def test_a_screen_reader_hears_rows_and_controls(series: Clerk) -> None:
    series.press("Ctrl+R")
    model = panel(series).model
    spoken = model.index(1, Column.LINE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "line 1: công tác thông tin d6i ngoại Đối ngoại,; → đối, 60%".replace(
        "công tác thông tin", "tác thông tin"
    )
    for widget in (panel(series).view, panel(series).wishes.field, panel(series).scopes):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name)


def said(widget: QWidget) -> set[str]:
    """What stands on the buttons, boxes and labels."""
    texts = {button.text() for button in widget.findChildren(QPushButton)}
    texts |= {str(one.accessibleName()) for one in widget.findChildren(QWidget)}
    if isinstance(widget, SeriesPanel):
        texts = {widget.decided.text(), widget.apply_button.text(), widget.hints.text()}
        texts |= {widget.view.accessibleName(), widget.wishes.label.text(), widget.title}
    if isinstance(widget, SeriesListPanel):
        texts = {widget.title, widget.field.placeholderText(), widget.tabs.tabText(0)}
    return {text for text in texts if text}
