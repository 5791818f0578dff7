"""From judged suggestions to the figures that are reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from soat_core.evaluate.alignment import Judged, Judgement
from soat_core.evaluate.at_work import Desk, keys_at_work
from soat_core.evaluate.clerk import Effort, by_falling_posterior, effort, threshold_for
from soat_core.evaluate.curves import equal_bins
from soat_core.evaluate.light import NOTHING, Light
from soat_core.text import comparable

PRECISION = 0.999
"""The share that must be right of what is taken unseen."""


@dataclass(frozen=True, slots=True)
class Distances:
    """Edit distances (Levenshtein) of a reading and its correction from the truth."""

    tokens: int
    """White-space separated tokens of the truth."""
    characters: int
    """Of the truth in comparable form."""
    characters_before: int
    characters_after: int
    words_before: int
    words_after: int

    @classmethod
    def between(cls, ocr: str, corrected: str, gold: str) -> Distances:
        before, after, truth = comparable(ocr), comparable(corrected), comparable(gold)
        words = truth.split()
        return cls(
            len(words),
            len(truth),
            Levenshtein.distance(before, truth),
            Levenshtein.distance(after, truth),
            Levenshtein.distance(before.split(), words),
            Levenshtein.distance(after.split(), words),
        )


@dataclass(frozen=True, slots=True)
class Harm:
    """What was done to text that was right already."""

    tokens: int
    changed: int


HARMLESS = Harm(0, 0)


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything counted on one text."""

    distances: Distances
    judgement: Judgement
    harm: Harm = HARMLESS
    light: Light = NOTHING
    desk: Desk | None = None
    """Without it no effort with the program's keys is told."""

    def at_work(self, threshold: float | None) -> tuple[int, int]:
        """Keys with what the program has, see ``at_work.keys_at_work``; 0 where that is unknown."""
        return keys_at_work(self.judgement, self.desk, threshold) if self.desk else (0, 0)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures for one text or several together.  The names are those of the JSON.

    Shares and rates are fractions from 0 to 1 unless the name says otherwise.
    """

    tokens: int
    """Of the true text."""
    characters: int
    cer_before: float
    """Character error rate: edit distance over the characters of the truth."""
    cer_after: float
    wer_before: float
    """Word error rate: edit distance in tokens over the tokens of the truth."""
    wer_after: float
    right_at_1: float
    """Share of true tokens whose suggestion is right."""
    right_at_3: float
    """Share of true tokens with the truth among the first 3 candidates."""
    right_at_5: float
    false_changes: float
    """Share of the tokens of the true text that are changed when it is the input itself."""
    calibration_error: float
    """Expected difference of posterior and being right, over 15 bins of equal size."""
    coverage: float
    """Share of suggestions that can be taken unseen with 99.9% of them right."""
    coverage_threshold: float | None
    """The posterior down to which that goes."""
    threshold: float | None
    """The lowest suspect threshold that leaves at most 1 error per 1,000 tokens; None: there is
    none, everything has to be looked at."""
    keys_per_1000_tokens: float
    visits_per_1000_tokens: float
    errors_left: int
    errors_left_per_1000_tokens: float
    keys_per_1000_tokens_error_free: float
    work_keys_per_1000_tokens: float
    """With the keys that the program has (``at_work``)."""
    work_keys_per_1000_tokens_error_free: float
    lost_tokens: int
    """True tokens that no suggestion stands for; counted as errors left at every threshold."""
    light_garbled: int
    """Tokens garbled in the lightly damaged text (one in twenty, as the OCR read them)."""
    light_changed: int
    """Tokens that are changed in it."""
    light_precision: float | None
    """Share of the changed ones that come out right; None where nothing is changed."""
    light_recall: float | None
    """Share of the garbled ones that come out right; None where nothing is garbled."""


def common_threshold(texts: Sequence[Measured]) -> float | None:
    """The suspect threshold to report the effort at, found on all ``texts`` together."""
    judged = (one for text in texts for one in text.judgement.judged)
    return threshold_for(judged, sum(text.distances.tokens for text in texts))


def figures(texts: Sequence[Measured], threshold: float | None) -> Figures:
    """The figures for all ``texts`` together, their effort at the suspect threshold ``threshold``
    (None: everything is a suspect)."""
    distances = [text.distances for text in texts]
    judged = [one for text in texts for one in text.judgement.judged]
    count = sum(d.tokens for d in distances)
    characters = sum(d.characters for d in distances)
    spent = sum((effort(t.judgement, threshold) for t in texts), Effort(0, 0, 0, 0))
    coverage, coverage_threshold = _coverage(judged)
    work = [text.at_work(threshold) for text in texts]
    light = sum((t.light for t in texts), NOTHING)
    return Figures(
        tokens=count,
        characters=characters,
        cer_before=_share(sum(d.characters_before for d in distances), characters),
        cer_after=_share(sum(d.characters_after for d in distances), characters),
        wer_before=_share(sum(d.words_before for d in distances), count),
        wer_after=_share(sum(d.words_after for d in distances), count),
        right_at_1=_share(_right_within(judged, 1), count),
        right_at_3=_share(_right_within(judged, 3), count),
        right_at_5=_share(_right_within(judged, 5), count),
        false_changes=_share(sum(t.harm.changed for t in texts), sum(t.harm.tokens for t in texts)),
        calibration_error=_calibration_error(judged),
        coverage=coverage,
        coverage_threshold=coverage_threshold,
        threshold=threshold,
        keys_per_1000_tokens=1000 * _share(spent.keys, count),
        visits_per_1000_tokens=1000 * _share(spent.visits, count),
        errors_left=spent.errors_left,
        errors_left_per_1000_tokens=1000 * _share(spent.errors_left, count),
        keys_per_1000_tokens_error_free=1000 * _share(spent.keys_error_free, count),
        work_keys_per_1000_tokens=1000 * _share(sum(keys for keys, _ in work), count),
        work_keys_per_1000_tokens_error_free=1000 * _share(sum(keys for _, keys in work), count),
        lost_tokens=sum(len(t.judgement.missing) for t in texts),
        light_garbled=light.garbled,
        light_changed=light.changed,
        light_precision=light.changed_right / light.changed if light.changed else None,
        light_recall=light.restored / light.garbled if light.garbled else None,
    )


# Within


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _right_within(judged: Iterable[Judged], rank: int) -> int:
    return sum(one.words for one in judged if one.truth in one.candidates[:rank])


def _calibration_error(judged: Sequence[Judged]) -> float:
    """Expected calibration error (M. Naeini et al., 2015), over bins of equal size."""
    ordered = sorted(judged, key=lambda one: one.posterior)
    total = sum(
        abs(sum(one.posterior - one.is_right for one in group)) for group in equal_bins(ordered)
    )
    return _share(total, len(ordered))


def _coverage(judged: Sequence[Judged]) -> tuple[float, float | None]:
    """The largest share, taken from the surest down, that is right often enough, and where it
    ends."""
    seen = right = 0
    best: tuple[int, float | None] = 0, None
    for posterior, group in by_falling_posterior(judged):
        seen += len(group)
        right += sum(one.is_right for one in group)
        if right >= PRECISION * seen:
            best = seen, posterior
    return _share(best[0], len(judged)), best[1]
