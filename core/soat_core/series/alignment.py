"""Which words of a phrase, as somebody wrote it, stand for which tokens as they were read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from soat_core.engine.lexicon import skeleton

_UNEVEN = 0.3
"""What it costs, in parts of a word, that tokens and words are not one to one."""
_NO_TEXT = 0.4
"""What it costs that a token without letters is left out."""
_MOST = 3
"""Words for one token, or tokens for one word."""


class Match(NamedTuple):
    """``words`` words from ``first_word`` on stand for ``tokens`` tokens from ``first_token`` on;
    no words for a token that is none."""

    first_token: int
    tokens: int
    first_word: int
    words: int


def matches(tokens: Sequence[str], words: Sequence[str]) -> list[Match]:
    """The likeliest way to bring both together, in order, nothing left out.

    Where there are as many of both it is one to one.  O(tokens * words) comparisons.  ``tokens``
    must not be empty; with more words than they can take, all go together.
    """
    if len(tokens) == len(words):
        return [Match(at, 1, at, 1) for at in range(len(tokens))]
    best: dict[tuple[int, int], tuple[float, Match | None]] = {(0, 0): (0.0, None)}
    for token in range(len(tokens) + 1):
        for word in range(len(words) + 1):
            for count, length in _STEPS:
                before = best.get((token - count, word - length))
                if before is None:
                    continue
                step = Match(token - count, count, word - length, length)
                cost = before[0] + _cost(
                    "".join(tokens[step.first_token : token]),
                    "".join(words[step.first_word : word]),
                    count + length - 2,
                )
                known = best.get((token, word))
                if known is None or cost < known[0]:
                    best[token, word] = cost, step
    return _way_back(best, len(tokens), len(words))


def _way_back(
    best: dict[tuple[int, int], tuple[float, Match | None]], tokens: int, words: int
) -> list[Match]:
    if (tokens, words) not in best:
        return [Match(0, tokens, 0, words)]
    found: list[Match] = []
    while tokens or words:
        step = best[tokens, words][1]
        assert step is not None  # only the beginning has none
        found.append(step)
        tokens, words = step.first_token, step.first_word
    return found[::-1]


_STEPS = (
    (1, 1),
    *((1, words) for words in range(2, _MOST + 1)),
    *((tokens, 1) for tokens in range(2, _MOST + 1)),
    (1, 0),
)


@lru_cache(maxsize=4096)
def _cost(read: str, written: str, uneven: int) -> float:
    if not written and not any(map(str.isalnum, read)):
        return _NO_TEXT
    plain = skeleton(read), skeleton(written)
    return Levenshtein.normalized_distance(*plain) + _UNEVEN * abs(uneven)
