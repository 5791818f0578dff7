"""The best way through a chain of states, and how probable each of its steps is.

Viterbi's algorithm and the forward-backward algorithm (L. R. Rabiner, 1989) over scores that
differ from place to place: log weights, not yet probabilities.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]

NEVER = -1e9
"""The score of what cannot be."""


@dataclass(frozen=True, slots=True)
class Chances:
    """How probable the states of a chain of n places and s states are."""

    states: Scores
    """(n, s): each state at each place."""
    steps: Scores
    """(n - 1, s, s): each state given the one before it."""


def best_path(first: Scores, steps: Scores) -> npt.NDArray[np.intp]:
    """(n,): the states of the best way.

    ``first`` (s,): scores of the states at the first place.  ``steps`` (n - 1, s, s): scores of
    going over from one state (row) to another (column).
    """
    score = first
    back = np.empty((len(steps), len(first)), dtype=np.intp)
    for at, step in enumerate(steps):
        through = score[:, None] + step
        back[at] = through.argmax(axis=0)
        score = through.max(axis=0)
    path = np.empty(len(steps) + 1, dtype=np.intp)
    path[-1] = score.argmax()
    for at in range(len(steps) - 1, -1, -1):
        path[at] = back[at, path[at + 1]]
    return path


def chances(first: Scores, steps: Scores) -> Chances:
    """Probabilities from the same scores (see ``best_path``)."""
    weights = np.exp(steps - steps.max(axis=(1, 2), keepdims=True)) if len(steps) else steps
    count, states = len(steps) + 1, len(first)
    forth = np.empty((count, states))
    back = np.ones((count, states))
    forth[0] = _shares(np.exp(first - first.max()))
    for at in range(1, count):
        forth[at] = _shares(forth[at - 1] @ weights[at - 1])
    for at in range(count - 2, -1, -1):
        back[at] = _shares(weights[at] @ back[at + 1])
    both = forth * back
    both /= both.sum(axis=1, keepdims=True)
    given = weights * back[1:, None, :]
    totals = given.sum(axis=2, keepdims=True)
    np.divide(given, totals, out=given, where=totals > 0)
    return Chances(both, given)


def _shares(values: Scores) -> Scores:
    shares: Scores = values / values.sum()
    return shares
