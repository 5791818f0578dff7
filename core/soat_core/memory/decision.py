"""What the memory is told: how a token was read, and what the clerk decided that it says.

This is also where it is settled what may be remembered at all.  Long texts, long numbers and
addresses are of no use for the next report and may be somebody's own; they are never kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from soat_core.engine.units import NUMBER, shape_of
from soat_core.text import old_tone_placement

MAX_LENGTH = 64
"""Code points of a token, a text or a word; anything longer is not kept."""
MAX_WORDS = 4
"""Words of a text or phrase."""
MAX_DIGITS = 4
"""A year has four; a number with more is a date, a sum or somebody's number."""

_TOO_LONG_TO_CUT = 4 * MAX_LENGTH
_HOOKS = "’'‘`´\"”“?:"
"""Signs that OCR makes of the hooks of ơ and ư; behind a core they may be part of its letter."""
_LONGEST_WORD = 24

Knows = Callable[[str], bool]
"""Whether a word (lower case, NFC, old tone placement) is in the lexicon."""


@dataclass(frozen=True, slots=True)
class Decision:
    """``read`` says ``text``, decided by a person; the same text means "right as it was read".

    ``first`` is what the engine had suggested first, None where it was not asked.  ``left`` and
    ``right`` are the words on both sides, empty at the edge of a paragraph.  ``new_words`` are the
    words of the text that the lexicon lacks.

    Everything is brought to NFC and single spaces, and the words on both sides to lower case, with
    a class in place of numbers.  ``of_tokens`` makes one from tokens with their punctuation.
    """

    read: str
    text: str
    first: str | None = None
    left: str = ""
    right: str = ""
    new_words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "read", normal(self.read))
        put(self, "text", normal(self.text))
        put(self, "first", None if self.first is None else normal(self.first))
        put(self, "left", context_word(self.left))
        put(self, "right", context_word(self.right))
        words = dict.fromkeys(map(normal, self.new_words))
        put(self, "new_words", tuple(word for word in words if may_be_kept(word)))

    @classmethod
    def of_tokens(
        cls,
        read: str,
        text: str,
        first: str | None = None,
        *,
        left: str = "",
        right: str = "",
        knows: Knows | None = None,
    ) -> Decision:
        """The decision that the token ``read`` says ``text``, both with their punctuation.

        ``left`` and ``right`` are tokens too.  Without ``knows`` no word counts as new.
        """
        read, text = normal(read), normal(text)
        core, decided = _cores(read, text)
        return cls(
            core,
            decided,
            None if first is None else _core(normal(first)),
            left,
            right,
            () if knows is None else new_words(text, knows),
        )

    @property
    def may_be_kept(self) -> bool:
        """Whether the memory takes it.  It does not take what is empty, long or an address."""
        return may_be_kept(self.read) and may_be_kept(self.text) and "@" not in self.text

    @property
    def rejected(self) -> str | None:
        """The suggestion that the clerk decided against, if it may be kept."""
        if self.first is None or self.first == self.text or not may_be_kept(self.first):
            return None
        return self.first


def normal(text: str) -> str:
    """NFC, white space as single spaces, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def may_be_kept(text: str) -> bool:
    """Whether a normal text is short enough, not a long number, and storable."""
    return (
        0 < len(text) <= MAX_LENGTH
        and text.count(" ") < MAX_WORDS
        and sum(map(str.isdigit, text)) <= MAX_DIGITS
        and not any("\ud800" <= char <= "\udfff" for char in text)
    )


def context_word(token: str) -> str:
    """A neighbour as it is kept: its core in lower case; a class in place of numbers."""
    if not token or token == NUMBER or len(token) > _TOO_LONG_TO_CUT:
        return token if token == NUMBER else ""
    word = normal("".join(_core(normal(token)).lower().split()))
    if any(map(str.isdigit, word)):
        return NUMBER
    return word if may_be_kept(word) else ""


def new_words(text: str, knows: Knows) -> tuple[str, ...]:
    """The words of a text that the lexicon lacks, in their own letter case."""
    cores = [_core(word) for word in text.split()[: MAX_WORDS + 1]]
    return tuple(
        core
        for core in cores
        if core.isalpha()
        and 1 < len(core) <= _LONGEST_WORD
        and not knows(old_tone_placement(core.lower()))
    )


# Within


def _core(token: str) -> str:
    """The token without the punctuation around it; all of it where it is nothing else."""
    return token if len(token) > _TOO_LONG_TO_CUT else shape_of(token).core or token


def _cores(read: str, text: str) -> tuple[str, str]:
    """Both without the punctuation around them.

    A hook behind the core that is gone in the text was part of a letter (``t?`` for ử) and stays
    with what was read.
    """
    if max(len(read), len(text)) > _TOO_LONG_TO_CUT:
        return read, text
    _, core, behind = shape_of(read)
    _, decided, left_behind = shape_of(text)
    if not core or not decided:
        return read, text
    if behind.endswith(left_behind):
        gone = behind.removesuffix(left_behind)
        core += gone[: len(gone) - len(gone.lstrip(_HOOKS))]
    return core, decided
