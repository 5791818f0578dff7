"""What it costs a clerk to make the page right: a simulation that counts keys.

Everything at or above the suspect threshold is taken by one command.  A suspect costs 1 key when
the suggestion is right, 1 when the truth is candidate 2 to 5, otherwise the Telex keys of the truth
(at most 5, where they filter it to the top of the candidates) plus 1.  A series fixed in one action
costs 3, where that is less.  An error above the threshold stays; to get an error-free page it costs
3 keys to reach plus its repair.  So do words that the OCR lost, which no threshold can show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from soat_core.evaluate.alignment import Judged, Judgement
from soat_core.evaluate.telex import telex_keys

ERRORS_ALLOWED = 0.001
"""Errors left for each token, at the threshold that effort is reported at."""

_SHOWN = 5
"""Candidates that have a key of their own."""
_FILTER = 5
"""Letters after which a clerk would rather type on than look at the list again."""
_SERIES = 3
_REACH = 3
_COMMAND = 1

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
    keys += _COMMAND if taken else 0
    wrong = [one for one in taken if not one.is_right]
    repairs = sum(_REACH + cost(one) for one in wrong)
    repairs += sum(_REACH + len(telex_keys(word)) + 1 for word in judgement.missing)
    return Effort(keys, visits, len(wrong) + len(judgement.missing), keys + repairs)


def cost(one: Judged) -> int:
    """Keys to put a single suspect right."""
    rank = one.rank
    if rank is not None and rank <= _SHOWN:
        return 1
    return _typing(one) + 1


# Within


def _review(suspects: Iterable[Judged]) -> tuple[int, int]:
    """Keys and visits for all suspects of a text, series taken together where that is cheaper."""
    keys = visits = 0
    for series in _series(suspects):
        singly = sum(map(cost, series))
        together = _is_one_error(series) and singly > _SERIES
        keys += _SERIES if together else singly
        visits += 1 if together else len(series)
    return keys, visits


def _series(suspects: Iterable[Judged]) -> Iterable[Sequence[Judged]]:
    found: dict[str, list[Judged]] = {}
    for one in suspects:
        found.setdefault(_core(one.ocr), []).append(one)
    return found.values()


def _is_one_error(series: Sequence[Judged]) -> bool:
    """Whether one action puts them all right; else the clerk would have to untick some."""
    return len(series) > 1 and len({_core(one.truth) for one in series}) == 1


def _core(token: str) -> str:
    return _OUTER_PUNCTUATION.sub("", token) or token


def _typing(one: Judged) -> int:
    wanted = telex_keys(one.truth).lower()
    if one.rank is not None:
        spelled = [(telex_keys(text).lower(), text) for text in one.candidates]
        for letters in range(1, min(_FILTER, len(wanted)) + 1):
            left = (text for keys, text in spelled if keys.startswith(wanted[:letters]))
            if next(left, None) == one.truth:
                return letters
    return len(wanted)
