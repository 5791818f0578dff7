"""What it costs a clerk to make the page right: a simulation that counts keys.

Everything at or above the suspect threshold is taken by one command.  A suspect costs 1 key when
the suggestion is right, 1 when the truth is candidate 2 to 5, otherwise the Telex keys of the truth
(at most 5, where they filter it to the top of the candidates) plus 1.  A series fixed in one action
costs 3, where that is less: readings that are equal but for the punctuation around them, all of the
same word.  An error above the threshold stays; to get an error-free page it costs 3 keys to reach
plus its repair.  So do words that the OCR lost, which no threshold can show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from soat_core.evaluate.alignment import Judged, Judgement
from soat_core.evaluate.telex import telex_keys
from soat_core.text import comparable

ERRORS_ALLOWED = 0.001
"""Errors left for each token, at the threshold that effort is reported at."""

_SHOWN = 5
"""Candidates that have a key of their own."""
_FILTER = 5
"""Letters after which a clerk would rather type on than look at the list again."""
SERIES = 3
"""Keys for a series, however long."""
REACH = 3
"""Keys to an error that no suspect points to."""
COMMAND = 1

_OUTER_PUNCTUATION = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Effort:
    """Counts for a text, or several; divide by tokens for rates."""

    keys: int
    visits: int
    """Suspects (or series) stopped at."""
    errors_left: int
    keys_error_free: int
    """Keys when the errors left are found and repaired too."""

    def __add__(self, other: Effort) -> Effort:
        return Effort(
            self.keys + other.keys,
            self.visits + other.visits,
            self.errors_left + other.errors_left,
            self.keys_error_free + other.keys_error_free,
        )


def threshold_for(judged: Iterable[Judged], tokens: int) -> float | None:
    """The lowest threshold (0 to 1) that leaves at most 1 error in 1,000 of ``tokens``.

    None when even the surest suggestions leave more: then everything has to be looked at.
    """
    threshold: float | None = None
    errors = 0
    for posterior, group in by_falling_posterior(judged):
        errors += sum(not one.is_right for one in group)
        if errors > tokens * ERRORS_ALLOWED:
            break
        threshold = posterior
    return threshold


def by_falling_posterior(judged: Iterable[Judged]) -> list[tuple[float, list[Judged]]]:
    """The suggestions in groups of equal posterior, which no threshold can tell apart."""
    groups: dict[float, list[Judged]] = {}
    for one in judged:
        groups.setdefault(one.posterior, []).append(one)
    return sorted(groups.items(), key=lambda group: -group[0])


def effort(judgement: Judgement, threshold: float | None) -> Effort:
    """What one text costs at a threshold; None means that everything is a suspect."""
    suspects: list[Judged] = []
    taken: list[Judged] = []
    for one in judgement.judged:
        sure = threshold is not None and one.posterior >= threshold
        (taken if sure else suspects).append(one)
    keys, visits = _review(suspects)
    keys += COMMAND if taken else 0
    left, repairs = errors_left(taken, judgement.missing)
    return Effort(keys, visits, left, keys + repairs)


def errors_left(taken: Iterable[Judged], missing: Sequence[str]) -> tuple[int, int]:
    """How many errors nobody looked at, and the keys to find and repair them."""
    wrong = [one for one in taken if not one.is_right]
    repairs = sum(REACH + cost(one) for one in wrong)
    repairs += sum(REACH + len(telex_keys(word)) + 1 for word in missing)
    return len(wrong) + len(missing), repairs


def cost(one: Judged) -> int:
    """Keys to put a single suspect right."""
    rank = one.rank
    if rank is not None and rank <= _SHOWN:
        return 1
    return _typing(one) + 1


def core(token: str) -> str:
    """The token without the punctuation around it; what belongs to a series has this in common."""
    token = unicodedata.normalize("NFC", token)
    return _OUTER_PUNCTUATION.sub("", token) or token


def taken_together(alike: Sequence[Judged]) -> list[Judged]:
    """Those of the suspects with one core that the clerk puts right in one action.

    None where that is no cheaper, or where they stand for different words: the clerk would have to
    untick some.  A member whose punctuation was misread too is repaired by itself.
    """
    whole = whole_of(alike)
    return whole if len(whole) > 1 and sum(map(cost, whole)) > SERIES else []


def whole_of(alike: Sequence[Judged]) -> list[Judged]:
    """Those of the suspects with one core that are right once the core is, if they all stand for
    the same word; else none."""
    if len({core(one.truth) for one in alike}) != 1:
        return []
    return [one for one in alike if _with_core(one.ocr, core(one.truth)) == one.truth]


# Within


def _review(suspects: Iterable[Judged]) -> tuple[int, int]:
    """Keys and visits for all suspects of a text, series taken together where that is cheaper."""
    by_core: dict[str, list[Judged]] = {}
    for one in suspects:
        by_core.setdefault(core(one.ocr), []).append(one)
    keys = visits = 0
    for alike in by_core.values():
        keys += sum(map(cost, alike))
        visits += len(alike)
        if together := taken_together(alike):
            keys += SERIES - sum(map(cost, together))
            visits += 1 - len(together)
    return keys, visits


def _with_core(token: str, new: str) -> str:
    """The token as it would read when its core became ``new``."""
    token = comparable(token)
    return token.replace(core(token), new, 1)


def _typing(one: Judged) -> int:
    wanted = telex_keys(one.truth).lower()
    if one.rank is not None:
        spelled = [(telex_keys(text).lower(), text) for text in one.candidates]
        for letters in range(1, min(_FILTER, len(wanted)) + 1):
            left = (text for keys, text in spelled if keys.startswith(wanted[:letters]))
            if next(left, None) == one.truth:
                return letters
    return len(wanted)
