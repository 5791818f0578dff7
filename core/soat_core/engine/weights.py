"""The weights between the sources of evidence.

Found with ``resources/build/tune.py`` on the development pages; the costs of acronyms, signs and
lost spaces were set by hand, since those pages have too few of them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Costs are in nats."""

    language: float = 0.8
    """Exponent of the language model."""
    channel: float = 0.9
    """Exponent of the channel."""
    neural: float = 0.45
    """Exponent of what the context adds in the neural source's view, where that is there."""
    letter: float = 3.2
    """Cost of a letter of a word or code that the language model cannot spell."""
    name: float = 2.3
    """The same for a letter of an unknown word with a capital."""
    acronym: float = 0.8
    """The same for a letter of an unknown word in capitals."""
    digit: float = 2.4
    """The same for a digit."""
    sign: float = 7.0
    """The same for a sign that stands alone."""
    foreign: float = 1.5
    """Cost of a word in lower case that has not the shape of a Vietnamese syllable."""
    case: float = 0.6
    """Weight of how a word is usually capitalised, where the reading leaves it open."""
    misplaced_case: float = 4.0
    """Cost of capitals among small letters, and of small letters among capitals."""
    lost_space: float = 6.5
    """Cost of a space that was not read."""
    stray: float = 4.0
    """Cost of a quote or hook behind a word that opens or closes nothing."""
    prior: float = 0.8
    """Weight of the unigram model in the order before context."""
    scored: int = 90
    """How many words per token are scored by the channel."""
    kept: int = 24
    """How many words per token meet the bigram model."""
    finer: int = 6
    """How many of them go on to the trigram model."""
    reach: float = 10.0
    """Readings this much worse than the best before context are dropped."""
    damage: float = 0.5
    """Share of damaged tokens that is assumed before the report is looked at."""
    line_strength: float = 15.0
    """How many tokens of the whole report's damage weigh as much as a line's own tokens."""
    keep: float = 2.5
    """How many times likelier than it seems it is, in a report that is mostly right, that a token
    was read right: a wrong change does more harm there than an error that is left."""
    recurrence: float = 0.5
    """Exponent of how often a pair of words recurs in the report."""
