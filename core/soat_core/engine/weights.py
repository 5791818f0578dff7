"""The weights between the sources of evidence, tuned by ``resources/build/tune.py``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Costs are in nats."""

    language: float = 0.8
    """Exponent of the language model against the channel."""
    channel: float = 0.9
    letter: float = 3.2
    """Cost of a letter of a word or code the language model cannot spell."""
    acronym: float = 0.8
    """The same for a letter of an unknown word in capitals."""
    digit: float = 2.4
    foreign: float = 1.5
    """Cost of a word in lower case that has not the shape of a Vietnamese syllable."""
    misplaced_case: float = 4.0
    """Cost of capitals among small letters, and of small letters among capitals."""
    case: float = 0.6
    """Weight of how a word is usually capitalised, where the reading leaves it open."""
    sign: float = 7.0
    """The same for a sign that stands alone."""
    lost_space: float = 6.5
    """Cost of a space that was not read."""
    stray: float = 4.0
    """Cost of a quote or hook behind a word that opens or closes nothing."""
    prior: float = 0.35
    """Weight of the unigram model in the order before context."""
    scored: int = 90
    """How many words per token are scored by the channel."""
    kept: int = 24
    """How many words per token meet the bigram model."""
    finer: int = 8
    """How many of them go on to the trigram model."""
    reach: float = 10.0
    """Readings this much worse than the best before context are dropped."""
    damage: float = 0.5
    """Share of damaged tokens that is assumed before the report is looked at."""
    line_strength: float = 15.0
    """How many tokens of the whole report's damage weigh as much as a line's own tokens."""
    recurrence: float = 0.5
    """Exponent of how often a pair of words recurs in the report."""
