"""What the whole text says that matters to each of its passages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from soat_core.entities.finders.acting import acting_names
from soat_core.entities.finders.lists import Names
from soat_core.entities.finders.named import HEADS, LEGAL_FORMS, SOLE, UNIQUE
from soat_core.entities.finders.words import split_words
from soat_core.entities.passages import GAP

ORGANISATION, SOMETHING_ELSE = "organisation", ""
_DEFINED = re.compile(
    r"\((?:sau đây |dưới đây )?(?:(?:gọi|viết) tắt là |gọi là )?([A-ZĐ][\w&.\-]{1,11})\)"
)
_WORD = re.compile(r"[^\W\d_]+")
_NOTE_LINE = re.compile(r"(?m)(?:^|\f)[^\S\n\f]*\(?(\d{1,2})\)?[^\S\n\f]+[A-ZĐÀ-Ỹ“\"]")
_FOOT = re.compile(rf"[^\W\d_]{{2}}(\d{{1,2}})(?=[;,.:)]|{GAP}|$)")
_HEADS = Names((head, head) for head in (*HEADS, *SOLE, *UNIQUE))
_FEWEST_LINES, _NARROWEST = 8, 40
_LONGEST_HEAD = 6
_SHORT_HEADS = ("sở", "bộ", "ban", "cục", "phòng", "vụ", "viện")
_LITTLE = frozenset(("và", "của", "các", "về", "cho", "tại"))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """``acronyms`` are those that the text defines, ``ORGANISATION`` or ``SOMETHING_ELSE``.

    ``acting`` are names, in small letters, that it never introduces and that act as bodies do.

    ``notes`` are the numbers of footnotes that have both a mark and a line of their own.  ``date``
    is the ISO date that places are looked up for, empty where it is not known.  ``width`` is how
    many code points a full line has, 0 where there are too few lines to tell.
    """

    acronyms: Mapping[str, str] = field(default_factory=dict)
    acting: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    date: str = ""
    width: int = 0


def learn(text: str, date: str = "") -> Knowledge:
    """What the folded ``text`` says of itself."""
    acronyms: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        acronym = match[1].rstrip(".-")
        if sum(map(str.isupper, acronym)) > 1 and (name := _spelled_out(text, match, acronym)):
            acronyms.setdefault(acronym, _kind(name))
    lines = {match[1] for match in _NOTE_LINE.finditer(text)}
    notes = lines & {match[1] for match in _FOOT.finditer(text)} if lines else lines
    return Knowledge(acronyms, acting_names(text), frozenset(notes), date, _width(text))


def _width(text: str) -> int:
    """The length that one line in ten exceeds, in whole tens: it changes with few corrections."""
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    if len(lengths) < _FEWEST_LINES:
        return 0
    width = lengths[len(lengths) * 9 // 10] // 10 * 10
    return width if width >= _NARROWEST else 0


def _spelled_out(text: str, match: re.Match[str], acronym: str) -> list[str]:
    """The words before the bracket whose first letters make the acronym; none if they do not."""
    letters = [letter.upper() for letter in acronym if letter.isalpha()]
    words = _WORD.findall(text[max(0, match.start() - 12 * len(letters) - 20) : match.start()])
    taken: list[str] = []
    while letters and words:
        word = words.pop()
        if word[0].upper() == letters[-1]:
            letters.pop()
        elif word.lower() not in _LITTLE:
            return []
        taken.insert(0, word)
    if letters:
        return []
    # "Sở Thông tin và Truyền thông (TTTT)": the head is not among the letters
    heads = (words[-count:] for count in range(1, min(_LONGEST_HEAD, len(words)) + 1))
    return [*next(filter(_is_head, heads), []), *taken]


def _is_head(head: list[str]) -> bool:
    """Whether it is what an agency's name begins with and nothing more: "Công ty cổ phần"."""
    words = split_words(" ".join(head))
    if len(words) < 2:
        return len(words) == 1 and words.is_capital(0) and words.plain[0] in _SHORT_HEADS
    stop = _HEADS.stop(words, 0)
    return stop > 1 and words.is_capital(0) and LEGAL_FORMS.issuperset(words.plain[stop:])


def _kind(name: list[str]) -> str:
    """An organisation, if what such names begin with stands in or just before the name."""
    words = split_words(" ".join(name))
    heads = (words.is_capital(at) and _HEADS.stop(words, at) > at for at in range(len(words)))
    return ORGANISATION if any(heads) else SOMETHING_ELSE
