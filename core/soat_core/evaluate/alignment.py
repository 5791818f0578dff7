"""Which words of the true text each suggestion stands for.

Lines are paired first, then the characters of paired lines are aligned by edit distance
(V. Levenshtein, 1966) without marks and case, where OCR damage is small.  Each true word then
belongs to the suggestion that most of its letters fall into.  Words that the OCR split or joined
find their place this way, and lines it lost or invented pull nothing else along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from soat_core.engine.suggestion import Suggestion
from soat_core.report import Report
from soat_core.text import Span, base_letter, comparable, tokens

_LEAST_LIKENESS = 0.4
"""Lines less alike than this (share of characters in common order, 0 to 1) are no pair."""

_BAND = 12
"""How many lines beyond the difference in their numbers two paired lines may lie apart."""

_IN_STEP = 0.9
"""The share of the likeness reachable otherwise that lines taken one to one must have."""


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A suggestion with what the page really says there."""

    ocr: str
    candidates: tuple[str, ...]
    """In comparable form, best first."""
    posterior: float
    """Of the best candidate, 0 to 1."""
    truth: str
    """In comparable form; empty where the page has nothing."""
    words: int
    """How many true words that is."""
    span: Span = _NOWHERE
    """Of the reading, in code points of the OCR text."""
    line: tuple[str, ...] = ()
    """The words of the true line that the truth stands in; several lines where one suggestion runs
    across them."""
    index: int = 0
    """Where in ``line`` the truth begins, or would."""

    @property
    def rank(self) -> int | None:
        """The place of the truth among the candidates, from 1; None when it is not there."""
        return self.candidates.index(self.truth) + 1 if self.truth in self.candidates else None

    @property
    def is_right(self) -> bool:
        return self.candidates[0] == self.truth


@dataclass(frozen=True, slots=True)
class Judgement:
    """All suggestions for a text, and the true words that none of them stands for."""

    judged: tuple[Judged, ...]
    missing: tuple[str, ...]


def judge(report: Report, suggestions: Sequence[Suggestion], gold: str) -> Judgement:
    """Compare the suggestions for a report with the true text."""
    gold_lines = _without_end(gold.split("\n"))
    by_line: dict[int, list[Suggestion]] = {}
    for suggestion in suggestions:
        by_line.setdefault(report.line_of(suggestion.start), []).append(suggestion)
    judged: list[Judged] = []
    missing: list[str] = []
    for first, last, gold_text in _stretches(report, suggestions, gold_lines):
        found = [s for line in range(first, last + 1) for s in by_line.get(line, ())]
        start = report.line_starts[first] if last >= first else 0
        end = report.line_span(last).end if last >= first else 0
        _judge_stretch(report.ocr_text, Span(start, end), found, gold_text, judged, missing)
    return Judgement(tuple(judged), tuple(missing))


def judged_as(
    text: str, suggestion: Suggestion, truth: str, words: int, line: tuple[str, ...], index: int
) -> Judged:
    """A suggestion for ``text`` with its truth, that is known."""
    return Judged(
        text[suggestion.start : suggestion.end],
        tuple(comparable(candidate.text) for candidate in suggestion.candidates),
        suggestion.best.posterior,
        truth,
        words,
        Span(suggestion.start, suggestion.end),
        line,
        index,
    )


