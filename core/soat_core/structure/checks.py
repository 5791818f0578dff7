"""Numbers that do not count on: two sections III, a point b) behind a point d).

The author may have written them so.  They are pointed out, never changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from soat_core.i18n import tr
from soat_core.structure.block import Block
from soat_core.structure.kinds import BlockKind
from soat_core.structure.marks import Mark, Style, mark_of
from soat_core.structure.plain import plain

_SURE = 0.5
"""Parts that are less likely (0 to 1) to be there are not checked."""
_HEAD = 60
"""Code points of a part in which its mark stands."""
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Fault(StrEnum):
    """What is wrong with a number."""

    REPEATED = "repeated"
    SKIPPED = "skipped"
    BACKWARDS = "backwards"
    ELSEWHERE = "elsewhere"
    """``2.1`` below ``1.``"""


@dataclass(frozen=True, slots=True)
class NumberFinding:
    """``text[start:end]`` is a number that was not to be expected there (code points)."""

    start: int
    end: int
    fault: Fault
    n: str
    expected: str
    """What would count on, written alike; of ``ELSEWHERE`` the number of the part above."""
    before: tuple[int, int]
    """Where the number stands that it does not follow."""

    @property
    def message(self) -> str:
        """One clause for people."""
        words = {"n": self.n, "expected": self.expected}
        match self.fault:
            case Fault.REPEATED:
                return tr(
                    "two sections {n} in a row; {expected} would follow",
                    "hai mục liền nhau cùng mang số {n}; lẽ ra là {expected}",
                    **words,
                )
            case Fault.SKIPPED:
                return tr(
                    "section {n} where {expected} was to come",
                    "mục {n} đứng ở chỗ của mục {expected}",
                    **words,
                )
            case Fault.BACKWARDS:
                return tr(
                    "section {n} goes back behind {expected}",
                    "mục {n} lùi lại, lẽ ra là {expected}",
                    **words,
                )
            case Fault.ELSEWHERE:
                return tr(
                    "section {n} stands below {expected}",
                    "mục {n} lại nằm trong mục {expected}",
                    **words,
                )


@dataclass(frozen=True, slots=True)
class _Number:
    mark: Mark
    start: int
    end: int
    is_heading: bool


def check_numbering(text: str, blocks: Sequence[Block]) -> list[NumberFinding]:
    """The numbers of headings and items that do not follow those before them.

    A number counts on where nothing above its level stands between.  A list may begin again with
    its first number, and a text that begins in the middle may begin with any.
    """
    findings: list[NumberFinding] = []
    running: dict[Style, _Number] = {}
    for block in blocks:
        if block.kind == BlockKind.TYPE:
            running.clear()
        number = _number(text, block)
        if number is None:
            if block.kind == BlockKind.HEADING and block.value("level") == "1":
                _close(running, Style.CAPITAL)
            continue
        findings.extend(_judged(number, running))
        _close(running, Style(number.mark.style + 1))
        running[number.mark.style] = number
    return findings


# Within


def _number(text: str, block: Block) -> _Number | None:
    if block.kind not in (BlockKind.HEADING, BlockKind.ITEM) or block.posterior < _SURE:
        return None
    head = text[block.start : min(block.end, block.start + _HEAD)].split("\n")[0]
    mark = mark_of(head, plain(head))
    if mark is None or not mark.counts or not mark.value:
        return None
    at = head.find(mark.n)
    start = block.start + max(0, at)
    return _Number(mark, start, start + len(mark.n), block.kind == BlockKind.HEADING)


def _close(running: dict[Style, _Number], first: int) -> None:
    """Forget what stands below; articles count through the whole document."""
    for style in [style for style in running if style >= first]:
        if style is not Style.ARTICLE or first <= Style.PART:
            del running[style]


def _judged(number: _Number, running: dict[Style, _Number]) -> Iterator[NumberFinding]:
    above = _parent(number.mark, running)
    if above is not None:
        yield _finding(number, Fault.ELSEWHERE, above.mark.n, above)
        return
    last = running.get(number.mark.style)
    if last is None or _prefix(number.mark) != _prefix(last.mark):
        return
    value, before = number.mark.value, last.mark.value
    begins_again = value == 1 and not (before == 1 and number.is_heading)
    if begins_again or value == before + 1 or _omits_d(last.mark, number.mark):
        return
    fault = Fault.SKIPPED
    if value <= before:
        fault = Fault.REPEATED if value == before else Fault.BACKWARDS
    yield _finding(number, fault, _written(last.mark, before + 1), last)


def _finding(number: _Number, fault: Fault, expected: str, before: _Number) -> NumberFinding:
    place = before.start, before.end
    return NumberFinding(number.start, number.end, fault, number.mark.n, expected, place)


def _parent(mark: Mark, running: dict[Style, _Number]) -> _Number | None:
    """The section that stands open, where the number says it belongs into another."""
    prefix = _prefix(mark)
    if not Style.DECIMAL_2 <= mark.style <= Style.DECIMAL_4 or not prefix:
        return None
    above = running.get(Style(mark.style - 1))
    return None if above is None or above.mark.n == prefix else above


def _prefix(mark: Mark) -> str:
    return mark.n.rpartition(".")[0]


def _omits_d(last: Mark, mark: Mark) -> bool:
    """Many count d, e and leave out đ."""
    return last.n == "d" and mark.n == "e"


def _written(last: Mark, value: int) -> str:
    """A number in the way in which the last one is written."""
    prefix = f"{_prefix(last)}." if "." in last.n else ""
    own = last.n.rpartition(".")[2]
    if own.isdigit():
        return f"{prefix}{value}"
    if own.isupper() and last.style is not Style.CAPITAL:
        return prefix + _roman(value)
    letter = _ALPHABET[value - 1 : value]
    return prefix + (letter.upper() if own.isupper() else letter)


def _roman(value: int) -> str:
    digits = ""
    for worth, sign in _ROMANS:
        digits += sign * (value // worth)
        value %= worth
    return digits
