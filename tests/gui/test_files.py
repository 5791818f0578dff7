"""Opening, saving, exporting, closing: in the window, with real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from tests.gui.conftest import TEXT, Clerk, MakeClerk

from soat_core.files import open_file
from soat_core.memory import Memory
from soat_gui.encodings import previews
from soat_gui.prompts import Prompts, Unsaved

DECIDED = TEXT.replace("qua", "quả")


def test_saving_writes_the_record_beside_the_text(clerk: Clerk, ocr_file: Path) -> None:
    clerk.press("Return")
    assert clerk.window.status.saved.text() == "Not saved"
    assert clerk.window.isWindowModified()
    clerk.press("Ctrl+S")
    assert clerk.window.status.saved.text() == "Saved"
    assert not clerk.window.isWindowModified()
    record = open_file(ocr_file.with_name("bao-cao.tei.xml"))
    assert record.document.corrected_text() == DECIDED
    assert record.document.report.ocr_text == TEXT


def test_saving_leaves_a_word_alone_that_is_being_typed(clerk: Clerk, ocr_file: Path) -> None:
    clerk.press("Return")
    clerk.type("đố")
    clerk.press("Ctrl+S")
    record = open_file(ocr_file.with_name("bao-cao.tei.xml"))
    assert record.document.corrected_text() == clerk.decided == DECIDED
    assert clerk.window.status.saved.text() == "Saved"
    assert clerk.window.status.hint.text() == "Saved, but for what you are still typing"
    # Nothing was cut off: the word is typed to its end.
    assert clerk.mode == "EDIT"
    clerk.type("i")
    clerk.press("Return")
    assert clerk.decided == DECIDED.replace("d6i", "đối")


def test_half_a_word_that_was_there_while_saving_is_not_learnt(
    clerk: Clerk, memory_file: Path
) -> None:
    clerk.press("Return")
    clerk.type("đố")
    clerk.press("Ctrl+S", "Esc")
    clerk.wait_until_settled()
    with Memory.open(memory_file) as memory:
        assert [pair.token for pair in memory.all()] == ["qua"]
    assert clerk.screen[1] == "thông tin đối ngoại"


@pytest.mark.parametrize(
    "answer, closes, written", [
        (Unsaved.CANCEL, False, None), (Unsaved.DISCARD, True, None), (Unsaved.SAVE, True, "đố"),
    ],
)  # fmt: skip
def test_closing_does_not_lose_a_word_that_is_being_typed(
    clerk: Clerk, ocr_file: Path, answer: Unsaved, closes: bool, written: str | None
) -> None:
    clerk.go_to("đối")
    clerk.type("đố")
    clerk.prompts.unsaved = answer
    assert clerk.window.close() is closes
    assert clerk.prompts.asked == ["unsaved"]
    record = ocr_file.with_name("bao-cao.tei.xml")
    assert record.exists() is (written is not None)
    if written is not None:
        assert open_file(record).document.corrected_text() == TEXT.replace("d6i", written)
    if not closes:
        # As if nobody had asked.
        assert (clerk.mode, clerk.decided) == ("EDIT", TEXT)
        clerk.type("i")
        clerk.press("Return")
        assert clerk.decided == TEXT.replace("d6i", "đối")


def test_a_report_that_comes_does_not_take_what_is_being_typed(
    clerk: Clerk, tmp_path: Path
) -> None:
    other = tmp_path / "khac.txt"
    other.write_text("nim\n")
    clerk.go_to("đối")
    clerk.type("đội")
    clerk.open(other)
    first = clerk.window.desk.sessions[0]
    assert first.document.corrected_text() == TEXT.replace("d6i", "đội")


def test_a_note_that_is_being_written_is_not_lost_by_closing(clerk: Clerk) -> None:
    clerk.press("F7")
    clerk.type("mờ")
    clerk.press("Ctrl+S")
    assert clerk.window.status.hint.text() == "Saved, but for what you are still typing"
    assert not clerk.window.close()
    assert clerk.prompts.asked == ["unsaved"]
    clerk.press("Return", "Ctrl+S")
    assert clerk.window.close()


def test_undoing_back_to_the_saved_state_counts_as_saved(clerk: Clerk) -> None:
    clerk.press("Return", "Ctrl+S", "Return")
    assert clerk.window.status.saved.text() == "Not saved"
    clerk.press("Ctrl+Z")
    assert clerk.window.status.saved.text() == "Saved"
    clerk.press("Ctrl+Z")
    assert clerk.window.status.saved.text() == "Not saved"


def test_a_record_opens_in_the_state_it_was_saved_in(
    clerk: Clerk, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    clerk.press("Return", "3", "F4", "Left")
    clerk.type("ngài")
    clerk.press("Return", "Ctrl+S")
    # Of somebody else: what this clerk has learnt makes other words suspect.
    again = make_clerk(memory=ocr_file.with_name("another.sqlite3"))
    again.open(ocr_file.with_name("bao-cao.tei.xml"))
    assert again.screen == clerk.screen
    assert again.decided == clerk.decided
    assert again.window.status.counts.text() == clerk.window.status.counts.text()
    assert again.window.status.saved.text() == "Saved"


def test_a_record_that_is_there_is_not_overwritten_unasked(clerk: Clerk, ocr_file: Path) -> None:
    record = ocr_file.with_name("bao-cao.tei.xml")
    record.write_text("mine")
    clerk.press("Return", "Ctrl+S")
    assert "the file exists already" in clerk.message
    assert record.read_text() == "mine"
    clerk.choose("Overwrite")
    assert clerk.message == ""
    assert open_file(record).document.corrected_text() == DECIDED


def test_a_record_changed_by_others_is_not_overwritten_unasked(
    clerk: Clerk, ocr_file: Path, tmp_path: Path
) -> None:
    record = ocr_file.with_name("bao-cao.tei.xml")
    clerk.press("Return", "Ctrl+S", "Return")
    record.write_text("theirs")
    clerk.press("Ctrl+S")
    assert "changed on the disk by somebody else" in clerk.message
    clerk.prompts.path = tmp_path / "other.tei.xml"
    clerk.choose("Save as")
    assert record.read_text() == "theirs"
    assert open_file(tmp_path / "other.tei.xml").document.report.ocr_text == TEXT
    assert clerk.window.windowTitle() == "other.tei.xml[*] – Soát"


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.press("Return")
    clerk.prompts.path = tmp_path / "no such folder" / "x.tei.xml"
    clerk.press("Ctrl+Shift+S")
    assert "its folder does not exist" in clerk.message
    assert clerk.decided == DECIDED
    assert clerk.window.status.saved.text() == "Not saved"


def test_a_name_completed_by_us_is_asked_about_too(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "mine.tei.xml"
    there.write_text("mine")
    proposals: list[str] = []
    answers = iter([str(tmp_path / "mine"), "", str(tmp_path / "new")])

    def ask(parent: object, title: str, proposed: str, kinds: str) -> tuple[str, str]:
        proposals.append(proposed)
        return next(answers), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    prompts = Prompts(clerk.window)
    # The dialog comes again with the whole name, and asks itself whether to replace the file.
    assert prompts.file_to_save(tmp_path / "x.tei.xml") is None
    assert proposals[1] == str(there)
    assert prompts.file_to_save(there) == tmp_path / "new.tei.xml"


def test_the_sample_is_saved_where_the_person_says(
    make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    clerk = make_clerk()
    clerk.window.files.read(ocr_file, shipped=True)
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    clerk.wait_for_suggestions()
    clerk.press("Return")
    clerk.prompts.path = tmp_path / "mine.tei.xml"
    clerk.press("Ctrl+S")
    assert clerk.prompts.asked == ["save"]
    assert (tmp_path / "mine.tei.xml").exists()
    assert not ocr_file.with_name("bao-cao.tei.xml").exists()


@pytest.mark.parametrize(
    "choice, text",
    [
        ("As on the screen", "Kết quả công tác\nthông tin đối ngoại\n\nnăm 2024 Website\n"),
        ("Only what was decided", DECIDED),
    ],
)
def test_exporting_asks_about_open_suggestions(
    clerk: Clerk, tmp_path: Path, choice: str, text: str
) -> None:
    clerk.press("Return")
    clerk.prompts.path = tmp_path / "out.txt"
    clerk.press("Ctrl+E")
    assert clerk.message.startswith("7 suggestions are not decided yet")
    clerk.choose(choice)
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == text
    assert "out.txt" in clerk.message
    clerk.press("Tab")
    assert clerk.message == ""


# Opening


def test_a_missing_file_is_told_in_the_window(make_clerk: MakeClerk, tmp_path: Path) -> None:
    clerk = make_clerk()
    clerk.window.open(tmp_path / "nothing.txt")
    clerk.qtbot.waitUntil(lambda: clerk.message != "")
    assert "nothing.txt: there is no such file. Check the name" in clerk.message
    clerk.press("Esc")
    assert clerk.message == ""


def test_a_file_that_does_not_open_leaves_the_open_one(clerk: Clerk, tmp_path: Path) -> None:
    clerk.prompts.path = tmp_path / "nothing.txt"
    clerk.press("Ctrl+O")
    clerk.qtbot.waitUntil(lambda: clerk.message != "")
    assert clerk.word == "quả"


def test_encodings_are_offered_with_what_the_text_would_look_like(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("đô thị".encode("cp1258", "ignore") + "\nđêm\n".encode("cp1258"))
    clerk = make_clerk()
    clerk.window.open(path)
    clerk.qtbot.waitUntil(lambda: clerk.message != "")
    labels = [button.text() for button in clerk.window.messages.choices]
    assert any(label.startswith("Windows-1258:") and "đ" in label for label in labels)
    clerk.choose("Windows-1258")
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    assert clerk.screen[1] == "đêm"


def test_the_preview_is_where_encodings_differ() -> None:
    data = "café\nđo đêm\n".encode("cp1258")
    assert previews(data, ["cp1258", "cp1252"]) == ["đo đêm", "ðo ðêm"]


def test_the_preview_finds_the_difference_although_one_encoding_has_no_lines() -> None:
    data = ("xin\n" * 9 + "đo đêm\n").encode("cp1258")
    assert previews(data, ["cp1258", "cp1252", "utf-16-le"])[:2] == ["đo đêm", "ðo ðêm"]


def test_a_report_that_has_a_record_already_offers_it(
    clerk: Clerk, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    clerk.press("Return", "Ctrl+S")
    again = make_clerk()
    again.open(ocr_file)
    assert "bao-cao.tei.xml holds the record" in again.message
    again.press("Esc")
    assert again.message == ""
    assert again.decided == TEXT
    assert clerk.window.close() and again.window.close()
    third = make_clerk()
    third.open(ocr_file)
    third.press("Return")
    third.qtbot.waitUntil(lambda: third.decided == DECIDED)
    assert third.window.windowTitle() == "bao-cao.tei.xml[*] – Soát"
    assert third.message == ""
    # The text, to which nothing was done, has made room.
    assert len(third.window.desk.sessions) == 1


def test_an_empty_window_says_how_to_open_a_report(
    make_clerk: MakeClerk, tmp_path: Path, ocr_file: Path
) -> None:
    clerk = make_clerk()
    view = clerk.window.page.view
    clerk.window.open(tmp_path / "nothing.txt")
    assert view.invitation == ""
    clerk.qtbot.waitUntil(lambda: clerk.message != "")
    assert view.invitation.startswith("Press Ctrl+O")
    clerk.open(ocr_file)
    assert view.invitation == ""


def test_opening_another_file_leaves_the_first_one_open(clerk: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "khac.txt"
    other.write_text("nim\n")
    clerk.prompts.path = other
    clerk.press("Return", "Ctrl+O")
    clerk.qtbot.waitUntil(lambda: len(clerk.window.desk.sessions) == 2)
    assert clerk.prompts.asked == ["open"]
    clerk.wait_for_suggestions()
    assert clerk.screen == ["năm", ""]


def test_a_dialog_that_is_left_opens_nothing(clerk: Clerk) -> None:
    clerk.prompts.path = None
    clerk.press("Ctrl+O")
    assert clerk.word == "quả"
    assert clerk.message == ""


def test_a_save_under_way_holds_what_was_there_when_it_began(clerk: Clerk, ocr_file: Path) -> None:
    clerk.press("Return")
    clerk.window.files.save()
    assert clerk.window.status.saved.text() == "Saving…"
    # The keys that come meanwhile are not part of it, and not lost.
    QTest.keyClick(clerk.window.page.view.field, Qt.Key.Key_Return)
    clerk.wait_for_saving()
    record = ocr_file.with_name("bao-cao.tei.xml")
    assert open_file(record).document.corrected_text() == DECIDED
    assert clerk.window.status.saved.text() == "Not saved"
    clerk.press("Ctrl+S")
    assert open_file(record).document.corrected_text() == clerk.decided != DECIDED


def test_saves_asked_for_in_a_row_end_with_the_last_state(clerk: Clerk, ocr_file: Path) -> None:
    for _ in range(3):
        QTest.keyClick(clerk.window.page.view.field, Qt.Key.Key_Return)
        clerk.window.files.save()
    clerk.wait_for_saving()
    record = open_file(ocr_file.with_name("bao-cao.tei.xml"))
    assert record.document.corrected_text() == clerk.decided
    assert clerk.window.status.saved.text() == "Saved"


# Closing


def test_an_export_does_not_decide_a_word_that_is_being_typed(clerk: Clerk, tmp_path: Path) -> None:
    clerk.press("Ctrl+Shift+A", "Return", "F4", "F4", "F4")
    clerk.go_to("Website")
    clerk.type("web")
    clerk.prompts.path = tmp_path / "out.txt"
    clerk.press("Ctrl+E")
    if clerk.message.endswith("What shall be exported?"):
        clerk.choose("As on the screen")
    assert "web\n" not in (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert clerk.message.endswith("What you are still typing is not in it.")
    assert clerk.mode == "EDIT"


def test_an_export_holds_what_was_there_when_it_began(clerk: Clerk, tmp_path: Path) -> None:
    out = clerk.prompts.path = tmp_path / "out.txt"
    clerk.window.exports.export()
    clerk.window.messages.choices[1].click()
    assert clerk.window.exports.exporter.is_busy
    QTest.keyClick(clerk.window.page.view.field, Qt.Key.Key_Return)
    clerk.wait_for_saving()
    assert out.read_text(encoding="utf-8") == TEXT
    assert clerk.decided == DECIDED


def test_an_export_that_is_stopped_leaves_the_file_as_it_was(clerk: Clerk, tmp_path: Path) -> None:
    out = clerk.prompts.path = tmp_path / "out.txt"
    out.write_text("mine")
    exporter = clerk.window.exports.exporter
    exporter.begun.connect(exporter.stop)
    clerk.press("Ctrl+E")
    clerk.choose("Only what was decided")
    assert out.read_text() == "mine"
    assert clerk.window.status.hint.text() == "Stopped; out.txt was not written."


def test_an_export_that_fails_says_why(clerk: Clerk, tmp_path: Path) -> None:
    clerk.prompts.path = tmp_path / "no such folder" / "out.txt"
    clerk.press("Ctrl+E")
    clerk.choose("Only what was decided")
    assert "its folder does not exist" in clerk.message


def test_closing_waits_for_an_export(clerk: Clerk, tmp_path: Path) -> None:
    out = clerk.prompts.path = tmp_path / "out.txt"
    clerk.window.exports.export()
    clerk.window.messages.choices[1].click()
    assert clerk.window.close()
    assert out.read_text(encoding="utf-8") == TEXT


def test_closing_with_nothing_changed_asks_nothing(clerk: Clerk) -> None:
    assert clerk.window.close()
    assert clerk.prompts.asked == []


@pytest.mark.parametrize(
    "answer, closes, saved",
    [(Unsaved.CANCEL, False, False), (Unsaved.DISCARD, True, False), (Unsaved.SAVE, True, True)],
)
def test_closing_asks_about_unsaved_work(
    clerk: Clerk, ocr_file: Path, answer: Unsaved, closes: bool, saved: bool
) -> None:
    clerk.press("Return")
    clerk.prompts.unsaved = answer
    assert clerk.window.close() is closes
    assert ocr_file.with_name("bao-cao.tei.xml").exists() is saved


def test_when_saving_fails_the_window_stays(clerk: Clerk, ocr_file: Path) -> None:
    ocr_file.with_name("bao-cao.tei.xml").write_text("mine")
    clerk.press("Return")
    clerk.prompts.unsaved = Unsaved.SAVE
    assert not clerk.window.close()
    assert "exists already" in clerk.message


@pytest.mark.parametrize(
    "label, answer",
    [("Lưu", Unsaved.SAVE), ("Không lưu", Unsaved.DISCARD), ("Hủy", Unsaved.CANCEL)],
)
def test_the_question_itself(make_clerk: MakeClerk, label: str, answer: Unsaved) -> None:
    clerk = make_clerk(language="vi")

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.text() == "Lưu các thay đổi trong x.txt?"
        next(b for b in box.buttons() if b.text().replace("&", "") == label).click()

    QTimer.singleShot(0, click)
    assert Prompts(clerk.window).unsaved_work(["x.txt"]) is answer


def test_the_question_about_several_reports(make_clerk: MakeClerk) -> None:
    clerk = make_clerk()
    texts: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        texts.append(box.text())
        next(b for b in box.buttons() if b.text().replace("&", "") == "Save all").click()

    QTimer.singleShot(0, click)
    assert Prompts(clerk.window).unsaved_work(["a.txt", "b.txt"]) is Unsaved.SAVE
    assert texts == ["Save the changes in these reports?\n\n•  a.txt\n•  b.txt"]