def pair_lines(ocr: Sequence[str], gold: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """The lines that belong together, in order; None where a side has no counterpart.

    Equal numbers of lines are taken one to one, however little some are alike, unless that is
    clearly out of step.
    """
    left, right = [folded(line) for line in ocr], [folded(line) for line in gold]
    best = _likeness_table(left, right)
    if len(left) == len(right):
        in_step = sum(max(0.0, _likeness(*pair)) for pair in zip(left, right, strict=True))
        if in_step >= _IN_STEP * best[-1][len(right)]:
            return [(index, index) for index in range(len(left))]
    return _traced(left, right, best)


def folded(text: str) -> str:
    """Without marks and case, character for character."""
    return "".join((base_letter(char).lower() or char)[0] for char in text)


# Within


def _stretches(
    report: Report, suggestions: Sequence[Suggestion], gold_lines: Sequence[str]
) -> Iterator[tuple[int, int, str]]:
    """First and last OCR line (last before first: none) and the true text, in order.

    A stretch is one line, or several that a suggestion runs across.
    """
    ocr_lines = _without_end([report.line_text(line) for line in range(report.line_count)])
    tied = {
        line
        for s in suggestions
        for line in range(report.line_of(s.start), report.line_of(max(s.start, s.end - 1)))
    }
    first: int | None = None
    texts: list[str] = []
    for ocr_line, gold_line in pair_lines(ocr_lines, gold_lines):
        if gold_line is not None:
            texts.append(gold_lines[gold_line])
        if ocr_line is None:
            if first is None:
                yield 0, -1, texts.pop()
            continue
        first = ocr_line if first is None else first
        if ocr_line not in tied:
            yield first, ocr_line, " ".join(texts)
            first, texts = None, []
    if first is not None:
        yield first, len(ocr_lines) - 1, " ".join(texts)


def _without_end(lines: list[str]) -> list[str]:
    """The lines without the blank ones after the last."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _judge_stretch(
    text: str,
    span: Span,
    suggestions: Sequence[Suggestion],
    gold: str,
    judged: list[Judged],
    missing: list[str],
) -> None:
    owner: dict[int, int] = {}
    for index, suggestion in enumerate(suggestions):
        for offset in range(suggestion.start, suggestion.end):
            owner[offset] = index
    words: dict[int, list[int]] = {}
    counterpart = _counterparts(text[span.start : span.end], gold)
    line: list[str] = []
    for number, token in enumerate(tokens(gold)):
        votes = Counter(
            owner[span.start + counterpart[at]]
            for at in range(*token)
            if at in counterpart and span.start + counterpart[at] in owner
        )
        line.append(comparable(gold[token.start : token.end]))
        if votes:
            words.setdefault(votes.most_common(1)[0][0], []).append(number)
        else:
            missing.append(line[-1])
    at, whole = 0, tuple(line)
    for index, suggestion in enumerate(suggestions):
        numbers = words.get(index, [])
        at = numbers[0] if numbers else at
        truth = " ".join(line[number] for number in numbers)
        judged.append(judged_as(text, suggestion, truth, len(numbers), whole, at))
        at = numbers[-1] + 1 if numbers else at


def _counterparts(ocr: str, gold: str) -> dict[int, int]:
    """For offsets of ``gold``, the offset of the character of ``ocr`` it is aligned with."""
    found: dict[int, int] = {}
    for block in Levenshtein.opcodes(folded(ocr), folded(gold)):
        if block.tag in ("equal", "replace"):
            for step in range(block.dest_end - block.dest_start):
                found[block.dest_start + step] = block.src_start + step
    return found


def _likeness_table(left: Sequence[str], right: Sequence[str]) -> list[dict[int, float]]:
    """The best sum of likenesses of pairs in order, for every beginning of both sides.

    Cells outside of a band around the diagonal are left out.
    """
    band = abs(len(left) - len(right)) + _BAND
    best: list[dict[int, float]] = [dict.fromkeys(range(min(band, len(right)) + 1), 0.0)]
    for i, line in enumerate(left, 1):
        row: dict[int, float] = {}
        for j in range(max(0, i - band), min(len(right), i + band) + 1):
            value = max(best[-1].get(j, 0.0), row.get(j - 1, 0.0))
            if j > 0 and j - 1 in best[-1]:
                value = max(value, best[-1][j - 1] + _likeness(line, right[j - 1]))
            row[j] = value
        best.append(row)
    return best


def _likeness(left: str, right: str) -> float:
    """What pairing two lines is worth: above 0 when they are alike enough."""
    if not left.strip() and not right.strip():
        return 0.01
    return ratio(left, right) / 100 - _LEAST_LIKENESS


def _traced(
    left: Sequence[str], right: Sequence[str], best: Sequence[dict[int, float]]
) -> list[tuple[int | None, int | None]]:
    pairs: list[tuple[int | None, int | None]] = []
    i, j = len(left), len(right)
    while i or j:
        here = best[i].get(j, 0.0)
        if i and j and j - 1 in best[i - 1]:
            likeness = _likeness(left[i - 1], right[j - 1])
            if likeness > 0 and here == best[i - 1][j - 1] + likeness:
                i, j = i - 1, j - 1
                pairs.append((i, j))
                continue
        if i and (not j or here == best[i - 1].get(j, 0.0)):
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
    return pairs[::-1]
