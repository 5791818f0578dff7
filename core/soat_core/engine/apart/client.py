"""An engine and its analyses, as the window sees them: everything is asked for elsewhere."""

from __future__ import annotations

import itertools
import weakref
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import lru_cache
from typing import Any, TypeVar

from soat_core.engine.apart import wire
from soat_core.engine.apart.host import EngineHost, ended
from soat_core.engine.apart.link import PATIENCE_S, GoneError, Link
from soat_core.engine.apart.news import Listener
from soat_core.engine.sharing import Sharing
from soat_core.engine.suggestion import Experience, Known, Sought, Suggestion, Word
from soat_core.i18n import language
from soat_core.text import Span, TonePlacement

_TIMES = 2
"""A request is made; in the second one the process has just been started again."""
T = TypeVar("T")
_numbers = itertools.count(1)


class EngineApart:
    """See ``suggestion.Engine``."""

    def __init__(self, host: EngineHost, level: int, version: str) -> None:
        """``level`` 0 is the quick engine, 1 the better one."""
        self.host = host
        self.level = level
        self._version = version
        self._known = lru_cache(10_000)(self._asked)

    @classmethod
    def loaded(cls, host: EngineHost, level: int) -> EngineApart:
        """Raises ``GoneError`` where the process ends of it, and ``EngineError``."""
        for _ in range(_TIMES):
            try:
                version = _asked(host, host.link(), "load", level=level)
            except GoneError:
                continue
            return cls(host, level, version)
        raise GoneError

    @property
    def version(self) -> str:
        return self._version

    def refined(self) -> EngineApart:
        """See ``suggestion.Engine``.  Raises ``EngineError`` where the process ends of it."""
        try:
            better = EngineApart.loaded(self.host, 1)
        except GoneError:
            raise ended() from None
        return self if better.version == self.version else better

    def analyse(self, ocr_text: str) -> AnalysisApart:
        """See ``suggestion.Engine``."""
        analysis = AnalysisApart(self, ocr_text)
        analysis.begin()
        return analysis

    def knows(self, word: str) -> bool:
        """See ``suggestion.Engine``; True where the process does not answer now, for which is
        waited once at most."""
        try:
            return self._known(word)
        except (GoneError, TimeoutError):
            return True

    def _asked(self, word: str) -> bool:
        link = self.host.present
        if link is None or link.is_late:
            raise GoneError
        known = link.asking("knows", word=word).result(PATIENCE_S)
        if known is None:
            raise GoneError
        return bool(known)


class AnalysisApart:
    """See ``suggestion.Analysis``.  What the process has to know is told it anew where it had to be
    started again."""

    def __init__(self, engine: EngineApart, ocr_text: str) -> None:
        self._engine = engine
        self._text = ocr_text
        self._experience: Experience | None = None
        self._tones = TonePlacement.REPORT
        self._listener = Listener(Sharing())
        self._told: Experience | None = None
        self._link: Link | None = None
        """To the process that knows the report, under this number:"""
        self._number = 0

    def remember(self, experience: Experience) -> None:
        """See ``suggestion.Analysis``."""
        self._experience = experience

    def place_tones(self, placement: TonePlacement) -> None:
        """See ``suggestion.Analysis``."""
        self._tones = placement

    def begin(self) -> None:
        """Have the report looked at as a whole."""
        self._try(lambda link: None)

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        """See ``suggestion.Analysis``.  Posteriors are rounded as ``Sharing`` does.

        Raises ``EngineError`` when the process ended here twice, and ``DefectError`` for what
        nobody expected.
        """
        return self._try(lambda link: self._suggested(link, start, end, known))

    def find(self, sought: Sought) -> list[Word]:
        """See ``suggestion.Analysis``; nothing while the process is being started again, or does
        not answer, for which is waited once at most."""
        try:
            return self.finding(sought).result(PATIENCE_S)
        except TimeoutError:
            return []

    def finding(self, sought: Sought) -> Future[list[Word]]:
        """See ``suggestion.FindingElsewhere``."""
        words: Future[list[Word]] = Future()
        link = self._link
        if link is None or link is not self._engine.host.present or link.is_late:
            words.set_result([])
            return words

        def told(found: Future[Any]) -> None:
            problem = found.exception()
            if problem is None:
                words.set_result([Word(*word) for word in found.result()])
            elif isinstance(problem, GoneError):
                words.set_result([])
            else:
                words.set_exception(problem)

        asked = link.asking("find", analysis=self._number, sought=wire.sought_told(sought))
        asked.add_done_callback(told)
        return words

    # Within

    def _try(self, ask: Callable[[Link], T]) -> T:
        """What ``ask`` makes of a process that knows the report."""
        for _ in range(_TIMES):
            try:
                link = self._engine.host.link()
                if link is not self._link:
                    self._introduce(link)
                return ask(link)
            except GoneError:
                continue
        raise ended()

    def _introduce(self, link: Link) -> None:
        number, engine = next(_numbers), self._engine
        _asked(engine.host, link, "analyse", level=engine.level, text=self._text, analysis=number)
        weakref.finalize(self, engine.host.dropped.append, number)
        self._link, self._number, self._told = link, number, None
        self._listener.forget()

    def _suggested(
        self, link: Link, start: int, end: int, known: Sequence[Known]
    ) -> list[Suggestion]:
        experience = self._experience
        words = None
        if experience is not None and experience is not self._told:
            words = dict(experience.words)
        found = _asked(
            self._engine.host,
            link,
            "suggest",
            self._answer,
            analysis=self._number,
            span=(start, end),
            since=self._listener.version(Span(start, end)),
            known=[(one.start, one.end, one.text) for one in known],
            tones=self._tones.value,
            words=words,
        )
        self._told = experience
        return self._listener.suggestions(Span(start, end), found)

    def _answer(self, question: wire.Message) -> wire.Message:
        """What was decided before about some tokens."""
        assert self._experience is not None
        return wire.outcomes_told(self._experience.among(question["tokens"]))


def _asked(
    host: EngineHost,
    link: Link,
    name: str,
    answer: Callable[[wire.Message], wire.Message] | None = None,
    **given: Any,
) -> Any:
    """See ``Link.ask``; beside it the process is told what goes for all it does."""
    beside = {"dropped": host.taken_dropped(), "language": language()}
    return link.ask(name, answer, beside, **given)
