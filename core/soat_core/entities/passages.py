"""A text as the finders see it: one form of writing, cut where no mention can run across."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from soat_core.text import Span, old_tone_placement

BLANK = r"[^\S\n\f]"
GAP = rf"(?:{BLANK}*(?:\n\f?|\f\n?){BLANK}*|{BLANK}+)"
"""Between the words of one mention: blanks, or one line break or page break; no empty line."""

_CLUSTER = re.compile(r"(?s).[\u0300-\u036f]*")
_LINE_END = re.compile(r"\n\f?")
_CLOSED = ".;:!?"
_EMPTY_LINE = re.compile(r"[^\S\n]*\n")


class Folded(NamedTuple):
    """A text in NFC with the old tone placement, so that each word is written in one way.

    ``origins`` has the place in the text as given of each code point, and the end; None where the
    places are the same.
    """

    text: str
    origins: Sequence[int] | None

    def origin(self, offset: int) -> int:
        return offset if self.origins is None else self.origins[offset]


def fold(text: str) -> Folded:
    """``text`` in one form of writing, nothing but letters and their marks touched."""
    if unicodedata.is_normalized("NFC", text):
        return Folded(old_tone_placement(text), None)
    parts: list[str] = []
    origins: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        part = unicodedata.normalize("NFC", cluster[0])
        parts.append(part)
        origins += [cluster.start()] * len(part)
    return Folded(old_tone_placement("".join(parts)), [*origins, len(text)])


def passages(text: str) -> Iterator[Span]:
    """``text`` cut after empty lines, and after lines that end with a sentence.

    They follow one another without a gap.  A line that ends with an abbreviation ("TP.") is not
    the end of a sentence: what precedes the stop must be a small letter or a bracket.
    """
    start = 0
    for line in _LINE_END.finditer(text):
        end = line.end()
        if _EMPTY_LINE.match(text, end) or _ends_sentence(text, line.start()):
            yield Span(start, end)
            start = end
    if start < len(text):
        yield Span(start, len(text))


def _ends_sentence(text: str, end: int) -> bool:
    line = text[max(0, end - 8) : end].rstrip()
    if len(line) < 2 or line[-1] not in _CLOSED:
        return False
    return line[-2].islower() or line[-2] in ")]”\"'’/"
