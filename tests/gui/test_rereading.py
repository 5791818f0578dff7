"""Reading the picture again, with a program that is called tesseract on the search path."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from tests.core.ocr_making import hocr
from tests.gui.conftest import Clerk, MakeClerk

from soat_core.scans import tesseract
from soat_core.tei import read_record
from soat_resources import resource_path

LINES = [["Két", "qua", "cong", "tac"], ["thong", "tin", "d6i", "ngoai"]]
HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the program is a shell script")
PROGRAM = """#!/bin/sh
case "$*" in
    *--version*) echo "tesseract 5.9.1"; exit;;
    *--list-langs*) printf 'List of languages (2):\\neng\\nLANGUAGE\\n'; exit;;
esac
while [ -e "FOLDER/wait" ]; do sleep 0.05; done
case "$*" in
    *"--psm 3"*) cat "FOLDER/page.tsv";;
    *"--psm 7"*) cat "FOLDER/line.tsv";;
    *"--psm 8"*) cat "FOLDER/word.tsv";;
esac
"""


class Program:
    """What the OCR program is to say."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.says("page")
        self.says("line")
        self.says("word")

    def install(self, language: str = "vie") -> None:
        path = self._folder / "tesseract"
        script = PROGRAM.replace("FOLDER", str(self._folder)).replace("LANGUAGE", language)
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)
        tesseract.installed.cache_clear()

    def says(self, what: str, *words: tuple[str, int, int, int], sure: int = 96) -> None:
        """Words with left, top and width on the ``page``, a ``line`` or a ``word``."""
        rows = [HEAD, "1\t1\t0\t0\t0\t0\t0\t0\t2000\t3000\t-1\t"]
        rows += [
            f"5\t1\t1\t1\t{top}\t{number}\t{left}\t{top}\t{wide}\t20\t{sure}\t{text}"
            for number, (text, left, top, wide) in enumerate(words, 1)
        ]
        text = "\n".join([*rows, ""])
        (self._folder / f"{what}.tsv").write_text(text, encoding="utf-8")

    def wait(self) -> None:
        """Say nothing before ``go_on``."""
        (self._folder / "wait").touch()

    def go_on(self) -> None:
        (self._folder / "wait").unlink(missing_ok=True)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    folder = tmp_path / "bin"
    folder.mkdir()
    tools = [str(Path(shutil.which(name) or "").parent) for name in ("sh", "cat", "sleep")]
    for name in ("cat", "sleep", "sh"):
        (folder / name).symlink_to(Path(shutil.which(name) or ""))
    assert tools
    monkeypatch.setenv("PATH", str(folder))
    one = Program(folder)
    one.install()
    yield one
    one.go_on()
    tesseract.installed.cache_clear()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    Image.new("L", (2000, 3000), 255).save(tmp_path / "p0.png")
    path = tmp_path / "bao-cao.hocr"
    path.write_bytes(hocr([[LINES]]))
    return path


@pytest.fixture
def clerk(make_clerk: MakeClerk, report: Path, program: Program) -> Clerk:
    """Somebody on "đối", of which the engine is not sure."""
    one = make_clerk()
    one.open(report)
    one.press("Tab", "Tab")
    assert one.word == "đối"
    return one


def done(clerk: Clerk) -> None:
    readings = clerk.window.rereading.readings
    clerk.qtbot.waitUntil(lambda: not readings.is_busy, timeout=20_000)


def hint(clerk: Clerk) -> str:
    return clerk.window.status.hint.text()


def offered(clerk: Clerk) -> list[str]:
    """The candidates at the current word."""
    session, place = clerk.window.desk.session, clerk.window.page.view.place
    assert session is not None
    assert place is not None
    one = session.review.suggestion_at(place.start)
    return [] if one is None else [candidate.text for candidate in one.candidates]


def why(clerk: Clerk) -> str:
    session, place = clerk.window.desk.session, clerk.window.page.view.place
    assert session is not None
    assert place is not None
    one = session.review.suggestion_at(place.start)
    return "" if one is None else one.why


def test_a_page_read_again_offers_what_it_says(clerk: Clerk, program: Program) -> None:
    program.says("page", ("kết", 0, 0, 60), ("đội", 140, 30, 60), ("ngoại", 210, 30, 60))
    clerk.press("Shift+F12")
    done(clerk)
    assert offered(clerk)[0] == "đội"
    assert why(clerk).startswith("read again from the picture, 96%")
    assert clerk.word == "đội"
    assert "otherwise in 2 places" in hint(clerk) or "2 place(s)" in hint(clerk)


def test_who_agrees_settles_the_doubt(clerk: Clerk, program: Program) -> None:
    program.says("page", ("đối", 140, 30, 60))
    clerk.press("Shift+F12")
    done(clerk)
    session = clerk.window.desk.session
    assert session is not None
    one = session.review.suggestion_at(session.report.ocr_text.index("d6i"))
    assert one is not None
    assert one.best.posterior > 0.9
    assert hint(clerk) == "Read again: it says the same"


def test_decisions_stay(clerk: Clerk, program: Program) -> None:
    clerk.press("2")
    assert "đổi" in clerk.decided
    program.says("page", ("đội", 140, 30, 60))
    clerk.press("Shift+F12")
    done(clerk)
    assert "đổi" in clerk.decided
    assert "đội" not in clerk.screen[1]


