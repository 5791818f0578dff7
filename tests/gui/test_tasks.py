"""Work in other threads: what comes of it, in order, and what becomes of it afterwards."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from soat_gui.tasks import Tasks


class Thing:
    """Something that work holds, as a report."""

    def told(self) -> str:
        return threading.current_thread().name

    def broken(self) -> None:
        mine = self  # as whatever a function has in its hands when it fails
        raise ValueError("broken", len(repr(mine)))


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_work_is_done_elsewhere_and_told_here(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []

    def done(where: str) -> None:
        told.append((where, threading.current_thread().name))

    tasks.run(Thing().told, done, print)
    qtbot.waitUntil(lambda: bool(told))
    ((where, here),) = told
    assert here == threading.current_thread().name != where


def test_results_come_in_the_order_in_which_they_were_asked_for(tasks: Tasks, qtbot: QtBot) -> None:
    found: list[int] = []
    for number in range(50):
        tasks.run(partial(int, number), found.append, print)
    qtbot.waitUntil(lambda: len(found) == 50)
    assert found == list(range(50))


def test_what_work_held_is_let_go_when_it_was_told(tasks: Tasks, qtbot: QtBot) -> None:
    ends: list[object] = []
    alive = []
    for name in ("told", "broken"):
        thing = Thing()
        alive.append(weakref.ref(thing))
        tasks.run(getattr(thing, name), ends.append, lambda error: ends.append(error.args[0]))
        del thing
    qtbot.waitUntil(lambda: len(ends) == 2)
    assert ends[1] == "broken"
    qtbot.waitUntil(lambda: not any(one() for one in alive))


def test_nothing_is_told_after_closing(tasks: Tasks, qtbot: QtBot) -> None:
    may_end = threading.Event()
    told: list[object] = []
    alive = weakref.ref(thing := Thing())
    tasks.run(may_end.wait, told.append, told.append)
    tasks.run(thing.told, told.append, told.append)
    del thing
    tasks_end = threading.Thread(target=may_end.set)
    tasks_end.start()
    tasks.close()
    tasks.run(Thing().told, told.append, told.append)
    assert alive() is None
    # What is sent to these comes behind all that was sent to the others.
    others = Tasks()
    ends: list[object] = []
    others.run(int, ends.append, ends.append)
    qtbot.waitUntil(lambda: bool(ends))
    others.close()
    tasks_end.join()
    assert not told
