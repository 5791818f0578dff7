"""Pictures of the memory: all that is in it at one moment, for the engine."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from soat_core.memory.remembered import NOTHING, Outcome, Remembered, taken
from soat_core.memory.store import Store
from soat_core.memory.tables import PairState, unpack

_MANY = 500
"""Changed tokens above which reading everything is quicker than reading them one by one."""


@dataclass(slots=True)
class _Marks:
    """What is no longer as in the last picture."""

    tokens: set[str] = field(default_factory=set)
    words: bool = False
    everything: bool = False

    @property
    def any(self) -> bool:
        return self.everything or self.words or bool(self.tokens)


class Pictures:
    """The latest picture of a store, and what changed since.

    Whoever changes the store holds ``lock`` until the change is marked here; the lock is taken
    before the store's own.
    """

    def __init__(self, store: Store, lock: threading.RLock) -> None:
        self._store = store
        self._lock = lock
        self._making = threading.Lock()  # taken before both
        self._marks = _Marks(everything=True)
        self._others = -1
        self._picture = NOTHING

    def mark_token(self, token: str) -> None:
        """What is known of a token as read has changed."""
        with self._lock:
            self._marks.tokens.add(token)

    def mark_words(self) -> None:
        """Words of the clerk's have changed."""
        with self._lock:
            self._marks.words = True

    def mark_everything(self) -> None:
        """So much has changed that all is to be read."""
        with self._lock:
            self._marks.everything = True

    def latest(self) -> Remembered:
        """All of it as it is now; see ``Memory.snapshot``.  Raises ``RememberingError``."""
        with self._making:
            marks = self._take_marks()
            try:
                self._picture = self._renewed(marks)
            except BaseException:
                self.mark_everything()
                raise
            return self._picture

    def changed_since(self, version: int) -> bool:
        """Whether ``latest`` would give another picture than the one of this version.  Cheap."""
        with self._lock:
            return (
                version != self._picture.version
                or self._marks.any
                or self._others != self._store.version_of_others()
            )

    # Within

    def _take_marks(self) -> _Marks:
        """What changed since the last picture; from now on what changes since this moment."""
        with self._lock:
            others = self._store.version_of_others()
            marks, self._marks = self._marks, _Marks()
            marks.everything |= others != self._others or len(marks.tokens) > _MANY
            self._others = others
            return marks

    def _renewed(self, marks: _Marks) -> Remembered:
        if not marks.any:
            return self._picture
        if marks.everything:
            return self._read_anew()
        with self._store.reading() as tables:
            changed = {
                token: tuple(_outcome(text, state) for text, state in tables.texts_of(token))
                for token in marks.tokens
            }
            changed_words = None
            if marks.words:
                changed_words = {text: state.decided for text, state in tables.words()}
        return self._picture.later(self._picture.version + 1, changed, changed_words)

    def _read_anew(self) -> Remembered:
        with self._store.reading_long() as tables:
            words = {text: state.decided for text, state in tables.words()}
            return taken(self._picture.version + 1, tables.rows_for_picture(), words)


def _outcome(text: str, state: PairState) -> Outcome:
    packed = state.contexts if unpack(state.contexts) else ""
    return Outcome(text, state.accepted, state.rejected, packed)
