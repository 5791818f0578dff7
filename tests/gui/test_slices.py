"""Long work in short slices is all done, in order, and can be finished at once."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from soat_gui.slices import Slices


class Work:
    """Steps that take a while, noted when they are done."""

    def __init__(self, name: str, log: list[str], count: int, seconds: float) -> None:
        self._name, self._log = name, log
        self._count, self._seconds = count, seconds

    def steps(self) -> Iterator[None]:
        for number in range(self._count):
            end = time.perf_counter() + self._seconds
            while time.perf_counter() < end:
                pass
            self._log.append(f"{self._name}{number}")
            yield

    def done(self) -> None:
        self._log.append(f"{self._name} done")


def begin(slices: Slices, work: Work) -> None:
    slices.run(work.steps(), work.done)


def test_what_is_short_is_done_at_once(qtbot: QtBot) -> None:
    log: list[str] = []
    slices = Slices(parent := QObject())
    begin(slices, Work("a", log, 1, 0))
    assert log == ["a0", "a done"]
    assert not slices.is_busy
    del parent


def test_what_is_long_lets_others_work_in_between(qtbot: QtBot) -> None:
    log: list[str] = []
    parent = QObject()
    slices = Slices(parent)
    begin(slices, Work("a", log, 6, 0.005))
    assert slices.is_busy and "a done" not in log
    qtbot.waitUntil(lambda: not slices.is_busy)
    assert log == [*(f"a{n}" for n in range(6)), "a done"]


def test_what_comes_next_waits_for_all_of_what_came_before(qtbot: QtBot) -> None:
    log: list[str] = []
    parent = QObject()
    slices = Slices(parent)
    begin(slices, Work("a", log, 3, 0.005))
    begin(slices, Work("b", log, 2, 0.005))
    slices.finish()
    assert log == ["a0", "a1", "a2", "a done", "b0", "b1", "b done"]
    slices.finish()
    assert len(log) == 7
