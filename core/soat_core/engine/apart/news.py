"""Suggestions that are asked for again and again: told is only what is other than the last time.

After a decision a part of the report is asked for anew, and little of what is said is new.  Telling
all of it, and making objects of it, kept the window's thread from drawing for 10 ms.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import count
from typing import TypeVar

from soat_core.engine.apart import wire
from soat_core.engine.apart.wire import Message
from soat_core.engine.sharing import Sharing, rounded
from soat_core.engine.suggestion import Suggestion
from soat_core.text import Span

KEPT = 1024
"""Stretches of a report that are known, the last ones asked for: 1,000 pages.  After a decision all
of a report may be asked for again, behind somebody who goes on working."""
_Kept = TypeVar("_Kept")


class Teller:
    """What was told of one report last, by stretch; eight bytes for a suggestion."""

    def __init__(self) -> None:
        self._told: dict[Span, tuple[int, array[int]]] = {}
        self._versions = count(1)

    def told(self, span: Span, suggestions: Sequence[Suggestion], since: int) -> Message:
        """Suggestions for a stretch, for somebody who has those of the version ``since`` (0:
        none)."""
        prints = array("q", map(_print, suggestions))
        version, before = self._told.get(span, (0, prints))
        version_now = next(self._versions)
        _keep(self._told, span, (version_now, prints))
        news: dict[str, object] = {"version": version_now, "at": None}
        if since and since == version and len(before) == len(prints):
            at = [number for number, one in enumerate(prints) if one != before[number]]
            news["at"], suggestions = at, [suggestions[number] for number in at]
        return {**wire.suggestions_told(suggestions), **news}


class Listener:
    """What was heard of one report last, by stretch."""

    def __init__(self, sharing: Sharing) -> None:
        self._sharing = sharing
        self._heard: dict[Span, tuple[int, list[Suggestion]]] = {}

    def version(self, span: Span) -> int:
        """Of what was heard of a stretch; 0 where that is nothing."""
        return self._heard[span][0] if span in self._heard else 0

    def suggestions(self, span: Span, message: Message) -> list[Suggestion]:
        """All suggestions for a stretch, of which a message tells what is new."""
        found = wire.suggestions_of(message, self._sharing)
        if message["at"] is not None:
            news = dict(zip(message["at"], found, strict=True))
            found = [news.get(at, one) for at, one in enumerate(self._heard[span][1])]
        _keep(self._heard, span, (message["version"], found))
        return list(found)

    def forget(self) -> None:
        """Whoever tells begins anew."""
        self._heard.clear()


def _keep(kept: dict[Span, _Kept], span: Span, one: _Kept) -> None:
    """Keep the last ``KEPT``; what one side has lost it is told as a whole."""
    kept.pop(span, None)
    kept[span] = one
    if len(kept) > KEPT:
        del kept[next(iter(kept))]


def _print(suggestion: Suggestion) -> int:
    """The same for suggestions that are told alike."""
    candidates = tuple(map(rounded, suggestion.candidates))
    return hash((suggestion.start, suggestion.end, suggestion.why, candidates))
