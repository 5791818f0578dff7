"""The agency at the head of a document, whose name runs over lines of capitals.

"ỦY BAN NHÂN DÂN / TỈNH CAO BẰNG" is one organisation; "UBND TỈNH CAO BẰNG / SỞ NỘI VỤ" are two.
The national name and the motto stand beside or below and are no names.  Where they stand between
the two lines of an agency, as when two columns were read into one, each line is a mention of its
own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from soat_core.entities.finders.agencies import AGENCY_HEADS, FIELD_NAMES, Part, agencies
from soat_core.entities.finders.agency_places import is_of_place
from soat_core.entities.finders.knowledge import Knowledge
from soat_core.entities.finders.lists import Names, is_compound
from soat_core.entities.finders.named import LEGAL_FORMS, ROLES
from soat_core.entities.finders.organisations import organisation_at
from soat_core.entities.finders.places import NATIONAL_NAME, level_stop
from soat_core.entities.finders.words import BLANK, Words
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention

_BESIDE = re.compile(r"(?i:độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc)|\s{4,}|\S+, (?:ngày|NGÀY) ")
_LINE = re.compile(r"[^\n\f]+")
_SIGNED = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|Q)\.?\s+")
_ONLY_CAPITALS = re.compile(r"[^\d:;]*")
_LONGEST_PLACE = 4
_FULL = 0.9
_PART = 0.85
_ROLES = Names((role, role) for role in (*ROLES, "Hội nghị", "Kỳ họp", "Khóa", "Đảng viên"))


class _Line(NamedTuple):
    """Words ``first`` to ``stop`` of a line of capitals."""

    first: int
    stop: int


def find_letterheads(words: Words, knowledge: Knowledge) -> list[Mention]:
    """The agencies of a passage that stand in lines of their own."""
    if not any(words.headed):
        return []
    found: list[Mention] = []
    for lines in _groups(words):
        found += _agencies(words, lines, knowledge)
    return found


# Within


def _groups(words: Words) -> Iterator[list[_Line]]:
    """Lines of capitals that follow one another, without what stands beside them."""
    group: list[_Line] = []
    at = 0
    titles = [match.span() for match in NATIONAL_NAME.finditer(words.text)]
    for match in _LINE.finditer(words.text):
        begin, end = _own_part(words.text, match, titles)
        while at < len(words) and words.starts[at] < begin:
            at += 1
        stop = at
        while stop < len(words) and words.ends[stop] <= end:
            stop += 1
        if stop > at:
            group.append(_Line(at, stop))
            continue
        if group and not any(_overlap(match.span(), title) for title in titles):
            yield group
            group = []
    if group:
        yield group


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _own_part(text: str, line: re.Match[str], titles: list[tuple[int, int]]) -> tuple[int, int]:
    """Where the agency's own words are in a line; an empty stretch where there are none."""
    begin = line.start() + len(line[0]) - len(line[0].lstrip())
    beside = _BESIDE.search(text, begin, line.end())
    end = beside.start() if beside else line.end()
    for title in titles:
        if title[0] <= begin < title[1]:
            return begin, begin
        end = title[0] if begin < title[0] < end else end
    signed = _SIGNED.match(text, begin, end)
    begin = signed.end() if signed else begin
    own = text[begin:end].rstrip()
    if not own.isupper() or _ONLY_CAPITALS.fullmatch(own) is None:
        return begin, begin
    return begin, begin + len(own)


def _agencies(words: Words, lines: list[_Line], knowledge: Knowledge) -> Iterator[Mention]:
    at = 0
    while at < len(lines):
        stop = at + 1
        part = organisation_at(words, lines[at].first, knowledge)
        if not _begins(words, lines[at], part):
            at = stop
            continue
        while stop < len(lines) and (
            (part is not None and part.stop > lines[stop].first)
            or _goes_on(words, lines[at], lines[stop - 1], lines[stop])
        ):
            stop += 1
        yield from _mentions(words, lines[at:stop])
        at = stop


def _begins(words: Words, line: _Line, part: Part | None) -> bool:
    """Whether the line is an agency's name from its beginning to its end; ``part`` is what else
    tells of a name that begins there."""
    if part is not None and part.stop >= line.stop:
        return True
    if _gaps(words, line.first, line.stop):
        return False
    if part is not None and line.stop - part.stop <= _LONGEST_PLACE:
        # a place that no register has
        span = line.first, part.stop
        if _ends_with_level(words, *span) or is_of_place(words, *span):
            return True
    head = AGENCY_HEADS.stop(words, line.first)
    if head == line.first:
        return False
    if head == line.stop:
        return head - line.first > 1
    if is_compound(words.plain[head - 1], words.plain[head]) and part is None:
        return False  # "HỘI NGHỊ", "BÁO CÁO"
    # one syllable ("PHÒNG", "BAN") needs a field of work or a place behind it
    named = FIELD_NAMES.stop(words, head) > head or level_stop(words, head) > head
    return part is not None or named or head - line.first > 1


def _ends_with_level(words: Words, first: int, stop: int) -> bool:
    return any(level_stop(words, at) == stop for at in range(max(first + 1, stop - 2), stop))


def _gaps(words: Words, first: int, stop: int) -> bool:
    """Whether anything but blanks, dashes, commas and brackets parts the words of a line."""
    return any(words.before[at] in ("x", ".") for at in range(first + 1, stop))


def _goes_on(words: Words, begun: _Line, above: _Line, line: _Line) -> bool:
    """Whether ``line`` goes on with the name that ``begun`` begins and ``above`` ends as yet."""
    level = level_stop(words, line.first)
    if level > line.first:
        return level < line.stop and not _has_place(words, begun.first, above.stop)
    if _ROLES.stop(words, line.first) > line.first:
        return False
    if "và" in (words.plain[above.stop - 1], words.plain[line.first]):
        return True
    if agencies().get(words.phrase(begun.first, line.stop)):
        return True
    if AGENCY_HEADS.stop(words, line.first) > line.first:
        return False
    if is_compound(words.plain[above.stop - 1], words.plain[line.first]):
        return above.stop - begun.first > 1
    head = AGENCY_HEADS.stop(words, begun.first)
    return head - begun.first > 1 and LEGAL_FORMS.issuperset(words.plain[head : above.stop])


def _has_place(words: Words, first: int, stop: int) -> bool:
    return any(level_stop(words, at) > at for at in range(first + 1, stop))


def _mentions(words: Words, lines: list[_Line]) -> Iterator[Mention]:
    """One mention for the lines that nothing parts."""
    whole = len(lines) == 1
    first = lines[0].first
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        if after is not None and words.before[after.first] == BLANK and after.first == line.stop:
            whole = True
            continue
        posterior = _FULL if whole else _PART
        span = words.span(first, line.stop)
        yield Mention(*span, EntityKind.ORGANISATION, (), posterior)
        first = after.first if after else line.stop
        whole = False
