"""The errors that are left, each in one class, so that one sees what to work on.

First what happened to the spaces, then what the word is (a date, a code), then what is wrong with
it (its case, its punctuation), and at last for plain words where the engine failed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from soat_core.evaluate import things
from soat_core.evaluate.alignment import Judged, Judgement, folded
from soat_core.evaluate.things import Line, bare
from soat_core.text import comparable


class Kind(StrEnum):
    """The classes, in the order in which they are told.  The values are those of the JSON."""

    JOINED = "joined"
    SPLIT = "split"
    SHIFTED = "shifted"
    INVENTED = "invented"
    LOST = "lost"
    LINE_END = "line_end_hyphen"
    LIST_MARKER = "list_marker"
    PUNCTUATION = "punctuation"
    ADDRESS = "address"
    DOCUMENT_NUMBER = "document_number"
    DATE = "date"
    MEASURE = "percent_or_unit"
    SUM = "sum"
    ROMAN_NUMERAL = "roman_numeral"
    CODE = "code"
    ACRONYM_D = "acronym_with_d"
    ACRONYM = "acronym"
    LETTERS_FOR_DIGITS = "letters_for_digits"
    NUMBER = "number"
    SPELLING = "tone_placement_or_iy"
    DIGITS_FOR_LETTERS = "digits_for_letters"
    HEADING = "capital_heading"
    MIXED_CASE = "mixed_case"
    CASE = "letter_case"
    PLACE = "place_name"
    PERSON = "person_name"
    FOREIGN = "foreign_word"
    RANKED_WRONG = "plain_ranked_wrong"
    UNTOUCHED = "plain_untouched"
    ABSENT = "plain_absent"


class Outcome(StrEnum):
    """Where the engine failed."""

    RANKED_WRONG = "ranked_wrong"
    """The truth is among the candidates, behind another."""
    UNTOUCHED = "untouched"
    """The truth is not among them, and the first candidate is what was read."""
    ABSENT = "absent"
    """The truth is not among them, and the first candidate is something else."""


@dataclass(frozen=True, slots=True)
class Example:
    read: str
    result: str
    truth: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """The errors of one class."""

    kind: Kind
    errors: int
    per_1000_tokens: float
    of: int | None
    """How many true tokens there are of this kind, right or wrong; None for kinds of damage, which
    only errors have."""
    ranked_wrong: int
    untouched: int
    absent: int
    examples: tuple[Example, ...]
    """The most frequent, if they are wanted."""


def outcome_of(one: Judged) -> Outcome:
    """Where the engine failed with an error."""
    if one.rank is not None:
        return Outcome.RANKED_WRONG
    return Outcome.UNTOUCHED if one.candidates[0] == comparable(one.ocr) else Outcome.ABSENT


def kind_of(one: Judged, before: Sequence[Judged] = (), after: Sequence[Judged] = ()) -> Kind:
    """The class of an error, given the suggestions that stand before and after it, in order."""
    thing = thing_of(one)
    return (
        _spacing(one, before, after)
        or _line_end(one)
        or (thing if thing is Kind.LIST_MARKER else None)
        or _outer_punctuation(one)
        or (_letters_for_digits(one) if thing is Kind.NUMBER else None)
        or (thing if thing not in _LOOSE else None)
        or _damage(one)
        or thing
        or _PLAIN[outcome_of(one)]
    )


def thing_of(one: Judged) -> Kind | None:
    """What the true word is; None where nothing stands on the page, or a plain word."""
    if not one.words:
        return None
    for kind, is_it in _THINGS:
        if is_it(one.line, one.index):
            return kind
    return None


def mistakes(judgements: Iterable[Judgement], tokens: int, examples: int = 0) -> tuple[Row, ...]:
    """All errors by class, at most ``examples`` of each told; ``tokens`` is how many true ones
    there are.  Classes without errors are there too."""
    found: dict[Kind, list[tuple[Outcome, tuple[str, str, str]]]] = {kind: [] for kind in Kind}
    of: Counter[Kind | None] = Counter()
    for judgement in judgements:
        judged = judgement.judged
        of.update(map(thing_of, judged))
        for at, one in enumerate(judged):
            if not one.is_right:
                kind = kind_of(
                    one, judged[max(0, at - _NEAR) : at], judged[at + 1 : at + 1 + _NEAR]
                )
                told = (comparable(one.ocr), one.candidates[0], one.truth)
                found[kind].append((outcome_of(one), told))
        for word in judgement.missing:
            kind = Kind.LOST if _signs(word) else Kind.PUNCTUATION
            found[kind].append((Outcome.ABSENT, ("", "", word)))
    return tuple(
        _row(kind, errors, tokens, of[kind] if kind in _THING_KINDS else None, examples)
        for kind, errors in found.items()
    )


# Within


_NEAR = 3
"""Neighbours on each side that a word's pieces are looked for in."""

