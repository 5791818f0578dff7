"""Suggestions come from another thread, page by page, and the window never waits for them."""

from __future__ import annotations

from pathlib import Path

from tests.gui.conftest import READINGS, TEXT, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.engine.suggestion import Engine
from soat_core.errors import EngineError
from soat_core.portions import parts
from soat_core.report import Report
from soat_gui.engine_state import EngineState

PAGES = "nim\n" * 30 + "\f" + "cong\n" * 30 + "\f" + "tac\n" * 30


def test_the_window_can_be_used_before_suggestions_arrive(
    make_clerk: MakeClerk, ocr_file: Path
) -> None:
    engine = FakeEngine(READINGS)
    engine.gate.clear()
    clerk = make_clerk(engine=engine)
    clerk.open(ocr_file, suggested=False)
    clerk.qtbot.waitUntil(lambda: clerk.window.suggester.state is EngineState.WORKING)
    assert clerk.screen[0] == "Két qua cong tac"
    assert clerk.window.page.bar.note == "looking for suggestions…"
    clerk.press("Right")
    clerk.type("quỳ")
    engine.gate.set()
    clerk.wait_for_suggestions()
    # What is being typed stays, and everything else has its suggestion.
    assert clerk.screen[0] == "Kết quỳ công tác"
    clerk.press("Esc")
    assert clerk.screen[0] == "Kết quả công tác"


def test_what_was_decided_meanwhile_stays(make_clerk: MakeClerk, ocr_file: Path) -> None:
    engine = FakeEngine(READINGS)
    engine.gate.clear()
    clerk = make_clerk(engine=engine)
    clerk.open(ocr_file, suggested=False)
    clerk.press("Right", "F4")
    engine.gate.set()
    clerk.wait_for_suggestions()
    assert clerk.screen[0] == "Kết qua công tác"
    assert clerk.window.status.counts.text() == "1 / 3 suspects dealt with"


def test_the_page_that_is_looked_at_comes_first(make_clerk: MakeClerk, tmp_path: Path) -> None:
    path = tmp_path / "pages.txt"
    path.write_text(PAGES)
    engine = FakeEngine(READINGS)
    engine.gate.clear()
    clerk = make_clerk(engine=engine)
    clerk.open(path, suggested=False)
    clerk.qtbot.waitUntil(lambda: clerk.window.suggester.state is EngineState.WORKING)
    clerk.press("Ctrl+End")
    engine.gate.set()
    clerk.wait_for_suggestions()
    spans = parts(Report.from_text(PAGES))
    assert sorted(engine.asked) == [tuple(span) for span in spans]
    # The first was under way; then what is in sight, then the others.
    assert engine.asked.index(tuple(spans[2])) <= 1
    assert clerk.screen[0] == "năm"


def test_suggestions_for_a_report_that_was_left_are_dropped(
    make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    engine = FakeEngine(READINGS)
    engine.gate.clear()
    clerk = make_clerk(engine=engine)
    clerk.open(ocr_file, suggested=False)
    clerk.qtbot.waitUntil(lambda: clerk.window.suggester.state is EngineState.WORKING)
    other = tmp_path / "other.txt"
    other.write_text("xa xa xa\ntac")
    clerk.open(other, suggested=False)
    engine.gate.set()
    clerk.wait_for_suggestions()
    assert clerk.screen == ["xa xa xa", "tác"]


def test_an_engine_that_cannot_be_loaded_leaves_an_editor(
    make_clerk: MakeClerk, ocr_file: Path
) -> None:
    def load() -> Engine:
        raise EngineError("the language pack is missing", advice="Install Soát again.")

    clerk = make_clerk(load=load)
    clerk.open(ocr_file)
    assert "the language pack is missing" in clerk.message
    assert "Everything else works" in clerk.message
    clerk.press("Right")
    clerk.type("quả")
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("qua", "quả")
    assert clerk.window.page.bar.note == "no suggestions; type the text yourself"


def test_files_of_the_engine_that_are_missing_are_told_in_words(
    make_clerk: MakeClerk, ocr_file: Path
) -> None:
    def load() -> Engine:
        raise FileNotFoundError("vi/model.npz")

    clerk = make_clerk(load=load)
    clerk.open(ocr_file)
    assert "files of the program are missing or damaged" in clerk.message
    assert "FileNotFoundError" not in clerk.message


def test_an_engine_that_fails_on_a_page_says_so_once(make_clerk: MakeClerk, ocr_file: Path) -> None:
    engine = FakeEngine(READINGS)
    engine.broken = True
    clerk = make_clerk(engine=engine)
    clerk.open(ocr_file)
    assert clerk.window.suggester.state is EngineState.BROKEN
    assert "the language pack is damaged" in clerk.message


def test_closing_while_the_engine_works(make_clerk: MakeClerk, ocr_file: Path) -> None:
    class Slow(FakeEngine):
        def suggest(self, start: int, end: int, known: object = ()) -> list:  # type: ignore[type-arg]
            self.asked.append((start, end))
            self.gate.wait(0.3)
            return []

    engine = Slow(READINGS)
    engine.gate.clear()
    clerk = make_clerk(engine=engine)
    clerk.open(ocr_file, suggested=False)
    clerk.qtbot.waitUntil(lambda: bool(engine.asked))
    assert clerk.window.close()


def test_long_pages_are_worked_on_in_parts() -> None:
    text = "a b\n" * 150 + "\fc\n"
    spans = parts(Report.from_text(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(text[start:end].count("\n") <= 60 for start, end in spans)


def test_progress_counts_only_what_wants_a_decision(clerk: Clerk) -> None:
    assert clerk.window.status.counts.text() == "0 / 3 suspects dealt with"
    clerk.press("Return", "Return", "Return")
    assert clerk.window.status.counts.text() == "3 / 3 suspects dealt with"
    assert clerk.window.status.progress.value() == clerk.window.status.progress.maximum()
    clerk.press("Tab")
    done = "All suspects are dealt with · Ctrl+Shift+K: check a sample of the rest"
    assert clerk.window.status.hint.text() == done
