"""What nobody should do, and what happens to people all the same: nothing of their work is lost."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, strategies
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import READINGS, TEXT, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.actions import PROGRAM, Action, ActionKind, utc_now
from soat_core.document import Document
from soat_core.engine.suggestion import Engine
from soat_core.errors import EngineError
from soat_core.files import open_file
from soat_core.portions import parts
from soat_core.report import Report
from soat_core.tei import write_record
from soat_gui.editor.pasting import MOST, in_one_line, obstacle
from soat_gui.engine_state import EngineState

DECIDED = TEXT.replace("qua", "quả")


@pytest.fixture
def clipboard() -> Iterator[QMimeData]:
    """What is to be pasted; whatever it holds afterwards goes."""
    yield QMimeData()
    QApplication.clipboard().clear()


def hold(data: QMimeData | str) -> None:
    """Put something on the clipboard."""
    if isinstance(data, str):
        QApplication.clipboard().setText(data)
    else:
        QApplication.clipboard().setMimeData(data)


# Pasting


def test_a_word_is_pasted_in_place_of_the_current_one(clerk: Clerk, clipboard: QMimeData) -> None:
    hold("quá")
    clerk.press("Ctrl+V")
    assert clerk.mode == "EDIT"
    assert clerk.screen[0].split()[1] == "quá"
    assert clerk.decided == TEXT
    clerk.press("Tab")
    assert clerk.decided == TEXT.replace("qua", "quá")


def test_it_is_pasted_where_the_cursor_is_while_typing(clerk: Clerk, clipboard: QMimeData) -> None:
    hold("ng")
    clerk.press("F2", "Ctrl+V")
    clerk.press("Tab")
    assert clerk.decided == TEXT.replace("qua", "quảng")


@pytest.mark.parametrize("editing", [False, True])
def test_ten_megabytes_are_refused_in_words(
    clerk: Clerk, clipboard: QMimeData, editing: bool
) -> None:
    hold("chữ " * 2_500_000)
    if editing:
        clerk.type("x")
    clerk.press("Ctrl+V")
    hint = clerk.window.status.hint.text()
    assert hint.startswith("The clipboard holds 10000000 characters; at most 1000")
    assert clerk.mode == ("EDIT" if editing else "REVIEW")
    clerk.press("Esc")
    assert clerk.decided == TEXT
    assert clerk.screen[0] == "Kết quả công tác"


def test_line_ends_and_control_characters_do_not_get_in(
    clerk: Clerk, clipboard: QMimeData, ocr_file: Path
) -> None:
    hold("một\r\nhai\tba\x00\x07 bốn\u2028năm\f")
    clerk.press("Ctrl+V", "Tab")
    assert clerk.decided == TEXT.replace("qua", "một hai ba bốn năm")
    clerk.press("Ctrl+S")
    record = open_file(ocr_file.with_name("bao-cao.tei.xml"))
    assert record.document.corrected_text() == clerk.decided


def test_of_formatted_text_only_the_plain_text_is_taken(clerk: Clerk, clipboard: QMimeData) -> None:
    clipboard.setText("<b>quá</b>")
    clipboard.setHtml("<b>quá</b><script>alert(1)</script>")
    clipboard.setData("text/rtf", rb"{\rtf1 qu\'e1}")
    hold(clipboard)
    clerk.press("Ctrl+V")
    assert clerk.screen[0].split()[1] == "<b>quá</b>"
    clerk.press("Esc")


@pytest.mark.parametrize("kind", ["text/rtf", "image/png", ""])
def test_what_holds_no_text_pastes_nothing(clerk: Clerk, clipboard: QMimeData, kind: str) -> None:
    if kind:
        clipboard.setData(kind, b"{\\rtf1 x}")
    hold(clipboard)
    clerk.press("Ctrl+V")
    assert clerk.mode == "REVIEW"
    assert clerk.window.status.hint.text() == "There is no text on the clipboard."


@given(strategies.text())
def test_what_is_pasted_stays_on_one_line(text: str) -> None:
    line = in_one_line(text)
    assert not any(char < " " or "\x7f" <= char <= "\x9f" for char in line)
    assert line.split() == in_one_line(line).split()
    assert len(line) <= len(text)
    if not obstacle(text):
        assert line and len(line) <= MOST


# Odd reports


def test_lines_of_ten_thousand_letters(make_clerk: MakeClerk, tmp_path: Path) -> None:
    line = "xa " * 3300 + "d6i"
    text = f"nim\n{line}\n\n{line}\nnim"
    path = tmp_path / "dai.txt"
    path.write_text(text)
    clerk = make_clerk()
    clerk.open(path)
    view = clerk.window.page.view
    clerk.press("Down")
    places = [view.place]
    for _ in range(5):
        clerk.press("Down")
        places.append(view.place)
    # Down goes row by row through the line, and each row is a little lower.
    assert all(place is not None and place.line == 1 for place in places)
    tops = [view.place_rect(place).top() for place in places if place is not None]
    assert tops == sorted(set(tops))
    starts = [place.start for place in places if place is not None]
    for start in reversed(starts[:-1]):
        clerk.press("Up")
        assert view.place is not None and view.place.start == start
    clerk.press("End")
    assert clerk.word == "đối"
    assert view.viewport().rect().contains(view.place_rect(view.place))  # type: ignore[arg-type]
    clerk.press("3")
    assert clerk.decided == text.replace("d6i", "đội", 1)
    clerk.type("xx")
    clerk.press("Tab", "Ctrl+S")
    record = open_file(path.with_name("dai.tei.xml"))
    assert record.document.corrected_text() == clerk.decided
    clerk.wait_until_settled()


@given(strategies.text(alphabet="ab \n\f", max_size=300), strategies.integers(1, 40))
def test_every_report_is_cut_into_small_parts_without_loss(text: str, times: int) -> None:
    report = Report.from_text((text + "x" * 97) * times)
    spans = parts(report)
    assert "".join(report.ocr_text[start:end] for start, end in spans) == report.ocr_text
    for start, end in spans:
        assert start < end
        assert end - start <= 6400
        assert report.ocr_text.count("\n", start, end) <= 60


@pytest.mark.parametrize("text", ["", " \n\t\n\f  \r\n"])
def test_a_file_without_any_text_is_refused(clerk: Clerk, tmp_path: Path, text: str) -> None:
    path = tmp_path / "rong.txt"
    path.write_text(text)
    clerk.window.open(path)
    clerk.qtbot.waitUntil(lambda: clerk.message != "")
    assert clerk.message.startswith("rong.txt: there is no text in this file.")
    assert clerk.word == "quả"


@pytest.mark.parametrize("text", ["", "  \n \n"])
def test_a_record_without_any_text_can_be_looked_at(
    make_clerk: MakeClerk, tmp_path: Path, text: str
) -> None:
    imported = Action(ActionKind.IMPORT, PROGRAM.identity, utc_now(), identity="e0")
    document = Document.restored(Report.from_text(text), agents=[], past=[imported], edits=[])
    path = tmp_path / "rong.tei.xml"
    path.write_bytes(write_record(document))
    clerk = make_clerk()
    clerk.open(path)
    for key in (
        "Return",
        "Tab",
        "Down",
        "PgDown",
        "End",
        "Ctrl+End",
        "F4",
        "2",
        "Del",
        "F2",
        "Esc",
    ):
        clerk.press(key)
    clerk.type("a")
    clerk.press("Esc", "Ctrl+Z", "Ctrl+S")
    assert clerk.decided == text
    assert clerk.message == ""


# Engine and memory


@pytest.mark.parametrize("error", [EngineError("the pack is damaged"), MemoryError(), OSError("x")])
def test_without_an_engine_all_else_works(
    make_clerk: MakeClerk, ocr_file: Path, error: Exception, memory_file: Path
) -> None:
    def load() -> Engine:
        raise error

    memory_file.mkdir(parents=True)  # and the memory cannot be opened either
    clerk = make_clerk(load=load)
    clerk.open(ocr_file)
    clerk.qtbot.waitUntil(lambda: clerk.message != "")
    clerk.press("Esc", "Right")
    clerk.type("quả")
    clerk.press("Return", "F4", "Ctrl+Z", "Ctrl+S")
    assert clerk.decided == DECIDED
    assert open_file(ocr_file.with_name("bao-cao.tei.xml")).document.corrected_text() == DECIDED


def test_an_engine_that_fails_in_the_middle_leaves_what_it_suggested(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    class Tired(FakeEngine):
        def suggest(self, start: int, end: int, known: object = ()) -> list:  # type: ignore[type-arg]
            if len(self.asked) == 2:
                raise ZeroDivisionError
            return super().suggest(start, end, known)  # type: ignore[arg-type]

    path = tmp_path / "trang.txt"
    path.write_text("nim\n\f" * 4)
    clerk = make_clerk(engine=Tired(READINGS))
    clerk.open(path)
    clerk.wait_until_settled()
    assert clerk.window.suggester.state is EngineState.BROKEN
    assert "unexpected error (ZeroDivisionError)" in clerk.message
    assert [line.endswith("năm") for line in clerk.screen] == [True, True, False, False, False]
    clerk.press("Esc", "Return")
    assert clerk.decided.startswith("năm")


# Files that change under the clerk's hands


def turn_to(clerk: Clerk) -> Clerk:
    """Of several windows, this one has the keys from now on."""
    with clerk.qtbot.waitActive(clerk.window):
        clerk.window.activateWindow()
    return clerk


def test_two_windows_on_one_text(clerk: Clerk, make_clerk: MakeClerk, ocr_file: Path) -> None:
    other = make_clerk()
    other.open(ocr_file)
    turn_to(clerk).press("Return", "Ctrl+S")
    turn_to(other).press("Tab", "F4", "Ctrl+S")
    assert "the file exists already" in other.message
    record = ocr_file.with_name("bao-cao.tei.xml")
    assert open_file(record).document.corrected_text() == DECIDED
    other.prompts.path = ocr_file.with_name("cua-toi.tei.xml")
    other.choose("Save as")
    assert open_file(record).document.corrected_text() == DECIDED
    assert open_file(other.prompts.path).document.corrected_text() == other.decided


def test_two_windows_on_one_record(clerk: Clerk, make_clerk: MakeClerk, ocr_file: Path) -> None:
    record = ocr_file.with_name("bao-cao.tei.xml")
    clerk.press("Return", "Ctrl+S")
    other = make_clerk()
    other.open(record)
    other.press("Tab", "Return", "Ctrl+S")
    saved = record.read_bytes()
    turn_to(clerk).press("Return", "Ctrl+S")
    assert "changed on the disk by somebody else" in clerk.message
    assert record.read_bytes() == saved
    assert clerk.window.status.saved.text() == "Not saved"
    clerk.choose("Overwrite")
    assert open_file(record).document.corrected_text() == clerk.decided


def test_a_record_changed_meanwhile_is_told_and_can_be_looked_at(
    clerk: Clerk, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    record = ocr_file.with_name("bao-cao.tei.xml")
    clerk.press("Return", "Ctrl+S")
    other = make_clerk()
    other.open(record)
    other.press("Tab", "3", "Ctrl+S")
    theirs = other.decided
    clerk.window.files.disk.look()
    clerk.qtbot.waitUntil(lambda: "changed on the disk by somebody else" in clerk.message)
    assert clerk.decided == DECIDED
    clerk.press("Esc")
    clerk.window.files.disk.look()
    clerk.window.registry.actions["reload"].trigger()
    clerk.qtbot.waitUntil(lambda: clerk.decided == theirs)
    clerk.wait_until_settled()
    assert len(clerk.window.desk.sessions) == 1


def test_a_touched_record_is_no_news(clerk: Clerk, ocr_file: Path) -> None:
    clerk.press("Return", "Ctrl+S")
    os.utime(ocr_file.with_name("bao-cao.tei.xml"), (1, 1))
    clerk.window.files.disk.look()
    done: list[bool] = []
    clerk.window.files.opener.finished.connect(lambda: done.append(True))
    clerk.window.open(ocr_file)  # waits behind it
    clerk.qtbot.waitUntil(lambda: bool(done))
    clerk.wait_until_settled()
    assert clerk.message == ""


def test_files_removed_while_they_are_open(clerk: Clerk, ocr_file: Path) -> None:
    record = ocr_file.with_name("bao-cao.tei.xml")
    clerk.press("Return", "Ctrl+S")
    record.unlink()
    ocr_file.unlink()
    clerk.window.files.disk.look()
    clerk.qtbot.waitUntil(lambda: "is not on the disk any more" in clerk.message)
    clerk.press("Esc", "Ctrl+S")
    assert clerk.message == ""
    assert open_file(record).document.corrected_text() == DECIDED


def test_a_source_replaced_by_another_text_does_no_harm(clerk: Clerk, ocr_file: Path) -> None:
    ocr_file.write_text("something else\n")
    clerk.press("Return", "Ctrl+S")
    document = open_file(ocr_file.with_name("bao-cao.tei.xml")).document
    assert document.report.ocr_text == TEXT
    assert document.corrected_text() == DECIDED


def test_a_folder_that_is_gone_is_told_and_the_work_saved_elsewhere(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    (folder / "a.txt").write_text("nim\n")
    clerk = make_clerk()
    clerk.open(folder / "a.txt")
    clerk.press("Return")
    shutil.rmtree(folder)
    clerk.press("Ctrl+S")
    assert "its folder does not exist" in clerk.message
    clerk.prompts.path = tmp_path / "b.tei.xml"
    clerk.choose("Save as")
    assert open_file(tmp_path / "b.tei.xml").document.corrected_text() == "năm\n"
    assert clerk.message == ""


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Also for root, who may write everywhere and acts as nobody for the time being."""
    root = os.geteuid() == 0
    folder.chmod(0o500)
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX")
def test_a_read_only_folder_is_told(clerk: Clerk, ocr_file: Path) -> None:
    clerk.press("Return", "Ctrl+S", "Return")
    record = ocr_file.with_name("bao-cao.tei.xml")
    before = record.read_bytes()
    with read_only(ocr_file.parent):
        clerk.press("Ctrl+S")
    assert "no permission to write here" in clerk.message
    assert record.read_bytes() == before
    assert clerk.window.status.saved.text() == "Not saved"
    clerk.press("Esc", "Ctrl+S")
    assert clerk.window.status.saved.text() == "Saved"
