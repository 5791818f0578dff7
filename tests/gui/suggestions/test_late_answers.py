"""What is typed where an engine is long about finding words, or cannot."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import READINGS, TEXT, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine
from tests.gui.suggestions.conftest import WORDS, on_enter, shown

from soat_core.engine.apart.link import DefectError
from soat_core.engine.suggestion import Sought, Word


class Awaited(Future[list[Word]]):
    """Tells when somebody waits for it."""

    def __init__(self, waited: Callable[[], object]) -> None:
        super().__init__()
        self._waited = waited

    def exception(self, timeout: float | None = None) -> BaseException | None:
        self._waited()
        return super().exception(timeout)


class LateEngine(FakeEngine):
    """Answers when it is told to."""

    def __init__(self) -> None:
        super().__init__(READINGS)
        self.words = WORDS
        self.asked_for: list[tuple[str, Awaited, list[Word]]] = []
        self.answers_who_waits = threading.Event()

    def analyse(self, ocr_text: str) -> LateEngine:
        analysis = super().analyse(ocr_text)
        assert isinstance(analysis, LateEngine)
        return analysis

    def finding(self, sought: Sought) -> Future[list[Word]]:
        words = Awaited(lambda: self._waited_for(sought.query.typed))
        self.asked_for.append((sought.query.typed, words, self.find(sought)))
        return words

    def _waited_for(self, typed: str) -> None:
        if self.answers_who_waits.is_set():
            self.answer(typed)

    def answer(self, typed: str) -> None:
        ((words, found),) = [
            (words, found) for text, words, found in self.asked_for if text == typed
        ]
        words.set_result(found)


class DefectiveEngine(FakeEngine):
    """Cannot look for words."""

    def find(self, sought: Sought) -> list[Word]:
        raise KeyError(self._text)


class DefectiveElsewhere(FakeEngine):
    """Cannot either, and says so from somewhere else."""

    def finding(self, sought: Sought) -> Future[list[Word]]:
        words: Future[list[Word]] = Future()
        words.set_exception(DefectError("KeyError", ["word_finder.py:90 find"]))
        return words


@pytest.fixture
def waiting(make_clerk: MakeClerk, ocr_file: Path) -> Clerk:
    one = make_clerk(engine=LateEngine())
    one.open(ocr_file)
    one.press("Tab", "Tab")
    return one


def answer(clerk: Clerk, typed: str) -> None:
    assert isinstance(clerk.engine, LateEngine)
    clerk.engine.answer(typed)


def test_letters_do_not_wait_for_what_they_find(waiting: Clerk) -> None:
    before = shown(waiting)
    waiting.type("ddo")
    field = waiting.window.page.view.field
    assert field.text() == "ddo" and shown(waiting) == before
    assert on_enter(waiting) == "ddo"
    answer(waiting, "ddo")
    waiting.qtbot.waitUntil(lambda: on_enter(waiting) == "đó")


def test_an_answer_to_letters_before_is_not_heard(waiting: Clerk) -> None:
    waiting.type("do")
    waiting.type("i")
    answer(waiting, "do")
    QApplication.processEvents()
    assert on_enter(waiting) == "doi"
    answer(waiting, "doi")
    waiting.qtbot.waitUntil(lambda: on_enter(waiting) == "đối")


@pytest.mark.parametrize("key", ["Return", "Ctrl+Down"])
def test_a_key_that_takes_what_is_found_waits_for_it(waiting: Clerk, key: str) -> None:
    waiting.type("ddoi")
    assert isinstance(waiting.engine, LateEngine)
    waiting.engine.answers_who_waits.set()
    waiting.press(key)
    if key == "Return":
        assert waiting.decided == TEXT.replace("d6i", "đối")
    else:
        assert on_enter(waiting) == "đổi"  # the one behind what Enter would have taken


@pytest.mark.parametrize("engine", [DefectiveEngine, DefectiveElsewhere])
def test_where_words_cannot_be_looked_for_what_is_typed_is_taken(
    make_clerk: MakeClerk,
    ocr_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    engine: type[FakeEngine],
) -> None:
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path / "log"))
    clerk = make_clerk(engine=engine(READINGS))
    clerk.open(ocr_file)
    clerk.press("Tab", "Tab")
    clerk.type("xo")
    assert clerk.message == (
        "In bao-cao.ocr.txt no words are found for what you type: unexpected error (KeyError). "
        "Everything else works."
    )
    clerk.press("Return")
    assert clerk.decided == TEXT.replace("d6i", "xo")
    # It is told once.
    clerk.window.messages.dismiss()
    clerk.press("Shift+Tab")
    clerk.type("x")
    clerk.press("Ctrl+Down", "Return")
    assert clerk.message == ""
    assert "d6i" not in (tmp_path / "log" / "window-error.log").read_text(encoding="utf-8")


def test_who_stops_typing_hears_no_answer(waiting: Clerk) -> None:
    before = shown(waiting)
    waiting.type("do")
    waiting.press("Esc")
    answer(waiting, "do")
    QApplication.processEvents()
    assert waiting.mode == "REVIEW" and shown(waiting) == before
