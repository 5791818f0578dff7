"""Words that people decided on, in this report and in earlier ones, as they are found by typing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from soat_core.actions import ActionKind, Changes
from soat_core.edits import Edit, Origin
from soat_core.finding.offer import Source
from soat_core.finding.query import Query
from soat_core.finding.vocabulary import Vocabulary
from soat_gui.session import Session
from soat_gui.suggester import Suggester
from soat_gui.tasks import Tasks

_AT_MOST = 12
"""Words of each kind for one query."""
_FEW = 200
"""New words that are put among the others at once; more of them in another thread."""
_BATCHES = frozenset({ActionKind.ACCEPT_SAFE, ActionKind.ACCEPT_ALL})
"""Nobody looked at what these took, so it says nothing about what people write."""


class UsedWords(QObject):
    """Follows every open report and the memory; asking takes no longer with more of them."""

    def __init__(self, suggester: Suggester, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._suggester = suggester
        self._tasks = tasks
        self._reports: dict[Session, Vocabulary] = {}
        self._memory = Vocabulary()
        self._remembered: Mapping[str, int] = {}
        self._is_reading = False

    def attach(self, session: Session) -> None:
        """Learn from this report, and from what was decided in it before."""
        words = self._reports[session] = Vocabulary()
        session.changed.connect(partial(self._follow, words))
        before = [edit.text for edit in session.document.edits if _is_telling(edit)]
        if before:
            counted = Vocabulary()
            self._tasks.run(
                partial(counted.add, before), lambda _: words.take_in(counted), _unexpected
            )

    def detach(self, session: Session) -> None:
        del self._reports[session]

    def find(self, session: Session, query: Query) -> dict[str, tuple[int, Source]]:
        """Words that fit, with how often they were used and where."""
        self._read_memory(session)
        found = {word: (count, Source.MEMORY) for word, count in self._memory.find(query, _AT_MOST)}
        for word, count in self._reports[session].find(query, _AT_MOST):
            found[word] = count + found.get(word, (0, Source.REPORT))[0], Source.REPORT
        return found

    # Within

    def _follow(self, words: Vocabulary, changes: Changes) -> None:
        if changes.action.kind not in _BATCHES:
            words.add(_texts(changes.added))
            words.add(_texts(changes.removed), -1)

    def _read_memory(self, session: Session) -> None:
        """Hear what the memory holds by now."""
        words = self._suggester.experience(session).words
        if words is self._remembered or self._is_reading:
            return
        news = words.items() - self._remembered.items()
        if len(news) <= _FEW and words.keys() >= self._remembered.keys():
            for word, count in news:
                self._memory.count(word, count - self._remembered.get(word, 0))
            self._remembered = words
        else:
            self._is_reading = True
            read = partial(self._has_read, words)
            self._tasks.run(partial(Vocabulary, words), read, _unexpected)

    def _has_read(self, words: Mapping[str, int], memory: Vocabulary) -> None:
        self._is_reading = False
        self._memory, self._remembered = memory, words


def _is_telling(edit: Edit) -> bool:
    return bool(edit.text) and edit.origin is not Origin.AUTO


def _texts(edits: Iterable[Edit]) -> list[str]:
    return [edit.text for edit in edits if _is_telling(edit)]


def _unexpected(error: Exception) -> None:
    raise error
