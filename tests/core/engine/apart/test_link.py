"""Whoever asks a process never waits for a pipe, and hears it as soon as there is no answer."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any, BinaryIO

import pytest

from soat_core.engine.apart import wire
from soat_core.engine.apart.link import PATIENCE_S, GoneError, Link
from soat_core.engine.apart.wire import Frame, Kind

LONG_S = 60
"""For a machine that has much else to do."""
LARGE = "a" * 2_000_000
"""More than any pipe takes."""


class OtherSide:
    """What a process would be: reads and writes when the test says so."""

    def __init__(self, **waits: float) -> None:
        theirs, self._sink = os.pipe()
        self._source, ours = os.pipe()
        self._streams: list[BinaryIO] = [os.fdopen(self._source, "rb"), os.fdopen(self._sink, "wb")]
        self.source, self.sink = self._streams
        self.link = Link(os.fdopen(theirs, "rb"), os.fdopen(ours, "wb"), **waits)

    def heard(self) -> Frame:
        frame = wire.receive(self.source)
        assert frame is not None
        return frame

    def say(self, kind: Kind, number: int, **message: Any) -> None:
        wire.put(self.sink, wire.packed(kind, number, message))

    def end(self) -> None:
        for stream in self._streams:
            stream.close()


@pytest.fixture
def other() -> Iterator[OtherSide]:
    made = OtherSide()
    yield made
    made.end()
    made.link.close()
    made.link.join(LONG_S)


def at_once(act: Callable[[], Any]) -> None:
    """Do something that must not wait for the other side; fails where it does."""
    acting = threading.Thread(target=act, daemon=True)
    acting.start()
    acting.join(LONG_S)
    assert not acting.is_alive()


class Asking:
    """Somebody who waits for an answer in a thread."""

    def __init__(self, link: Link) -> None:
        self._told: Future[Any] = Future()
        threading.Thread(target=self._ask, args=(link,), daemon=True).start()

    def _ask(self, link: Link) -> None:
        try:
            self._told.set_result(link.ask("suggest"))
        except GoneError as error:
            self._told.set_exception(error)

    @property
    def told(self) -> Any:
        return self._told.result(LONG_S)


def test_answers_come_to_who_asked_in_any_order(other: OtherSide) -> None:
    asked = [other.link.asking("find", number=number) for number in range(3)]
    waiting = Asking(other.link)
    frames = [other.heard() for _ in range(4)]
    for frame in reversed(frames):
        other.say(Kind.REPLY, frame.number, **{"": frame.message["with"].get("number", "there")})
    assert [one.result(LONG_S) for one in asked] == [0, 1, 2]
    assert waiting.told == "there"


def test_nobody_waits_where_nothing_is_read(other: OtherSide) -> None:
    at_once(lambda: other.link.tell("expect", text=LARGE))
    asked: list[Future[Any]] = []
    at_once(lambda: asked.append(other.link.asking("find")))
    assert not asked[0].done()


def test_closing_tells_whoever_waits_also_where_nothing_is_read(other: OtherSide) -> None:
    other.link.tell("expect", text=LARGE)
    asked, waiting = other.link.asking("find"), Asking(other.link)
    at_once(other.link.close)
    with pytest.raises(GoneError):
        asked.result(LONG_S)
    with pytest.raises(GoneError):
        _ = waiting.told
    with pytest.raises(GoneError):
        other.link.tell("expect")
    assert isinstance(other.link.asking("find").exception(LONG_S), GoneError)


def test_after_closing_the_other_side_reads_the_end(other: OtherSide) -> None:
    at_once(other.link.close)
    assert wire.receive(other.source) is None


def test_who_ends_in_the_middle_of_an_answer_gives_none(other: OtherSide) -> None:
    asked, waiting = other.link.asking("find"), Asking(other.link)
    number = other.heard().number
    whole = wire.packed(Kind.REPLY, number, {"": "there"})
    other.sink.write(whole[: len(whole) // 2])
    other.end()
    with pytest.raises(GoneError):
        asked.result(LONG_S)
    with pytest.raises(GoneError):
        _ = waiting.told
    assert other.link.is_gone


def test_what_is_no_answer_ends_it(other: OtherSide) -> None:
    asked = other.link.asking("find")
    other.sink.write(b"Segmentation fault\n" * 1000)
    other.sink.flush()
    other.sink.close()
    with pytest.raises(GoneError):
        asked.result(LONG_S)


def test_who_hears_of_the_end_may_ask_again_at_once(other: OtherSide) -> None:
    again: list[Future[Any]] = []
    heard = threading.Event()

    def ask_again(_gone: Future[Any]) -> None:
        again.append(other.link.asking("find"))
        heard.set()

    other.link.asking("find").add_done_callback(ask_again)
    other.end()
    assert heard.wait(LONG_S)
    assert isinstance(again[0].exception(LONG_S), GoneError)


def test_each_of_many_is_told_once_however_it_ends() -> None:
    turn = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # every two lines are told apart by some thread
    try:
        for _ in range(40):
            other = OtherSide()
            ending = threading.Thread(target=other.end)
            ending.start()
            asked = [other.link.asking("find") for _ in range(5)]
            ending.join(LONG_S)
            for one in asked:
                assert isinstance(one.exception(LONG_S), GoneError)
            other.link.close()
            other.link.join(LONG_S)
    finally:
        sys.setswitchinterval(turn)


def test_who_works_long_is_waited_for_as_long_as_it_says_that_it_is_there() -> None:
    other = OtherSide(quiet_s=0.01)
    waiting = Asking(other.link)
    long = other.heard().number
    for _ in range(5):
        frame = other.heard()
        assert frame.message["do"] == "there"
        other.say(Kind.REPLY, frame.number, **{"": True})
    other.say(Kind.REPLY, long, **{"": "found"})
    assert waiting.told == "found"
    other.link.close()
    other.end()
    other.link.join(LONG_S)


def test_who_does_not_say_so_is_waited_for_no_longer() -> None:
    hanging = OtherSide(quiet_s=0.01, dead_s=0.01)
    with pytest.raises(GoneError):
        hanging.link.ask("suggest")
    assert hanging.link.is_gone
    hanging.end()
    hanging.link.join(LONG_S)


def test_who_was_waited_for_in_vain_is_late_until_it_answers(other: OtherSide) -> None:
    waiting = Asking(other.link)  # for suggestions, which may take as long as they like
    long = other.heard().number
    assert not other.link.is_late
    asked = other.link.asking("find")
    with pytest.raises(TimeoutError):
        asked.result(PATIENCE_S)
    assert other.link.is_late
    other.say(Kind.REPLY, other.heard().number, **{"": []})
    assert asked.result(LONG_S) == []
    assert not other.link.is_late
    other.say(Kind.REPLY, long, **{"": "there"})
    assert waiting.told == "there"
