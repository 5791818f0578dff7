"""The white space of a hit, kept where a plain replacement does not speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

_GAP = re.compile(r"(\s+)")
_BREAKS = re.compile(r"[\n\f]")


@dataclass(frozen=True, slots=True)
class _Cut:
    """Words, and the white space before, between and after them (one more than words)."""

    words: list[str]
    gaps: list[str]


def fitted(query: str, replacement: str, found: str) -> str:
    """``replacement`` with the white space of ``found``, which ``query`` has found.

    Ends of lines and pages stay where they are, and so do the spaces that query and replacement
    have alike (a double space in the report, a no-break space); others become what the
    replacement says.
    """
    if not _GAP.search(found):
        return replacement
    asked, new, there = _cut(query), _cut(replacement), _cut(found)
    if len(there.words) == len(asked.words) == len(new.words):
        gaps = [
            mine if _BREAKS.search(mine) or before == after else after
            for before, after, mine in zip(asked.gaps, new.gaps, there.gaps, strict=True)
        ]
        return _joined(new.words, gaps)
    return _over_lines(new, there) if _BREAKS.search(found) else replacement


def _cut(text: str) -> _Cut:
    parts = _GAP.split(text)
    words = [word for word in parts[::2] if word]
    gaps = parts[1::2]
    if parts[0]:
        gaps.insert(0, "")
    if parts[-1]:
        gaps.append("")
    return _Cut(words, gaps if words else ["".join(gaps)])


def _joined(words: list[str], gaps: list[str]) -> str:
    return "".join(gap + word for gap, word in zip_longest(gaps, words, fillvalue=""))


def _over_lines(new: _Cut, there: _Cut) -> str:
    """Every line keeps as many words as it had while there are any, the last takes the rest."""
    words = list(zip(["", *new.gaps[1:-1]], new.words, strict=False))
    lines: list[str] = []
    breaks = [at for at, gap in enumerate(there.gaps) if _BREAKS.search(gap)]
    done = 0
    for at in breaks:
        count = min(at - done, len(words))
        lines += [_line(words[:count]), there.gaps[at]]
        words, done = words[count:], at
    lines.append(_line(words))
    if new.words and breaks[0] > 0:
        lines.insert(0, new.gaps[0])
    if new.words and breaks[-1] < len(there.words):
        lines.append(new.gaps[-1])
    return "".join(lines)


def _line(words: list[tuple[str, str]]) -> str:
    return "".join((gap if at else "") + word for at, (gap, word) in enumerate(words))
