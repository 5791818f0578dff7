"""What is found for what is typed: the token's candidates, the engine's words, words in use."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from soat_core.engine.suggestion import Suggestion, Word
from soat_core.engine.units import shape_of
from soat_core.finding.offer import Offer, Source, offer
from soat_core.finding.query import Query
from soat_core.text import Span
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


class Asked:
    """What was asked about, and the words that are found for it, maybe only in a while."""

    def __init__(
        self,
        wanted: Wanted,
        query: Query,
        used: dict[str, tuple[int, Source]],
        words: Future[list[Word]],
    ) -> None:
        self.words = words
        self._wanted = wanted
        self._query = query
        self._used = used

    def offer(self, patience_s: float) -> Offer | None:
        """What is on offer, and which of it Enter takes; None where that is not known by then."""
        try:
            found = self.words.result(patience_s)
        except TimeoutError:
            return None
        wanted = self._wanted
        return offer(
            self._query,
            wanted.suggestion.candidates if wanted.suggestion else (),
            self._with_sources(found),
            here=wanted.place.text if wanted.place else "",
            composes=wanted.composes,
            edits=wanted.edits,
        )

    def _with_sources(self, words: list[Word]) -> list[tuple[Word, Source]]:
        if not words:  # there is no engine to say more
            words = [Word(word, float(count)) for word, (count, _) in self._used.items()]
        sources = {word.lower(): source for word, (_, source) in self._used.items()}
        return [
            (word, sources.get(shape_of(word.text).core.lower(), Source.LEXICON)) for word in words
        ]


class Search:
    """Asks everybody who knows words."""

    def __init__(self, view: EditorView, suggester: Suggester, used: UsedWords) -> None:
        self._view = view
        self._suggester = suggester
        self._used = used

    def begin(self, wanted: Wanted) -> Asked:
        """Ask.  The answer takes a few milliseconds, and longer while the engine does other things
        that cannot be interrupted."""
        now, query = wanted.now, Query(wanted.now.text)
        used = self._used.find(wanted.session, query)
        words = self._suggester.finding(
            wanted.session,
            Span(now.start, now.end),
            query,
            here=wanted.place.text if wanted.place else "",
            around=self._neighbours(now),
            used=[(word, count) for word, (count, _) in used.items()],
        )
        return Asked(wanted, query, used, words)

    def _neighbours(self, now: Typing) -> tuple[str, str]:
        """The tokens on both sides as they stand now; over the end of the line before, too."""
        places = self._view.places_of(now.line)
        before = [place.text for place in places if place.end <= now.start and place.text]
        if not before and now.line > 0:
            before = [place.text for place in self._view.places_of(now.line - 1)]
        after = [place.text for place in places if place.start >= now.end and place.text]
        return (before[-1] if before else ""), (after[0] if after else "")
