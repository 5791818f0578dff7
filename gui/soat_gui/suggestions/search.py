"""What is found for what is typed: the token's candidates, the engine's words, words in use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from soat_core.engine.suggestion import Sought, Suggestion, Word
from soat_core.engine.units import shape_of
from soat_core.finding.offer import Offer, Source, offer
from soat_core.finding.query import Query
from soat_gui.editor.lines import Place, Typing
from soat_gui.editor.view import EditorView
from soat_gui.session import Session
from soat_gui.suggester import Suggester
from soat_gui.suggestions.used_words import UsedWords


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is typed in the place of a token, and what is known about that."""

    session: Session
    now: Typing
    place: Place | None
    suggestion: Suggestion | None
    composes: bool
    """Whether the clerk has an input method."""
    edits: bool
    """Whether the text that stood there is being changed."""
    is_modified: bool = True
    """Whether what is typed differs from it."""

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to look for yet."""
        return not self.now.text.strip() or (self.edits and not self.is_modified)


class Asked:
    """What was asked about, and the words that are found for it, maybe only in a while."""

    def __init__(
        self,
        wanted: Wanted,
        sought: Sought,
        sources: Mapping[str, Source],
        words: Future[list[Word]],
        failed: Callable[[Exception], object],
    ) -> None:
        """``sources`` are of the words that were used before, in lower case; ``failed`` is called
        with what an answer raises."""
        self.words = words
        self._wanted = wanted
        self._sought = sought
        self._sources = sources
        self._failed = failed

    def offer(self, patience_s: float) -> Offer | None:
        """What is on offer, and which of it Enter takes; None where that is not known by then.

        Words are a help and not the work: where looking for them failed there are none."""
        try:
            problem = self.words.exception(patience_s)
        except TimeoutError:
            return None
        if isinstance(problem, Exception):
            self._failed(problem)
        wanted, found = self._wanted, self.words.result() if problem is None else []
        return offer(
            self._sought.query,
            wanted.suggestion.candidates if wanted.suggestion else (),
            self._with_sources(found),
            here=self._sought.here,
            composes=wanted.composes,
            edits=wanted.edits,
        )

    def _with_sources(self, words: list[Word]) -> list[tuple[Word, Source]]:
        if not words:  # there is no engine to say more
            words = [Word(word, float(count)) for word, count in self._sought.used]
        return [(word, self._source_of(word)) for word in words]

    def _source_of(self, word: Word) -> Source:
        return self._sources.get(shape_of(word.text).core.lower(), Source.LEXICON)


class Search:
    """Asks everybody who knows words."""

    def __init__(self, view: EditorView, suggester: Suggester, used: UsedWords) -> None:
        self._view = view
        self._suggester = suggester
        self._used = used

    def begin(self, wanted: Wanted) -> Asked:
        """Ask.  The answer takes a few milliseconds, and longer while the engine does other things
        that cannot be interrupted."""
        session, now, query = wanted.session, wanted.now, Query(wanted.now.text)
        used = self._used.find(session, query)
        sought = Sought(
            now.start,
            now.end,
            query,
            here=wanted.place.text if wanted.place else "",
            around=self._neighbours(now),
            used=[(word, count) for word, (count, _) in used.items()],
        )
        sources = {word.lower(): source for word, (_, source) in used.items()}
        words = self._suggester.finding(session, sought)
        return Asked(wanted, sought, sources, words, partial(self._suggester.complain, session))

    def _neighbours(self, now: Typing) -> tuple[str, str]:
        """The tokens on both sides as they stand now; over the end of the line before, too."""
        places = self._view.places_of(now.line)
        before = [place.text for place in places if place.end <= now.start and place.text]
        if not before and now.line > 0:
            before = [place.text for place in self._view.places_of(now.line - 1)]
        after = [place.text for place in places if place.start >= now.end and place.text]
        return (before[-1] if before else ""), (after[0] if after else "")