def test_it_survives_suggestions_that_come_anew(clerk: Clerk, program: Program) -> None:
    program.says("page", ("đội", 140, 30, 60))
    clerk.press("Shift+F12")
    done(clerk)
    clerk.press("Shift+Tab", "Return")
    clerk.wait_until_settled()
    assert "đội" in clerk.screen[1]


def test_what_was_taken_is_recorded_with_its_source(
    clerk: Clerk, program: Program, tmp_path: Path
) -> None:
    program.says("page", ("dội", 140, 30, 60), sure=99)
    clerk.press("Shift+F12")
    done(clerk)
    clerk.press(str(offered(clerk).index("dội") + 1), "Ctrl+S")
    record = (tmp_path / "bao-cao.tei.xml").read_bytes()
    assert b'ident="tesseract" version="5.9.1"' in record
    (edit,) = read_record(record, "bao-cao.tei.xml").edits
    assert edit.sources == ("tesseract 5.9.1",)


def test_a_line_is_read_by_its_key(clerk: Clerk, program: Program) -> None:
    # the line is 20 pixels high and magnified
    program.says("line", ("đội", 320, 20, 120))
    clerk.press("F12")
    done(clerk)
    assert offered(clerk)[0] == "đội"


def test_a_word_is_read_by_its_key(clerk: Clerk, program: Program) -> None:
    program.says("word", ("đội", 20, 20, 90))
    clerk.press("Ctrl+F12")
    done(clerk)
    assert offered(clerk)[0] == "đội"


def test_text_being_typed_is_left_alone(clerk: Clerk, program: Program) -> None:
    program.says("page", ("đội", 140, 30, 60))
    program.wait()
    clerk.press("Shift+F12")
    clerk.type("ab")
    program.go_on()
    done(clerk)
    assert clerk.mode == "EDIT"
    clerk.press("Escape")
    assert offered(clerk)[0] == "đội"


def test_reading_goes_on_in_the_background_and_can_be_stopped(
    clerk: Clerk, program: Program
) -> None:
    program.says("page", ("đội", 140, 30, 60))
    program.wait()
    clerk.press("Shift+F12")
    assert clerk.window.status.reading.isVisible()
    assert "page 1" in clerk.window.status.reading.label.text()
    clerk.press("Return")
    assert "đối" in clerk.decided
    clerk.window.status.reading.button.click()
    done(clerk)
    assert hint(clerk) == "Reading was stopped"
    assert not clerk.window.status.reading.isVisible()
    assert not clerk.message


def test_the_panes_do_not_move_for_it(clerk: Clerk, program: Program) -> None:
    program.wait()
    before = clerk.window.page.view.geometry()
    clerk.press("Shift+F12")
    clerk.qtbot.waitUntil(clerk.window.status.reading.isVisible)
    clerk.qtbot.wait(50)
    assert clerk.window.page.view.geometry() == before


def test_closing_the_report_ends_it(clerk: Clerk, program: Program) -> None:
    program.wait()
    clerk.press("Shift+F12", "Ctrl+W")
    done(clerk)
    assert not clerk.message


def test_without_the_program_it_says_how_to_get_it(clerk: Clerk, program: Program) -> None:
    (Path(os.environ["PATH"]) / "tesseract").unlink()
    tesseract.installed.cache_clear()
    clerk.press("F12")
    done(clerk)
    assert "not installed" in clerk.message
    assert "tesseract-ocr-vie" in clerk.message


def test_without_vietnamese_it_says_what_is_missing(clerk: Clerk, program: Program) -> None:
    program.install("fra")
    clerk.press("F12")
    done(clerk)
    assert "tesseract-ocr-vie" in clerk.message


def test_without_a_picture_it_offers_to_choose(
    make_clerk: MakeClerk, program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "alone"
    folder.mkdir()
    path = folder / "bao-cao.hocr"
    path.write_bytes(hocr([[LINES]]))
    picture = tmp_path / "khac.png"
    Image.new("L", (2000, 3000), 255).save(picture)
    clerk = make_clerk()
    clerk.open(path)
    clerk.press("Tab", "Tab", "Shift+F12")
    assert "no picture" in clerk.message
    clerk.prompts.pictures = [picture]
    clerk.choose("Choose the pictures")
    program.says("page", ("đội", 140, 30, 60))
    clerk.press("Shift+F12")
    done(clerk)
    assert offered(clerk)[0] == "đội"


def test_a_picture_of_something_else_is_told(clerk: Clerk, program: Program) -> None:
    program.says("page")
    clerk.press("Shift+F12")
    done(clerk)
    # so little text can be anything
    assert "Nothing could be read" in hint(clerk)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_the_sample_with_the_program_itself(make_clerk: MakeClerk, tmp_path: Path) -> None:
    tesseract.installed.cache_clear()
    for name in ("bao-cao-mau-1.png", "bao-cao-mau-2.png", "bao-cao-mau.ocr.txt"):
        shutil.copy(resource_path("sample", name), tmp_path)
    clerk = make_clerk()
    clerk.open(tmp_path / "bao-cao-mau.ocr.txt")
    clerk.press("Ctrl+Shift+F12")
    readings = clerk.window.rereading.readings
    clerk.qtbot.waitUntil(lambda: not readings.is_busy, timeout=120_000)
    session = clerk.window.desk.session
    assert session is not None
    text = session.report.ocr_text
    found = session.review.suggestions_in(0, len(text))
    seen = [one for one in found if one.seen is not None]
    assert len(seen) > 0.9 * len(found)
    title = text.index("lu trif")
    one = session.review.suggestion_at(title)
    assert one is not None
    assert "lưu" in [candidate.text for candidate in one.candidates]
