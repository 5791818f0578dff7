"""Work that nobody waits for has its turn: what a person does comes in between."""

from __future__ import annotations

import time
from itertools import pairwise

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from soat_gui.turns import Turn

PIECE_S = 0.003


class Worker:
    """Has so many pieces of work that take a while, and notes each."""

    def __init__(
        self, name: str, log: list[str], pieces: int, parent: QObject, *, comes_first: bool = False
    ) -> None:
        self._name, self._log, self._left = name, log, pieces
        self.turn = Turn(self._work, parent, comes_first=comes_first)

    def _work(self) -> None:
        end = time.perf_counter() + PIECE_S
        while time.perf_counter() < end:
            pass
        self._left -= 1
        self._log.append(self._name)
        if self._left:
            self.turn.ask()


def test_several_take_turns(qtbot: QtBot) -> None:
    log: list[str] = []
    parent = QObject()
    for worker in [Worker(name, log, 3, parent) for name in "ab"]:
        worker.turn.ask()
    qtbot.waitUntil(lambda: len(log) == 6)
    assert "".join(log) == "ababab"


def test_what_the_next_key_may_need_comes_first(qtbot: QtBot) -> None:
    log: list[str] = []
    parent = QObject()
    for worker in [Worker(name, log, 3, parent) for name in "ab"]:
        worker.turn.ask()
    Worker("c", log, 3, parent, comes_first=True).turn.ask()
    qtbot.waitUntil(lambda: len(log) == 9)
    assert "".join(log) == "cccababab"


def test_other_events_come_between_any_two_pieces(qtbot: QtBot) -> None:
    log: list[str] = []
    parent = QObject()
    beat = QTimer(parent)
    beat.timeout.connect(lambda: log.append("-"))
    beat.start(0)
    for worker in [Worker(name, log, 5, parent) for name in "abc"]:
        worker.turn.ask()
    qtbot.waitUntil(lambda: len([one for one in log if one != "-"]) == 15)
    work = "".join(log).strip("-")
    assert all("-" in pair for pair in pairwise(work))


def test_it_is_done_once_however_often_it_was_asked_for(qtbot: QtBot) -> None:
    log: list[str] = []
    parent = QObject()
    turn = Turn(lambda: log.append("done"), parent)
    turn.ask()
    turn.ask()
    qtbot.waitUntil(lambda: bool(log))
    qtbot.wait(0)
    assert log == ["done"] and not turn.is_wanted


def test_what_was_stopped_or_has_gone_holds_nobody_up(qtbot: QtBot) -> None:
    log: list[str] = []
    parent, other = QObject(), QObject()
    stopped, gone, last = (
        Turn(lambda name=name: log.append(name), of)  # type: ignore[misc]
        for name, of in (("stopped", parent), ("gone", other), ("last", parent))
    )
    for turn in (stopped, gone, last):
        turn.ask()
    stopped.stop()
    del other
    qtbot.waitUntil(lambda: bool(log))
    assert log == ["last"]


def test_who_asks_again_after_stopping_has_one_turn(qtbot: QtBot) -> None:
    log: list[str] = []
    parent = QObject()
    turn = Turn(lambda: log.append("done"), parent)
    turn.ask()
    turn.stop()
    turn.ask()
    qtbot.waitUntil(lambda: bool(log))
    qtbot.wait(0)
    assert log == ["done"]
