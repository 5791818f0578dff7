"""The window's side: an engine that works in a process of its own."""

from __future__ import annotations

import contextlib
import subprocess
from collections import deque
from collections.abc import Sequence
from threading import Lock
from typing import IO, BinaryIO, Self, cast

from soat_core.engine.apart.link import GoneError, Link
from soat_core.engine.apart.process import COMMAND, Process, started
from soat_core.engine.suggestion import Engine, Known
from soat_core.errors import EngineError
from soat_core.i18n import tr

_WAIT_S = 2.0
"""For a process that is killed to be gone; it may be in the middle of reading from a disk."""


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
        ``EngineError``, also when the host is closed meanwhile."""
        from soat_core.engine.apart.client import EngineApart

        try:
            return EngineApart.loaded(self, level=0)
        except GoneError:
            if self._is_closed:  # nobody wants it any more
                raise ended() from None
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
        """End the process, whatever it is at; whoever waits for it hears so at once.

        May be called again.  Returns within a few seconds, as a rule milliseconds, also where the
        process is stopped, hangs, or reads nothing.
        """
        self._is_closed = True  # before ``link`` starts another
        with self._lock:
            self._end()

    def _start(self) -> Link | None:
        self._process = started(self._command)
        return None if self._process is None else _link_to(self._process)

    def _end(self) -> None:
        process, link = self._process, self._link
        if link is not None:
            link.close()
        if process is not None:
            # It has nothing to lose, and may be past listening.
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_WAIT_S)
        if link is not None:
            link.join(_WAIT_S)
        self._process = self._link = None


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