_THINGS: tuple[tuple[Kind, Callable[[Line, int], bool]], ...] = (
    (Kind.ADDRESS, lambda line, at: things.is_address(line[at])),
    (Kind.ROMAN_NUMERAL, lambda line, at: things.is_roman_numeral(line[at])),
    (Kind.LIST_MARKER, things.is_list_marker),
    (Kind.DOCUMENT_NUMBER, lambda line, at: things.is_document_number(line[at])),
    (Kind.DATE, things.is_date),
    (Kind.MEASURE, things.is_measure),
    (Kind.SUM, things.is_sum),
    (Kind.NUMBER, lambda line, at: things.is_number(line[at])),
    (Kind.CODE, lambda line, at: things.is_code(line[at])),
    (Kind.ACRONYM_D, lambda line, at: "Đ" in line[at] and things.is_acronym(line, at)),
    (Kind.ACRONYM, things.is_acronym),
    (Kind.HEADING, lambda line, at: things.is_heading(line) and line[at].isupper()),
    (Kind.PLACE, things.is_place),
    (Kind.PERSON, things.is_person),
    (Kind.FOREIGN, lambda line, at: things.is_foreign(line[at])),
)
_THING_KINDS = frozenset(kind for kind, _ in _THINGS)
_LOOSE = frozenset({None, Kind.HEADING, Kind.PLACE, Kind.PERSON, Kind.FOREIGN})
"""Words like any other, whose damage tells more, where it has a class."""

_PLAIN = {
    Outcome.RANKED_WRONG: Kind.RANKED_WRONG,
    Outcome.UNTOUCHED: Kind.UNTOUCHED,
    Outcome.ABSENT: Kind.ABSENT,
}

_HYPHENS = "-¬\u00ad\u2010\u2011"
_LETTER_SIGNS = re.compile(r"[\d|!$§¢€£@¥©®°]")


def _row(
    kind: Kind,
    errors: Sequence[tuple[Outcome, tuple[str, str, str]]],
    tokens: int,
    of: int | None,
    examples: int,
) -> Row:
    outcomes = Counter(outcome for outcome, _ in errors)
    told = Counter(example for _, example in errors).most_common(examples)
    return Row(
        kind,
        len(errors),
        1000 * len(errors) / tokens if tokens else 0.0,
        of,
        outcomes[Outcome.RANKED_WRONG],
        outcomes[Outcome.UNTOUCHED],
        outcomes[Outcome.ABSENT],
        tuple(Example(*texts, count) for texts, count in told),
    )


def _spacing(one: Judged, before: Sequence[Judged], after: Sequence[Judged]) -> Kind | None:
    """Joined, split or shifted; a word that nothing on the page stands for."""
    if one.words > len(one.ocr.split()):
        several = sum(bool(_signs(word)) for word in one.truth.split()) > 1
        return Kind.JOINED if several else Kind.PUNCTUATION
    if not one.words:
        if _is_piece(one, before[::-1]) or _is_piece(one, after):
            return Kind.SPLIT
        return Kind.INVENTED if _signs(one.ocr) else Kind.PUNCTUATION
    if _has_pieces(one, before, after):
        return Kind.SPLIT
    beside = ((before[-1], one) if before else None, (one, after[0]) if after else None)
    return Kind.SHIFTED if any(_is_shifted(*pair) for pair in beside if pair) else None


