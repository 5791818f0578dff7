"""The window's side: an engine that works in a process of its own."""

from __future__ import annotations

import contextlib
import itertools
import subprocess
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO, Any, BinaryIO, Self, cast

from soat_core.engine.apart import wire
from soat_core.engine.apart.process import COMMAND, Process, started
from soat_core.engine.apart.wire import Frame, Kind, Message
from soat_core.engine.suggestion import Engine, Known
from soat_core.errors import EngineError
from soat_core.i18n import tr

_WAIT_S = 2.0
"""For the process to end by itself."""


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
    """Asks one process, from any number of threads."""

    def __init__(self, source: BinaryIO, sink: BinaryIO) -> None:
        """``source`` is what the process writes, ``sink`` what it reads."""
        self._source, self._sink = source, sink
        self._numbers = itertools.count()
        self._boxes: dict[int, SimpleQueue[Frame | None] | _Promise] = {}
        self._lock = Lock()
        self._is_gone = False
        Thread(target=self._sort, name="engine's answers", daemon=True).start()

    @property
    def is_gone(self) -> bool:
        return self._is_gone

    def ask(
        self,
        name: str,
        answer: Callable[[Message], Message] | None = None,
        patience_s: float | None = None,
        **given: Any,
    ) -> Any:
        """What the other side makes of it; ``answer`` is what it is told when it asks back.

        Raises ``GoneError``, also when nothing came in ``patience_s`` seconds, ``EngineError`` and
        ``DefectError``.
        """
        number = next(self._numbers)
        box: SimpleQueue[Frame | None] = SimpleQueue()
        with self._lock:
            if self._is_gone:
                raise GoneError
            self._boxes[number] = box
        try:
            self._send(Kind.REQUEST, number, {"do": name, "with": given})
            while (frame := box.get(timeout=patience_s)) is not None:
                if frame.kind is not Kind.QUESTION:
                    return _result(frame)
                self._send(Kind.ANSWER, number, _answered(answer, frame.message))
        except Empty:
            raise GoneError from None
        finally:
            self._boxes.pop(number, None)
        raise GoneError

    def asking(self, name: str, **given: Any) -> Future[Any]:
        """What the other side makes of it, as soon as it has; ``ask`` says what may be raised."""
        promise = _Promise()
        number = next(self._numbers)
        with self._lock:
            if self._is_gone:
                promise.put(None)
                return promise.future
            self._boxes[number] = promise
        promise.future.add_done_callback(lambda _future: self._boxes.pop(number, None))
        try:
            self._send(Kind.REQUEST, number, {"do": name, "with": given})
        except GoneError:
            promise.put(None)
        return promise.future

    def tell(self, name: str, **given: Any) -> None:
        """Have something done of which nothing is heard again.  Raises ``GoneError``."""
        self._send(Kind.REQUEST, next(self._numbers), {"do": name, "with": given})

    def close(self) -> None:
        """Ask for nothing more; the process ends."""
        with contextlib.suppress(OSError, ValueError):
            self._sink.close()

    def _send(self, kind: Kind, number: int, message: Message) -> None:
        try:
            with self._lock:
                wire.send(self._sink, kind, number, message)
        except (OSError, ValueError):
            # known now, not when the end of what it writes is read: whoever asks again at once
            # must not be given this link again
            self._is_gone = True
            raise GoneError from None

    def _sort(self) -> None:
        """Give each answer to whoever waits for it."""
        with contextlib.suppress(OSError, ValueError):
            while (frame := wire.receive(self._source)) is not None:
                if box := self._boxes.get(frame.number):
                    box.put(frame)
        with self._lock:
            self._is_gone = True
            for box in list(self._boxes.values()):
                box.put(None)


class _Promise:
    """Somebody waits for one answer, and is told it wherever it arrives."""

    def __init__(self) -> None:
        self.future: Future[Any] = Future()

    def put(self, frame: Frame | None) -> None:
        """The answer; None when there will be none."""
        if self.future.done():
            return
        try:
            if frame is None:
                raise GoneError
            found = _result(frame)
        except Exception as error:  # whatever it is, it is told whoever asked
            self.future.set_exception(error)
        else:
            self.future.set_result(found)


