"""Lightly damaged text: the true text with one token in twenty as the OCR read it.

An engine that expects garble everywhere finds it everywhere.  Here nearly all is right already, so
what it changes must be what is wrong.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from soat_core.engine.suggestion import Suggestion
from soat_core.evaluate.alignment import pair_lines
from soat_core.report import Report
from soat_core.text import Span, comparable, tokens

GARBLED_OF = 20
"""In each stretch of this many tokens one is replaced, where the OCR misread any."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A text with a few tokens misread; token for token it is the true one."""

    text: str
    truths: tuple[str, ...]
    """What each token should be, in comparable form."""
    garbled: frozenset[int]
    """The numbers of the tokens that were replaced."""


@dataclass(frozen=True, slots=True)
class Light:
    """Counts of tokens.  ``changed`` is what the engine's first candidates would change."""

    tokens: int
    garbled: int
    restored: int
    """Garbled tokens that come out as the truth."""
    changed: int
    changed_right: int
    """Changed tokens that come out as the truth."""

    def __add__(self, other: Light) -> Light:
        return Light(
            self.tokens + other.tokens,
            self.garbled + other.garbled,
            self.restored + other.restored,
            self.changed + other.changed,
            self.changed_right + other.changed_right,
        )


NOTHING = Light(0, 0, 0, 0, 0)


def lightly_damaged(report: Report, gold: str) -> Damaged:
    """``gold`` with a few of its tokens as they were read in ``report``.

    Only tokens of lines that have as many tokens on both sides are replaced, and only by readings
    that differ.  The same pair always gives the same text.
    """
    spans = list(tokens(gold))
    choice = random.Random(zlib.crc32(gold.encode()))
    readings = _readings(report, gold)
    text, end = [], 0
    garbled: set[int] = set()
    for first in range(0, len(spans), GARBLED_OF):
        misread = [n for n in range(first, min(first + GARBLED_OF, len(spans))) if n in readings]
        if misread:
            garbled.add(choice.choice(misread))
    for number in sorted(garbled):
        text += [gold[end : spans[number].start], readings[number]]
        end = spans[number].end
    truths = tuple(comparable(gold[span.start : span.end]) for span in spans)
    return Damaged("".join([*text, gold[end:]]), truths, frozenset(garbled))


def judge_light(damaged: Damaged, suggest: Callable[[Report], Sequence[Suggestion]]) -> Light:
    """What the first candidates that ``suggest`` gives do to the text."""
    report = Report.from_text(damaged.text)
    number = {span.start: index for index, span in enumerate(tokens(damaged.text))}
    restored = changed = changed_right = 0
    for suggestion in suggest(report):
        read = damaged.text[suggestion.start : suggestion.end]
        first, count = number[suggestion.start], len(read.split())
        over = range(first, first + count)
        result = comparable(suggestion.best.text)
        right = result == " ".join(damaged.truths[at] for at in over)
        restored += right * sum(at in damaged.garbled for at in over)
        if result != comparable(read):
            changed += count
            changed_right += right * count
    return Light(len(damaged.truths), len(damaged.garbled), restored, changed, changed_right)


# Within


def _readings(report: Report, gold: str) -> dict[int, str]:
    """By the number of a true token, how it was misread."""
    lines = gold.split("\n")
    words: list[list[Span]] = []
    numbers: list[int] = []
    start = count = 0
    for line in lines:
        numbers.append(count)
        words.append(list(tokens(gold, start, start + len(line))))
        start += len(line) + 1
        count += len(words[-1])
    read_lines = [report.line_text(line).split() for line in range(report.line_count)]
    found: dict[int, str] = {}
    for ocr_line, gold_line in pair_lines([" ".join(line) for line in read_lines], lines):
        if ocr_line is None or gold_line is None:
            continue
        read, true = read_lines[ocr_line], words[gold_line]
        if len(read) == len(true):
            for at, (token, span) in enumerate(zip(read, true, strict=True)):
                if comparable(token) != comparable(gold[span.start : span.end]):
                    found[numbers[gold_line] + at] = token
    return found
