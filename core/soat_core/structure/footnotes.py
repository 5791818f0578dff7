"""The footnotes of a page: what stands at its foot, behind a mark."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from soat_core.structure.kinds import BlockKind
from soat_core.structure.lines import Line
from soat_core.structure.part import Part
from soat_core.structure.widths import width

_MARK = re.compile(
    r"(?P<n>\d{1,2}|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,2}\]|\(\d{1,2}\))\s*(?=[^\W\d_a-zđ]|[“\"(])"
)
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_CLOSED = (".", ";", ":", "!", "?", "…", ".”", '."', ")")
_LOWEST = 0.35
"""Footnotes take no more of a page than from here down."""
_PAGE = 120
"""Lines that a page may have; a text without pages is looked at no further up."""
_MOST = 40
"""Lines of footnotes on a page."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each sign adds to the log odds that footnotes begin at a line."""

    before: float = -4.0
    rule_above: float = 4.0
    blank_above: float = 1.5
    body_goes_on: float = 3.0
    mark_in_text: float = 2.0
    wider_than_body: float = 1.5
    next_number: float = 1.5
    no_page_below: float = -1.5


_W = _Weights()


def find_footnotes(lines: Sequence[Line]) -> list[Part]:
    """A part for each footnote of the pages (their heads, numbers and tables taken out)."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    parts: list[Part] = []
    last = 0
    for at, page in enumerate(pages):
        following = pages[at + 1][0] if at + 1 < len(pages) else None
        found = _of_page(page, following, last)
        parts.extend(found)
        numbers = [int(part.values["n"]) for part in found if part.values["n"].isdigit()]
        last = numbers[-1] if numbers else last
    return parts


def _of_page(page: Sequence[Line], following: Line | None, last: int) -> list[Part]:
    lowest = max(1, int(_LOWEST * len(page)), len(page) - _MOST)
    best: tuple[float, int] | None = None
    for at in range(lowest, len(page)):
        mark = _mark(page[at])
        if mark is None:
            continue
        score = _score(page, at, mark, following, last)
        if score > 0 and (best is None or score > best[0]):
            best = score, at
    if best is None:
        return []
    return _parted(page, best[1], 1 / (1 + math.exp(-best[0])))


def _score(page: Sequence[Line], at: int, mark: str, following: Line | None, last: int) -> float:
    above, line = page[at - 1], page[at]
    body = [one for one in page[max(0, at - _PAGE) : at] if not one.is_rule]
    if not body:
        return _W.before
    score = _W.before
    score += _W.rule_above * above.is_rule + _W.blank_above * (line.blanks > 0)
    goes_on = not body[-1].text.endswith(_CLOSED)
    if following is None:
        score += _W.no_page_below
    elif goes_on and following.text[0].islower():
        score += _W.body_goes_on
    score += _W.mark_in_text * _is_marked(body, mark)
    widest = max(width(one.text) for one in body)
    score += _W.wider_than_body * (max(width(one.text) for one in page[at:]) > 1.04 * widest)
    if mark.isdigit():
        score += _W.next_number if int(mark) in (1, last + 1) else -_W.next_number
    return score


def _is_marked(body: Sequence[Line], mark: str) -> bool:
    """Whether the mark stands raised behind a word: ``văn bản1``, ``triển khai 1;``, ``¹``."""
    number = re.escape(mark)
    raised = re.compile(rf"[^\W\d_]{number}(?![\w/])|[^\W\d_] {number}[;,.](?!\d)|\[{number}\]")
    high = mark.translate(str.maketrans("1234567890", "¹²³⁴⁵⁶⁷⁸⁹⁰"))
    return any(raised.search(line.text) or high in line.text for line in body)


def _parted(page: Sequence[Line], first: int, posterior: float) -> list[Part]:
    """The footnotes of a page; a rule above them goes with the first."""
    mark = _mark(page[first])
    assert mark is not None
    parts = [Part(BlockKind.FOOTNOTE, [page[first]], posterior, {"n": mark})]
    if page[first - 1].is_rule:
        parts[0].lines.insert(0, page[first - 1])
    for line in page[first + 1 :]:
        found = _mark(line)
        if found is not None and _follows(mark, found):
            mark = found
            parts.append(Part(BlockKind.FOOTNOTE, [line], posterior, {"n": mark}))
        else:
            parts[-1].lines.append(line)
    return parts


def _follows(mark: str, following: str) -> bool:
    if mark.isdigit() and following.isdigit():
        return int(following) == int(mark) + 1
    return set(following) == {"*"} and len(following) == len(mark) + 1


def _mark(line: Line) -> str | None:
    found = _MARK.match(line.text)
    return None if found is None else found["n"].translate(_SUPERSCRIPTS).strip("[]()")