class EngineHost:
    """Keeps the process: starts it, starts it again should it ever end, and ends it.

    It is started as soon as this is made, so that it comes up while the window does.  Where no
    process can be started the engine works here.
    """

    def __init__(self, command: Sequence[str] = COMMAND, *, begun: Process | None = None) -> None:
        """``begun`` is a process that was started with it already."""
        self._command = command
        self._lock = Lock()
        self._is_closed = False
        self.dropped: deque[int] = deque()
        """Numbers of analyses that nobody has any more."""
        self._process = begun
        self._link = self._start() if begun is None else _link_to(begun)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    def load(self) -> Engine:
        """The quick engine, in this process where it cannot be had in another.  Raises
        ``EngineError``."""
        from soat_core.engine.apart.client import EngineApart

        try:
            return EngineApart.loaded(self, level=0)
        except GoneError:
            from soat_core.engine import load_quick_engine

            return load_quick_engine()

    @property
    def process_id(self) -> int | None:
        """Of the process as it is now."""
        return self._process.pid if self._process else None

    @property
    def present(self) -> Link | None:
        """To the process, if there is one now."""
        link = self._link
        return None if link is None or link.is_gone else link

    def expect(self, text: str, start: int, end: int, known: Sequence[Known] = ()) -> None:
        """A report with this text is about to be analysed, and suggestions asked for
        ``text[start:end]``, of which some is ``known``: the process may begin with it.  Should it
        turn out otherwise, nothing is lost but its time."""
        if (link := self.present) is not None:
            told = [(one.start, one.end, one.text) for one in known]
            with contextlib.suppress(GoneError):
                link.tell("expect", text=text, span=(start, end), known=told)

    def taken_dropped(self) -> list[int]:
        """``dropped``, which the process is about to be told."""
        return [self.dropped.popleft() for _ in range(len(self.dropped))]

    def link(self) -> Link:
        """To a process that is there.  Raises ``GoneError`` where none can be had."""
        with self._lock:
            if self._is_closed:
                raise GoneError
            if self._link is None or self._link.is_gone:
                self._end()
                self._link = self._start()
            if self._link is None:
                raise GoneError
            return self._link

    def close(self) -> None:
        """End the process, whatever it is at."""
        with self._lock:
            self._is_closed = True
            self._end()

    def _start(self) -> Link | None:
        self._process = started(self._command)
        return None if self._process is None else _link_to(self._process)

    def _end(self) -> None:
        if self._link is not None:
            self._link.close()
        if self._process is None:
            return
        try:
            self._process.wait(_WAIT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with contextlib.suppress(OSError, ValueError):
            _stream(self._process.stdout).close()
        self._process = None


def ended() -> EngineError:
    """What a person is told when the process ended twice at the same place."""
    return EngineError(
        tr(
            "the part of the program that makes suggestions ended unexpectedly",
            "phần đưa ra gợi ý của chương trình đã dừng đột ngột",
        ),
        advice=tr(
            "Save, and open the report again.",
            "Hãy lưu rồi mở lại báo cáo.",
        ),
    )


def _link_to(process: Process) -> Link:
    return Link(_stream(process.stdout), _stream(process.stdin))


def _stream(stream: IO[bytes] | None) -> BinaryIO:
    assert stream is not None
    return cast(BinaryIO, stream)


def _answered(answer: Callable[[Message], Message] | None, question: Message) -> Message:
    """The answer to a question; one that cannot be given is told, or the other side would wait."""
    try:
        return {"failed": True} if answer is None else {"": answer(question)}
    except Exception:  # whatever it is: there are suggestions without it, or none
        return {"failed": True}


def _result(frame: Frame) -> Any:
    message = frame.message
    if frame.kind is Kind.REPLY:
        return message[""]
    if "what" in message:
        raise EngineError(message["what"], where=message["where"], advice=message["advice"])
    raise DefectError(message["name"], message["steps"])
