"""The engine's side: does what is asked for on one stream and answers on another.

Suggestions are made one request after the other in a thread of their own; what somebody waits for
who is typing is answered at once beside it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import PurePath
from queue import Empty, SimpleQueue
from threading import Lock, Thread, get_native_id
from typing import Any, BinaryIO

from soat_core import i18n
from soat_core.engine.apart import wire
from soat_core.engine.apart.news import Teller
from soat_core.engine.apart.wire import Frame, Kind, Message, ToldOutcome
from soat_core.engine.suggestion import Analysis, Engine, Foreseeing, Known
from soat_core.errors import EngineError
from soat_core.heap import give_back
from soat_core.text import Span, TonePlacement

_QUICK = {"find", "knows", "there"}
_AHEAD = "expect"
_SUGGEST = "suggest"
_UNDISTURBED_S = 0.05
"""For which what is quick keeps Python to itself; it takes a tenth of that."""
_LATER = 5
"""How far work that nobody waits for steps back behind the window, on Linux (``nice``)."""
_QUIET_S = 1.0
"""Without a request, after which freed memory is given back."""


_Work = tuple[int, Message]


class Server:
    """Serves one window until its stream ends."""

    def __init__(
        self,
        source: BinaryIO,
        sink: BinaryIO,
        load: Callable[[], Engine],
        give_up: Callable[[], object],
    ) -> None:
        """``give_up`` ends the process, when an answer cannot be given."""
        self._give_up = give_up
        self._source = source
        self._sink = sink
        self._writing = Lock()
        self._bench = Bench(load, self._ask)
        self._work: SimpleQueue[_Work | None] = SimpleQueue()
        self._ahead: SimpleQueue[_Work | None] = SimpleQueue()
        self._is_asked = False
        """Whether somebody waits for an answer, or did: then nothing is done ahead any more."""
        self._answers: SimpleQueue[Message | None] = SimpleQueue()
        self._number = 0
        """Of the request that is worked on."""

    def serve(self) -> None:
        """Returns when the stream has ended, whatever was still being worked on."""
        ahead = Thread(target=self._work_ahead, name="beginning", daemon=True)
        ahead.start()
        Thread(target=self._do_work, args=(ahead,), name="suggesting", daemon=True).start()
        while (frame := wire.receive(self._source)) is not None:
            self._take(frame)
        self._answers.put(None)
        self._ahead.put(None)
        self._work.put(None)

    def _take(self, frame: Frame) -> None:
        message = frame.message
        if frame.kind is Kind.ANSWER:
            self._answers.put(message)
        elif message["do"] in _QUICK:
            with _undisturbed():
                self._answer(frame.number, message)
        elif message["do"] != _AHEAD:
            if not self._is_asked:
                self._is_asked = True
                self._ahead.put(None)
            self._work.put((frame.number, message))
        elif not self._is_asked:
            self._ahead.put((frame.number, message))

    def _work_ahead(self) -> None:
        """Load the engine, and do what is expected, while nobody waits for it yet."""
        _step_back()
        # Whatever is asked for needs it; what goes wrong is told whoever asks.
        with contextlib.suppress(Exception):
            self._bench.prepare()
        while (work := self._ahead.get()) is not None:
            self._do(work)

    def _do_work(self, before: Thread) -> None:
        """Do what is asked for, when ``before`` has ended; what comes after the first page does not
        keep the window from drawing."""
        before.join()
        is_back = False
        while (work := self._next()) is not None:
            self._do(work)
            if not is_back and work[1]["do"] == _SUGGEST:
                _step_back()
                is_back = True

    def _do(self, work: _Work) -> None:
        self._number, message = work
        try:
            self._answer(self._number, message)
        except BaseException:
            # Whoever waits would wait for ever.  The window starts another process.
            self._give_up()
            raise

    def _next(self) -> _Work | None:
        """What is to be done, as soon as there is something."""
        with contextlib.suppress(Empty):
            return self._work.get(timeout=_QUIET_S)
        give_back()
        return self._work.get()

    def _answer(self, number: int, message: Message) -> None:
        try:
            kind, found = Kind.REPLY, {"": self._bench.do(message)}
        except Exception as error:  # whatever it is, it is told on the other side
            kind, found = Kind.ERROR, _told(error)
        self._send(kind, number, found)

    def _ask(self, question: Message) -> Message:
        """Ask the window something about the request that is worked on.  Raises ``EOFError`` where
        it cannot say."""
        self._send(Kind.QUESTION, self._number, question)
        answer = self._answers.get()
        if answer is None or "failed" in answer:
            raise EOFError
        told: Message = answer[""]
        return told

    def _send(self, kind: Kind, number: int, message: Message) -> None:
        content = wire.packed(kind, number, message)
        # Where nobody listens any more, the other stream ends too.
        with contextlib.suppress(OSError, ValueError), self._writing:
            wire.put(self._sink, content)


class Bench:
    """The engines, and the analyses they work on, by the numbers the window gave them."""

    def __init__(self, load: Callable[[], Engine], ask: Callable[[Message], Message]) -> None:
        self._load = load
        self._ask = ask
        self._engines: list[Engine] = []
        self._analyses: dict[int, Analysis] = {}
        self._tellers: dict[int, Teller] = {}
        self._expected: tuple[str, Analysis] | None = None
        """A text about which somebody is about to ask, and what was made of it."""

    def prepare(self) -> None:
        """Load the quick engine.  Raises ``EngineError``."""
        self._engine(0)

    def do(self, request: Message) -> Any:
        """What a request asks for; it is the name of a method with what that is given.  Beside it
        may be told what goes for all: the person's language, and analyses that are needed no
        more."""
        if "language" in request:
            i18n.set_language(request["language"])
        self._drop(request.get("dropped", ()))
        do = getattr(self, f"do_{request['do']}")
        return do(**request["with"])

    def do_load(self, level: int) -> str:
        return self._engine(level).version

    def do_expect(
        self, text: str, span: tuple[int, int], known: list[tuple[int, int, str]]
    ) -> None:
        """The quick engine is about to be asked to analyse a text, and to suggest for a stretch."""
        analysis = self._engine(0).analyse(text)
        if isinstance(analysis, Foreseeing):
            analysis.foresee(*span, [Known(*one) for one in known])
        self._expected = text, analysis

    def do_analyse(self, level: int, text: str, analysis: int) -> None:
        expected, self._expected = self._expected, None
        if expected is None or level or expected[0] != text:
            self._analyses[analysis] = self._engine(level).analyse(text)
        else:
            self._analyses[analysis] = expected[1]

    def do_suggest(
        self,
        analysis: int,
        span: tuple[int, int],
        known: list[tuple[int, int, str]],
        since: int,
        tones: str,
        words: dict[str, int] | None,
    ) -> Message:
        """``since`` is the version of what the window heard last of the stretch; ``words`` are
        those of the person's own, None: as before."""
        work = self._analyses[analysis]
        if words is not None:
            work.remember(_Asked(words, self._ask))
        work.place_tones(TonePlacement(tones))
        found = work.suggest(*span, [Known(*one) for one in known])
        return self._tellers.setdefault(analysis, Teller()).told(Span(*span), found, since)

    def do_find(self, analysis: int, sought: list[Any]) -> list[tuple[str, float]]:
        work = self._analyses.get(analysis)
        if work is None:
            return []
        return [(word.text, word.score) for word in work.find(wire.sought_of(sought))]

    def do_there(self) -> bool:
        """Whether anybody is: told beside all other work."""
        return True

    def do_knows(self, word: str) -> bool | None:
        """None before an engine is loaded."""
        return self._engines[-1].knows(word) if self._engines else None

    def _drop(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._analyses.pop(number, None)
            self._tellers.pop(number, None)

    def _engine(self, level: int) -> Engine:
        """The quick one (0), or the better one above it (1)."""
        if not self._engines:
            self._engines.append(self._load())
        if level and len(self._engines) == 1:
            self._engines.append(self._engines[0].refined())
        return self._engines[level]


class _Asked:
    """What was decided before, which the window knows: see ``suggestion.Experience``."""

    def __init__(self, words: Mapping[str, int], ask: Callable[[Message], Message]) -> None:
        self.words = words
        self._ask = ask

    def among(self, tokens: Collection[str]) -> Mapping[str, list[ToldOutcome]]:
        """Nothing where the window cannot say: there are suggestions without it."""
        if not tokens:
            return {}
        try:
            return wire.outcomes_of(self._ask({"tokens": list(tokens)}))
        except EOFError:
            return {}


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """The thread that suggests does not ask for Python back meanwhile: it would get half of it."""
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_UNDISTURBED_S)
    try:
        yield
    finally:
        sys.setswitchinterval(turn)


def _step_back() -> None:
    """Let this thread make room for others where there are not enough processors."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), _LATER)


def _told(error: Exception) -> Message:
    """What a person can do something about, or where a defect is: never what the report says."""
    if isinstance(error, EngineError):
        return {"what": error.what, "where": error.where, "advice": error.advice}
    frames = traceback.extract_tb(error.__traceback__)
    steps = [f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return {"name": type(error).__name__, "steps": steps}
