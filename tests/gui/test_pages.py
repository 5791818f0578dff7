"""Several files opened as the pages of one report: a folder, or files chosen together."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.test_tabs import drop

from soat_core.files import open_file


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "báo cáo tháng 5"
    folder.mkdir()
    for number in (10, 1, 2):
        (folder / f"trang {number}.txt").write_text(f"Trang qua {number}\n", encoding="utf-8")
    return folder


def opened(clerk: Clerk, *paths: Path) -> None:
    before = clerk.window.files.session
    clerk.window.files.read_all(paths)
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not before)


def test_a_folder_is_one_report_that_is_saved_with_its_pages(
    make_clerk: MakeClerk, pages: Path
) -> None:
    clerk = make_clerk()
    clerk.prompts.path = pages
    clerk.press("Ctrl+Shift+O")
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    session = clerk.window.files.session
    assert session is not None and session.name == "báo cáo tháng 5"
    assert session.report.ocr_text.split("\f") == [f"Trang qua {n}\n" for n in (1, 2, 10)]
    clerk.wait_until_settled()
    clerk.press("Tab", "Return", "Ctrl+S")
    record = open_file(pages / "báo cáo tháng 5.tei.xml")
    assert record.document.corrected_text().startswith("Trang quả 1\n")
    assert record.document.report == session.report


def test_a_dropped_folder_is_opened(make_clerk: MakeClerk, pages: Path) -> None:
    clerk = make_clerk()
    assert drop(clerk, pages)
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    session = clerk.window.files.session
    assert session is not None and session.report.page_count == 3


def test_files_that_look_like_pages_are_asked_about(make_clerk: MakeClerk, pages: Path) -> None:
    clerk = make_clerk()
    two = pages / "trang 2.txt", pages / "trang 1.txt"
    clerk.window.files.read_all(two)
    clerk.window.messages.choices[0].click()
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is not None)
    session = clerk.window.files.session
    assert session is not None and session.name == "trang"
    assert session.report.ocr_text == "Trang qua 1\n\fTrang qua 2\n"


def test_or_each_is_a_report(make_clerk: MakeClerk, pages: Path) -> None:
    clerk = make_clerk()
    clerk.window.files.read_all([pages / "trang 2.txt", pages / "trang 1.txt"])
    clerk.window.messages.choices[1].click()
    clerk.qtbot.waitUntil(lambda: len(clerk.window.desk.sessions) == 2)


def test_a_folder_that_is_open_comes_to_the_front(
    make_clerk: MakeClerk, pages: Path, ocr_file: Path
) -> None:
    clerk = make_clerk()
    opened(clerk, pages)
    first = clerk.window.files.session
    opened(clerk, ocr_file)
    clerk.window.files.read_all([pages])
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session is first)


def test_a_folder_that_is_no_report_is_told(make_clerk: MakeClerk, pages: Path) -> None:
    (pages / "ghi chú.docx").write_bytes(b"PK")
    clerk = make_clerk()
    clerk.window.files.read_all([pages])
    clerk.qtbot.waitUntil(lambda: clerk.window.messages.isVisible())
    assert "ghi chú.docx" in clerk.window.messages.text.text()


def test_an_old_encoding_of_all_pages_is_told(make_clerk: MakeClerk, tmp_path: Path) -> None:
    folder = tmp_path / "cu"
    folder.mkdir()
    words = "cộng hòa xã hội chủ nghĩa việt nam độc lập tự do hạnh phúc kính gửi sở nội"
    for number in range(3):  # each alone has too few words to tell
        text = " ".join(words.split()[number * 6 : number * 6 + 6])
        (folder / f"{number}.txt").write_bytes(text.encode("tcvn3"))
    clerk = make_clerk()
    opened(clerk, folder)
    session = clerk.window.files.session
    assert session is not None
    assert session.report.ocr_text.replace("\f", " ") == words
    assert "TCVN3" in clerk.window.messages.text.text()


def test_old_fonts_of_word_are_told_and_can_be_left_alone(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    seen = "Những kết quả đạt được của ủy ban".encode("tcvn3").decode("latin-1")
    document = docx.Document()
    document.add_paragraph().add_run(seen).font.name = ".VnTime"
    document.save(str(tmp_path / "cu.docx"))
    clerk = make_clerk()
    opened(clerk, tmp_path / "cu.docx")
    assert clerk.window.files.session is not None
    assert clerk.window.files.session.report.ocr_text == "Những kết quả đạt được của ủy ban\n"
    assert "TCVN3" in clerk.message
    first = clerk.window.files.session
    clerk.window.messages.choices[1].click()
    left = [one for one in clerk.window.messages.choices if "Windows-1252" in one.text()]
    left[0].click()
    clerk.qtbot.waitUntil(lambda: clerk.window.files.session not in (None, first))
    assert clerk.window.files.session.report.ocr_text == f"{seen}\n"
