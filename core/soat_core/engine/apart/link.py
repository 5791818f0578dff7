"""Asking a process over its two standard streams, so that nobody who asks ever waits for a pipe.

A pipe takes 64 KB before whoever writes stands still, on Windows 4, and what the process does in
the meantime is not ours to say: it may be loading, stopped, or hang.  So one thread writes, another
one reads, and nobody else touches the streams.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Lock, Thread, current_thread
from time import monotonic
from typing import Any, BinaryIO

from soat_core.engine.apart import wire
from soat_core.engine.apart.wire import Frame, Kind, Message
from soat_core.errors import EngineError

PATIENCE_S = 0.5
"""Of somebody who is typing."""
QUIET_S, DEAD_S = 30.0, 60.0
"""Who waits this long for an answer asks whether anybody is there, and waits that long for this.
The process says so beside all its work, from when it is loaded: one that does not hangs."""
_NOTHING: Message = {}


class GoneError(Exception):
    """The other side ended before it answered."""


class DefectError(Exception):
    """Something went wrong on the other side that nobody expected: ``name`` is that of the
    exception there, ``steps`` where in the code it was raised.  Nothing tells of the report."""

    def __init__(self, name: str, steps: Sequence[str]) -> None:
        super().__init__(name, *steps)
        self.name = name
        self.steps = tuple(steps)


class Link:
    """Asks one process, from any number of threads.

    Whoever takes a box or a promise out of ``_boxes`` answers it, nobody else does.
    """

    def __init__(
        self,
        source: BinaryIO,
        sink: BinaryIO,
        *,
        quiet_s: float = QUIET_S,
        dead_s: float = DEAD_S,
    ) -> None:
        """``source`` is what the process writes, ``sink`` what it reads; both are closed here."""
        self._quiet_s, self._dead_s = quiet_s, dead_s
        self._source, self._sink = source, sink
        self._numbers = itertools.count()
        self._boxes: dict[int, SimpleQueue[Frame | None] | _Promise] = {}
        self._lock = Lock()
        """Never held while anything is waited for."""
        self._out: SimpleQueue[bytes | None] = SimpleQueue()
        self._is_gone = False
        self._threads = [
            Thread(target=self._write, name="engine's questions", daemon=True),
            Thread(target=self._read, name="engine's answers", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def is_gone(self) -> bool:
        """Whether there are no answers any more."""
        return self._is_gone

    @property
    def is_late(self) -> bool:
        """Whether somebody who types waited in vain: then nobody should begin to."""
        with self._lock:
            owed = (one for one in self._boxes.values() if isinstance(one, _Promise))
            oldest = next(owed, None)
        return oldest is not None and monotonic() - oldest.asked_at > PATIENCE_S

    def ask(
        self,
        name: str,
        answer: Callable[[Message], Message] | None = None,
        beside: Message = _NOTHING,
        **given: Any,
    ) -> Any:
        """What the other side makes of it, however long that takes, unless it hangs; ``answer`` is
        what it is told when it asks back, ``beside`` what it is told with every request.

        An ``answer`` that raises is told as one that cannot be given; its error is not heard of.
        Raises ``GoneError``, ``EngineError`` and ``DefectError``.
        """
        box: SimpleQueue[Frame | None] = SimpleQueue()
        number = self._send(box, {"do": name, "with": given, **beside})
        try:
            while (frame := self._next(box)) is not None:
                if frame.kind is not Kind.QUESTION:
                    return _result(frame)
                told = _answered(answer, frame.message)
                self._out.put(wire.packed(Kind.ANSWER, number, told))
        finally:
            with self._lock:
                self._boxes.pop(number, None)
        raise GoneError

    def asking(self, name: str, **given: Any) -> Future[Any]:
        """What the other side makes of it, as soon as it has; ``ask`` says what may be raised."""
        promise = _Promise()
        try:
            self._send(promise, {"do": name, "with": given})
        except GoneError:
            promise.put(None)
        return promise.future

    def tell(self, name: str, **given: Any) -> None:
        """Have something done of which nothing is heard again.  Raises ``GoneError``."""
        self._send(None, {"do": name, "with": given})

    def close(self) -> None:
        """Ask for nothing more.  Whoever waits hears at once that there will be no answer, and the
        process, should it listen, that there will be no request."""
        self._end()

    def join(self, patience_s: float) -> None:
        """Wait for the threads to end; they do when the process has."""
        for thread in self._threads:
            if thread is not current_thread():
                thread.join(patience_s)

    # Within

    def _send(self, box: SimpleQueue[Frame | None] | _Promise | None, message: Message) -> int:
        """Have a request written, whose answer goes into the box.  Raises ``GoneError``."""
        number = next(self._numbers)
        frame = wire.packed(Kind.REQUEST, number, message)
        with self._lock:
            # From here on ``_end`` finds the box.
            if self._is_gone:
                raise GoneError
            if box is not None:
                self._boxes[number] = box
        self._out.put(frame)
        return number

    def _next(self, box: SimpleQueue[Frame | None]) -> Frame | None:
        """What comes next; None where nothing will."""
        while True:
            with contextlib.suppress(Empty):
                return box.get(timeout=self._quiet_s)
            try:
                self.asking("there").result(self._dead_s)
            except (GoneError, TimeoutError):
                self.close()

    def _write(self) -> None:
        try:
            with contextlib.suppress(OSError, ValueError):
                while (frame := self._out.get()) is not None and not self._is_gone:
                    wire.put(self._sink, frame)
        finally:
            # Known now, not when the end of what it writes is read: whoever asks again at once
            # must not be given this link again.
            self._end()
            with contextlib.suppress(OSError, ValueError):
                self._sink.close()

    def _read(self) -> None:
        try:
            with contextlib.suppress(OSError, ValueError):
                while (frame := wire.receive(self._source)) is not None:
                    self._hand_over(frame)
        finally:
            self._end()
            with contextlib.suppress(OSError, ValueError):
                self._source.close()

    def _hand_over(self, frame: Frame) -> None:
        """Give an answer to whoever waits for it, if anybody still does."""
        with self._lock:
            take = self._boxes.get if frame.kind is Kind.QUESTION else self._boxes.pop
            box = take(frame.number, None)
        if box is not None:
            box.put(frame)

    def _end(self) -> None:
        """There are no answers any more: tell everybody who waits for one."""
        with self._lock:
            self._is_gone = True
            boxes, self._boxes = self._boxes, {}
        self._out.put(None)
        # Not under the lock: whoever hears of it may ask something else at once.
        for box in boxes.values():
            box.put(None)


class _Promise:
    """Somebody waits for one answer, and is told it wherever it arrives."""

    def __init__(self) -> None:
        self.future: Future[Any] = Future()
        self.asked_at = monotonic()

    def put(self, frame: Frame | None) -> None:
        """The answer, once; None when there will be none."""
        try:
            if frame is None:
                raise GoneError
            found = _result(frame)
        except Exception as error:  # whatever it is, it is told whoever asked
            self.future.set_exception(error)
        else:
            self.future.set_result(found)


def _answered(answer: Callable[[Message], Message] | None, question: Message) -> Message:
    """The answer to a question; one that cannot be given is told, or the other side would wait."""
    try:
        return {"failed": True} if answer is None else {"": answer(question)}
    except Exception:  # whatever it is: the other side goes on without
        return {"failed": True}


def _result(frame: Frame) -> Any:
    message = frame.message
    if frame.kind is Kind.REPLY:
        return message[""]
    if "what" in message:
        raise EngineError(message["what"], where=message["where"], advice=message["advice"])
    raise DefectError(message["name"], message["steps"])
