"""What is on offer for what is typed, however late the answers come."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from tests.gui.open_reports import OpenReports

from soat_core.engine.suggestion import Candidate, Sought, Suggestion, Word
from soat_core.errors import EngineError
from soat_core.finding.query import Query
from soat_gui.editor.lines import Typing
from soat_gui.session import Session
from soat_gui.suggestions.offering import Offering
from soat_gui.suggestions.search import Asked, Wanted

SUGGESTION = Suggestion(0, 3, (Candidate("đối", 0.6), Candidate("đổi", 0.3), Candidate("đội", 0.1)))


class Somebody:
    """Types in the place of ``d6i``; the words come when the test says so."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.parent = QObject()
        self.offering = Offering(self._search, self.parent)
        self.answers: list[Future[list[Word]]] = []
        self.complaints: list[Exception] = []
        self.shown: list[list[str]] = []
        self.offering.changed.connect(lambda: self.shown.append(self.on_offer))
        self.offering.rest(SUGGESTION)

    def _search(self, wanted: Wanted) -> Asked:
        words: Future[list[Word]] = Future()
        self.answers.append(words)
        sought = Sought(0, 3, Query(wanted.now.text), here="đối")
        return Asked(wanted, sought, {}, words, self.complaints.append)

    def type(self, text: str, *, edits: bool = False, is_modified: bool = True) -> None:
        self.offering.begin(
            Wanted(
                self._session,
                Typing(0, 0, 3, text),
                None,
                self.offering.suggestion,
                composes=False,
                edits=edits,
                is_modified=is_modified,
            )
        )

    def answer(self, *words: str, to: int = -1) -> None:
        self.answers[to].set_result([Word(word, -float(at)) for at, word in enumerate(words)])

    @property
    def on_offer(self) -> list[str]:
        return [found.text for found in self.offering.slots if found]

    @property
    def enter(self) -> str | None:
        """What Enter takes."""
        found = self.offering.to_take
        return None if found is None else found.text


@pytest.fixture
def somebody(qtbot: QtBot, tmp_path: Path) -> Iterator[Somebody]:
    one = Somebody(OpenReports(tmp_path).open("d6i\n"))
    yield one
    one.parent.deleteLater()


def test_while_nothing_is_typed_the_candidates_stand_there(somebody: Somebody) -> None:
    assert somebody.on_offer == ["đối", "đổi", "đội"]
    assert somebody.offering.typed is None
    assert somebody.enter is None


def test_what_was_on_offer_stays_until_the_answer_comes(qtbot: QtBot, somebody: Somebody) -> None:
    somebody.type("doi")
    assert somebody.on_offer == ["đối", "đổi", "đội"]
    assert somebody.enter is None
    somebody.answer("dòi")
    qtbot.waitUntil(lambda: bool(somebody.shown))
    assert somebody.shown == [["đối", "đổi", "đội", "dòi"]]
    assert somebody.enter == "đối"


def test_an_answer_to_what_was_typed_before_is_not_shown(qtbot: QtBot, somebody: Somebody) -> None:
    somebody.type("do")
    somebody.type("doi")
    somebody.answer("dom", to=0)
    somebody.answer("dòi", to=1)
    qtbot.waitUntil(lambda: bool(somebody.shown))
    assert all("dom" not in shown for shown in somebody.shown)
    assert "dòi" in somebody.on_offer


def test_an_answer_for_a_token_that_was_left_is_not_shown(somebody: Somebody) -> None:
    somebody.type("doi")
    somebody.offering.rest(None)
    somebody.answer("dòi")
    QCoreApplication.sendPostedEvents()
    assert somebody.shown == []
    assert somebody.on_offer == []


def test_a_key_waits_for_what_it_takes(somebody: Somebody) -> None:
    somebody.type("doi")
    somebody.answer("dòi")
    somebody.offering.finish()
    assert somebody.enter == "đối"
    assert somebody.on_offer[-1] == "dòi"


def test_a_key_does_not_wait_for_ever(somebody: Somebody) -> None:
    somebody.type("doi")
    somebody.offering.finish()
    assert somebody.enter is None
    assert somebody.on_offer == ["đối", "đổi", "đội"]


def test_without_words_the_candidates_that_fit_are_left(somebody: Somebody) -> None:
    somebody.type("đo")
    error = EngineError("it is gone", advice="Start again.")
    somebody.answers[-1].set_exception(error)
    somebody.offering.finish()
    assert somebody.complaints == [error]
    assert set(somebody.on_offer) <= {"đối", "đổi", "đội"}


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_looked_for_where_nothing_is_typed(somebody: Somebody, text: str) -> None:
    somebody.type(text)
    assert somebody.answers == []
    assert somebody.on_offer == ["đối", "đổi", "đội"]


def test_nothing_is_looked_for_before_the_text_is_changed(somebody: Somebody) -> None:
    somebody.type("đối", edits=True, is_modified=False)
    assert somebody.answers == []
    somebody.type("đối", edits=True)
    assert len(somebody.answers) == 1


def test_going_round_comes_to_what_was_typed(somebody: Somebody) -> None:
    somebody.type("doi")
    somebody.answer("dòi")
    taken = [somebody.enter]
    for _ in range(5):
        somebody.offering.go(1)
        taken.append(somebody.enter)
    assert taken == [None, "đổi", "đội", "dòi", None, "đối"]
    somebody.offering.go(-1)
    assert somebody.enter is None


def test_the_next_letter_forgets_what_was_gone_to(somebody: Somebody) -> None:
    somebody.type("do")
    somebody.answer("dom")
    somebody.offering.go(-1)
    assert somebody.enter == "dom"
    somebody.type("doi")
    somebody.answer("dòi")
    somebody.offering.finish()
    assert somebody.enter == "đối"


def test_what_is_on_offer_as_it_was_typed_is_typed(somebody: Somebody) -> None:
    somebody.type("đối")
    somebody.answer()
    somebody.offering.finish()
    chosen = somebody.offering.chosen
    assert chosen is not None
    assert chosen.text == "đối"
    assert somebody.enter is None


def test_the_mark_stays_from_letter_to_letter(qtbot: QtBot, somebody: Somebody) -> None:
    somebody.type("doi")
    somebody.answer("dòi")
    somebody.offering.finish()
    before = somebody.offering.chosen
    somebody.type("doif")
    assert somebody.offering.chosen is before is not None
    somebody.answer("dòi")
    somebody.offering.finish()
    assert somebody.enter == "dòi"


def test_the_mark_goes_where_no_answer_comes(qtbot: QtBot, somebody: Somebody) -> None:
    somebody.type("doi")
    somebody.answer("dòi")
    somebody.offering.finish()
    somebody.type("doif")
    qtbot.waitUntil(lambda: somebody.offering.chosen is None)
    assert somebody.on_offer
    assert somebody.shown
