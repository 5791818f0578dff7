"""Several reports at once: in tabs, each as it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from tests.gui.conftest import READINGS, TEXT, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.errors import EngineError
from soat_core.files import open_file
from soat_core.portions import parts
from soat_gui.engine_state import EngineState
from soat_gui.prompts import Unsaved

LONG = "".join(f"xa {number} d6i\n" for number in range(200))


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    path = tmp_path / "khac.txt"
    path.write_text("nim cong\nd6i\n", encoding="utf-8")
    return path


@pytest.fixture
def two(clerk: Clerk, other_file: Path) -> Clerk:
    """Somebody with two reports open, the second one in front."""
    clerk.open(other_file)
    return clerk


def names(clerk: Clerk) -> list[str]:
    """The tabs as they read; empty while there are none to be seen."""
    return clerk.window.tabs.names if clerk.window.tabs.isVisible() else []


def in_front(clerk: Clerk) -> str:
    session = clerk.window.desk.session
    return session.name if session else ""


# Opening, going to and fro


def test_tabs_are_there_only_when_they_are_needed(clerk: Clerk, other_file: Path) -> None:
    assert names(clerk) == []
    clerk.open(other_file)
    assert names(clerk) == ["bao-cao.ocr.txt", "khac.txt"]
    assert in_front(clerk) == "khac.txt"
    assert clerk.window.windowTitle() == "khac.txt[*] – Soát"
    clerk.press("Ctrl+W")
    assert names(clerk) == []
    assert in_front(clerk) == "bao-cao.ocr.txt"


@pytest.mark.parametrize("on, back", [("Ctrl+Tab", "Ctrl+Shift+Tab"), ("Ctrl+PgDown", "Ctrl+PgUp")])
def test_keys_go_round(two: Clerk, tmp_path: Path, on: str, back: str) -> None:
    third = tmp_path / "ba.txt"
    third.write_text("tac\n")
    two.open(third)
    seen = []
    for key in (on, on, on, back, back):
        two.press(key)
        seen.append(in_front(two))
    assert seen == ["bao-cao.ocr.txt", "khac.txt", "ba.txt", "khac.txt", "bao-cao.ocr.txt"]
    assert two.window.page.view.field.hasFocus()


def test_the_only_report_says_that_there_is_no_other(clerk: Clerk) -> None:
    clerk.press("Ctrl+Tab")
    assert clerk.window.status.hint.text() == "No other report is open"
    assert clerk.word == "quả"


def test_each_report_is_as_it_was_left(clerk: Clerk, tmp_path: Path, ocr_file: Path) -> None:
    long = tmp_path / "dai.txt"
    long.write_text(LONG)
    clerk.open(long)
    clerk.press("Ctrl+End", "Up", "Up")
    view = clerk.window.page.view
    place, sight = view.place, view.lines_in_sight
    clerk.press("Ctrl+Tab")
    assert clerk.word == "quả"
    assert clerk.screen[0] == "Kết quả công tác"
    clerk.press("Return", "Ctrl+Tab")
    assert view.place == place
    assert view.lines_in_sight == sight
    clerk.press("Ctrl+Tab")
    assert clerk.decided == TEXT.replace("qua", "quả")
    assert clerk.word == "đối"


def test_what_was_scrolled_to_stays_in_sight(clerk: Clerk, tmp_path: Path) -> None:
    long = tmp_path / "dai.txt"
    long.write_text(LONG)
    clerk.open(long)
    view = clerk.window.page.view
    view.verticalScrollBar().setValue(1000)
    sight = view.lines_in_sight
    assert sight.start > 10
    clerk.press("Ctrl+Tab", "Ctrl+Tab")
    assert view.lines_in_sight == sight
    assert view.place is not None and view.place.line == 0


def test_typing_is_committed_before_another_report_comes(two: Clerk) -> None:
    two.type("nằm")
    assert two.mode == "EDIT"
    two.press("Ctrl+Tab")
    assert two.mode == "REVIEW"
    assert two.decided == TEXT
    two.press("Ctrl+Tab")
    assert two.decided == "nằm cong\nd6i\n"
    two.press("Ctrl+Z")
    assert two.decided == "nim cong\nd6i\n"


def test_undo_is_that_of_the_report_in_front(two: Clerk) -> None:
    two.press("Tab", "Return", "Ctrl+Tab", "Tab", "Return", "Ctrl+Tab", "Ctrl+Z")
    assert two.decided == "nim cong\nd6i\n"
    two.press("Ctrl+Tab")
    assert two.decided != TEXT


def test_a_file_that_is_open_comes_to_the_front(two: Clerk, ocr_file: Path) -> None:
    link = ocr_file.with_name("cung-mot-tep.txt")
    link.symlink_to(ocr_file)
    two.open(link)
    assert in_front(two) == "bao-cao.ocr.txt"
    assert len(two.window.desk.sessions) == 2
    two.press("Return", "Ctrl+S", "Ctrl+Tab")
    two.open(ocr_file.with_name("bao-cao.tei.xml"))
    assert in_front(two) == "bao-cao.tei.xml"
    assert len(two.window.desk.sessions) == 2


def test_the_sample_makes_room_unless_it_was_worked_on(
    make_clerk: MakeClerk, ocr_file: Path, other_file: Path, tmp_path: Path
) -> None:
    clerk = make_clerk()
    clerk.window.open(ocr_file, shipped=True)
    clerk.qtbot.waitUntil(lambda: clerk.window.desk.session is not None)
    clerk.open(other_file)
    assert [one.name for one in clerk.window.desk.sessions] == ["khac.txt"]
    sample = tmp_path / "mau.txt"
    sample.write_text("qua\n")
    clerk.window.open(sample, shipped=True)
    clerk.qtbot.waitUntil(lambda: in_front(clerk) == "mau.txt")
    clerk.wait_for_suggestions()
    clerk.press("F4")
    clerk.open(ocr_file)
    assert [one.name for one in clerk.window.desk.sessions] == [
        "khac.txt", "mau.txt", "bao-cao.ocr.txt",
    ]  # fmt: skip


def test_reports_of_one_name_say_where_they_are(clerk: Clerk, tmp_path: Path) -> None:
    folder = tmp_path / "huyen"
    folder.mkdir()
    (folder / "bao-cao.ocr.txt").write_text("tac\n")
    clerk.open(folder / "bao-cao.ocr.txt")
    assert names(clerk) == [f"bao-cao.ocr.txt ({tmp_path.name})", "bao-cao.ocr.txt (huyen)"]


# The mouse


def tab(clerk: Clerk, at: int) -> QPoint:
    return clerk.window.tabs.tabRect(at).center()


def test_a_click_on_a_tab_brings_it_to_the_front(two: Clerk) -> None:
    QTest.mouseClick(two.window.tabs, Qt.MouseButton.LeftButton, pos=tab(two, 0))
    assert in_front(two) == "bao-cao.ocr.txt"
    assert two.window.page.view.field.hasFocus()


def test_a_tab_is_closed_by_its_cross_and_by_the_middle_button(two: Clerk, ocr_file: Path) -> None:
    cross = two.window.tabs.tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert cross is not None and cross.accessibleName() == "Close bao-cao.ocr.txt"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert [one.name for one in two.window.desk.sessions] == ["khac.txt"]
    two.open(ocr_file)
    QTest.mouseClick(two.window.tabs, Qt.MouseButton.MiddleButton, pos=tab(two, 0))
    assert in_front(two) == "bao-cao.ocr.txt"
    assert len(two.window.desk.sessions) == 1


def test_tabs_are_moved_by_key(two: Clerk) -> None:
    two.press("Ctrl+Shift+PgUp")
    assert names(two) == ["khac.txt", "bao-cao.ocr.txt"]
    assert in_front(two) == "khac.txt"
    two.press("Ctrl+Shift+PgUp")
    assert names(two) == ["khac.txt", "bao-cao.ocr.txt"]
    two.press("Ctrl+Shift+PgDown")
    assert names(two) == ["bao-cao.ocr.txt", "khac.txt"]


def test_a_tab_that_is_dragged_takes_its_report_along(two: Clerk) -> None:
    two.window.tabs.moveTab(1, 0)
    assert [one.name for one in two.window.desk.sessions] == ["khac.txt", "bao-cao.ocr.txt"]
    assert in_front(two) == "khac.txt"
    two.press("Ctrl+Tab")
    assert in_front(two) == "bao-cao.ocr.txt"


# Saved or not, closing


def test_the_mark_of_unsaved_work(two: Clerk) -> None:
    two.press("Tab", "Return")
    assert names(two) == ["bao-cao.ocr.txt", "•  khac.txt"]
    assert two.window.tabs.tabToolTip(1).endswith("khac.txt – not saved")
    two.press("Ctrl+Z")
    assert names(two)[1] == "khac.txt"
    two.press("Return", "Ctrl+S")
    assert names(two)[1] == "khac.tei.xml"


@pytest.mark.parametrize(
    "answer, closes, saved",
    [(Unsaved.CANCEL, False, False), (Unsaved.DISCARD, True, False), (Unsaved.SAVE, True, True)],
)
def test_closing_a_report_asks_about_its_work(
    two: Clerk, other_file: Path, answer: Unsaved, closes: bool, saved: bool
) -> None:
    two.press("Tab", "Return")
    two.prompts.unsaved = answer
    two.press("Ctrl+W")
    assert two.prompts.asked_about == ["khac.txt"]
    assert in_front(two) == ("bao-cao.ocr.txt" if closes else "khac.txt")
    assert other_file.with_name("khac.tei.xml").exists() is saved


@pytest.mark.parametrize(
    "answer, closes, saved",
    [(Unsaved.CANCEL, False, False), (Unsaved.DISCARD, True, False), (Unsaved.SAVE, True, True)],
)
def test_closing_the_window_asks_once_about_all(
    two: Clerk, tmp_path: Path, answer: Unsaved, closes: bool, saved: bool
) -> None:
    two.press("Tab", "Return", "Ctrl+Tab", "Return")
    two.prompts.unsaved = answer
    assert two.window.close() is closes
    assert two.prompts.asked == ["unsaved"]
    assert two.prompts.asked_about == ["bao-cao.ocr.txt", "khac.txt"]
    for name in ("bao-cao.tei.xml", "khac.tei.xml"):
        assert (tmp_path / name).exists() is saved


def test_one_that_cannot_be_saved_keeps_the_window_open_in_front(
    two: Clerk, tmp_path: Path
) -> None:
    two.press("Tab", "Return", "Ctrl+Tab", "Return", "Ctrl+Tab")
    (tmp_path / "khac.tei.xml").write_text("mine")
    two.prompts.unsaved = Unsaved.SAVE
    assert not two.window.close()
    assert in_front(two) == "khac.txt"
    assert "the file exists already" in two.message
    assert open_file(tmp_path / "bao-cao.tei.xml").document.edits


def test_with_the_last_report_closed_the_window_says_how_to_open_one(
    two: Clerk, other_file: Path
) -> None:
    two.press("Ctrl+W", "Ctrl+W")
    assert two.window.desk.session is None
    assert two.window.page.view.invitation.startswith("Press Ctrl+O")
    assert two.window.status.counts.text() == ""
    assert two.window.windowTitle() == "Soát"
    # Nothing that a key can ask for is in the way of anything.
    two.press("Return", "Tab", "F2", "F4", "2", "Ctrl+Z", "Ctrl+S", "Ctrl+W", "Ctrl+Tab", "Down")
    two.open(other_file)
    two.press("Tab")
    assert two.word == "đối"


# Suggestions


def test_the_report_in_front_gets_its_suggestions_first(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    pages = "\f".join("nim\n" * 30 for _ in range(6))
    first, second = tmp_path / "mot.txt", tmp_path / "hai.txt"
    first.write_text(pages)
    second.write_text(pages.replace("nim", "tac"))
    engine = FakeEngine(READINGS)
    engine.gate.clear()
    clerk = make_clerk(engine=engine)
    clerk.open(first, suggested=False)
    clerk.qtbot.waitUntil(lambda: bool(clerk.window.suggester.version))
    clerk.open(second, suggested=False)
    engine.gate.set()
    clerk.wait_for_suggestions()
    assert clerk.screen[0] == "tác"
    spans = [tuple(span) for span in parts(clerk.window.desk.sessions[1].report)]
    # One part of the first report may have been under way.
    assert engine.asked[:7][-6:] == spans or engine.asked[:6] == spans
    clerk.wait_until_settled()
    clerk.press("Ctrl+Tab")
    assert clerk.screen[0] == "năm"
    assert len(engine.asked) == 12


def test_more_reports_than_analyses_are_kept(make_clerk: MakeClerk, tmp_path: Path) -> None:
    clerk = make_clerk()
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        path.write_text("nim d6i\n" * 3)
        clerk.open(path)
    clerk.wait_until_settled()
    for _ in range(6):
        clerk.press("Ctrl+Tab")
        assert clerk.screen[0] == "năm đối"
    clerk.press("Tab", "3")
    clerk.wait_until_settled()
    # Every report hears of it, whatever was kept of its analysis.
    for _ in range(5):
        clerk.press("Ctrl+Tab")
        assert clerk.screen[0] == "năm đội"


def test_what_is_decided_in_one_report_is_used_in_the_others(two: Clerk) -> None:
    two.wait_until_settled()
    two.press("Ctrl+Tab", "Tab", "3")
    assert two.decided.count("đội") == 1
    two.wait_until_settled()
    two.press("Ctrl+Tab")
    assert two.screen[1] == "đội"


def test_a_report_that_the_engine_cannot_cope_with_leaves_the_others_theirs(
    make_clerk: MakeClerk, ocr_file: Path, other_file: Path
) -> None:
    class Picky(FakeEngine):
        def analyse(self, ocr_text: str) -> FakeEngine:
            if "ngoai" in ocr_text:
                raise EngineError("too odd")
            return super().analyse(ocr_text)

    clerk = make_clerk(engine=Picky(READINGS))
    clerk.open(ocr_file)
    assert clerk.window.suggester.state is EngineState.BROKEN
    assert clerk.message.startswith("There will be no suggestions for bao-cao.ocr.txt: too odd.")
    clerk.press("Esc")
    clerk.open(other_file)
    assert clerk.screen == ["năm công", "đối", ""]
    assert clerk.message == ""
    clerk.press("Ctrl+Tab", "Right")
    clerk.type("x")
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "x")


def test_progress_is_told_page_by_page_and_can_wait(make_clerk: MakeClerk, tmp_path: Path) -> None:
    path = tmp_path / "trang.txt"
    path.write_text("\f".join("nim\n" * 70 for _ in range(5)))
    engine = FakeEngine(READINGS)
    engine.gate.clear()
    clerk = make_clerk(engine=engine)
    suggester = clerk.window.suggester
    told: list[tuple[int, int]] = []
    suggester.progressed.connect(lambda: told.append(tuple(suggester.progress)))
    suggester.pause()
    clerk.open(path, suggested=False)
    engine.gate.set()
    # What is looked at is suggested all the same.
    clerk.qtbot.waitUntil(lambda: clerk.screen[0] == "năm")
    clerk.press("Ctrl+End")
    clerk.qtbot.waitUntil(lambda: clerk.screen[-2] == "năm")
    assert suggester.state is EngineState.WORKING
    assert suggester.is_paused and suggester.progress.done < 5
    suggester.go_on()
    clerk.wait_for_suggestions()
    assert suggester.progress == (5, 5)
    assert told == sorted(told) and told[-1] == (5, 5)


# Dropping files


def drop(clerk: Clerk, *urls: QUrl | Path, on: QWidget | None = None) -> bool:
    """Drag files over a part of the window and let them go; whether the window wanted them."""
    data = QMimeData()
    data.setText("text")
    if urls:
        data.setUrls(
            [QUrl.fromLocalFile(str(one)) if isinstance(one, Path) else one for one in urls]
        )
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target = on or clerk.window
    while not target.acceptDrops() and target.parentWidget():
        target = target.parentWidget()  # as Qt looks for who takes it
    enter = QDragEnterEvent(QPoint(200, 200), *how)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(200, 200), *how))
    return enter.isAccepted()


def test_files_dropped_anywhere_open_in_tabs(two: Clerk, other_file: Path, tmp_path: Path) -> None:
    third, fourth = tmp_path / "ba.txt", tmp_path / "bon.txt"
    third.write_text("ba\n")
    fourth.write_text("bon\n")
    assert drop(two, third, fourth, other_file, on=two.window.page.view.viewport())
    two.qtbot.waitUntil(lambda: len(two.window.desk.sessions) == 4)
    two.qtbot.waitUntil(lambda: in_front(two) == "khac.txt")
    assert names(two) == ["bao-cao.ocr.txt", "khac.txt", "ba.txt", "bon.txt"]
    two.press("Ctrl+W", "Ctrl+W")
    assert drop(two, fourth, on=two.window.tabs)
    two.qtbot.waitUntil(lambda: "bon.txt" in in_front(two))
    two.wait_for_suggestions()


def test_what_cannot_be_opened_is_named_and_the_rest_is_opened(
    clerk: Clerk, other_file: Path, tmp_path: Path
) -> None:
    image = tmp_path / "anh.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    folder = tmp_path / "thu-muc"
    folder.mkdir()
    assert drop(clerk, image, folder, other_file, QUrl("https://example.org/x.txt"))
    clerk.qtbot.waitUntil(lambda: "3 files could not be opened" in clerk.message)
    assert "anh.png" in clerk.message and "thu-muc" in clerk.message
    assert "https://example.org/x.txt: this is no file of this computer" in clerk.message
    assert in_front(clerk) == "khac.txt"
    clerk.wait_for_suggestions()


def test_text_that_is_dragged_is_not_wanted(clerk: Clerk) -> None:
    assert not drop(clerk)
    assert clerk.message == ""


def test_a_question_about_one_file_is_answered_before_the_next_is_read(
    clerk: Clerk, other_file: Path, tmp_path: Path
) -> None:
    unsure = tmp_path / "cu.txt"
    unsure.write_bytes("đêm\nđo\n".encode("cp1258"))
    drop(clerk, unsure, other_file)
    clerk.qtbot.waitUntil(lambda: "Which of these reads right?" in clerk.message)
    assert len(clerk.window.desk.sessions) == 1
    clerk.choose("Windows-1258")
    clerk.qtbot.waitUntil(lambda: len(clerk.window.desk.sessions) == 3)
    assert [one.name for one in clerk.window.desk.sessions[1:]] == ["cu.txt", "khac.txt"]
    clerk.wait_for_suggestions()