def _is_piece(one: Judged, neighbours: Sequence[Judged]) -> bool:
    """Whether the nearest neighbour with a truth (nearest first) lacks what was read here."""
    pieces = one.ocr
    for neighbour in neighbours:
        behind = neighbour.span < one.span
        pieces = neighbour.ocr + pieces if behind else pieces + neighbour.ocr
        if neighbour.words:
            return _distance(pieces, neighbour.truth) < _distance(neighbour.ocr, neighbour.truth)
    return False


def _has_pieces(one: Judged, before: Sequence[Judged], after: Sequence[Judged]) -> bool:
    """Whether the words beside it, that stand for nothing, complete it."""
    alone = _distance(one.ocr, one.truth)
    return any(
        not neighbour.words and _distance(joined, one.truth) < alone
        for neighbours, joined in (
            (before[-1:], "".join(n.ocr for n in before[-1:]) + one.ocr),
            (after[:1], one.ocr + "".join(n.ocr for n in after[:1])),
        )
        for neighbour in neighbours
    )


def _is_shifted(left: Judged, right: Judged) -> bool:
    """Whether letters of one word were read with the other: together they are nearer the truth.

    A letter that changed places costs two edits in the words and none in what they make together.
    """
    if left.words != 1 or right.words != 1 or left.line is not right.line:
        return False
    apart = _distance(left.ocr, left.truth) + _distance(right.ocr, right.truth)
    return _distance(left.ocr + right.ocr, left.truth + right.truth) <= apart - 2


def _distance(left: str, right: str) -> int:
    return Levenshtein.distance(folded(_solid(left)), folded(_solid(right)))


def _solid(text: str) -> str:
    return "".join(comparable(text).split())


def _line_end(one: Judged) -> Kind | None:
    """A word divided at the end of the line, or read as if it were."""
    last = one.index + one.words >= len(one.line)
    hyphen = one.truth[-1:] in _HYPHENS or comparable(one.ocr)[-1:] in _HYPHENS
    return Kind.LINE_END if last and hyphen and _signs(one.truth) else None


def _outer_punctuation(one: Judged) -> Kind | None:
    """The word is right, the signs around it are not."""
    same = bare(one.candidates[0]) == bare(one.truth)
    return Kind.PUNCTUATION if same else None


def _letters_for_digits(one: Judged) -> Kind | None:
    return Kind.LETTERS_FOR_DIGITS if any(map(str.isalpha, one.ocr)) else None


def _damage(one: Judged) -> Kind | None:
    """What is wrong with a word, where that tells more than what the word is."""
    result, truth, read = one.candidates[0], one.truth, comparable(one.ocr)
    if _signs(result) == _signs(truth):
        return Kind.PUNCTUATION
    if _without_placement(result) == _without_placement(truth):
        return Kind.SPELLING
    if bare(truth).isalpha() and _LETTER_SIGNS.search(read):
        return Kind.DIGITS_FOR_LETTERS
    if things.is_heading(one.line) and truth.isupper():
        return Kind.HEADING
    if _is_mixed(read) and not _is_mixed(truth):
        return Kind.MIXED_CASE
    return Kind.CASE if result.lower() == truth.lower() else None


def _signs(text: str) -> str:
    """Letters and digits only."""
    return "".join(filter(str.isalnum, text))


def _without_placement(text: str) -> str:
    """The text with the tones at the end of each word, and y for i."""
    words = unicodedata.normalize("NFD", text).split()
    return " ".join(
        "".join(char for char in word if char not in _TONES).replace("y", "i").replace("Y", "I")
        + "".join(char for char in word if char in _TONES)
        for word in words
    )


_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def _is_mixed(text: str) -> bool:
    """Capitals behind small letters, as in ``TiNH``."""
    return any(a.islower() and b.isupper() for a, b in pairwise(filter(str.isalpha, text)))
