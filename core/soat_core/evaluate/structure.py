"""How well the parts of documents are found, on texts whose parts were marked by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from soat_core.errors import InputError
from soat_core.files import open_file
from soat_core.i18n import tr
from soat_core.storage import read_file
from soat_core.structure.block import Block
from soat_core.structure.finding import find_blocks
from soat_core.structure.kinds import BlockKind
from soat_core.text import Span, tokens

_COMPARED = ("n", "level")


class MarkingError(InputError):
    """A reference that does not fit its text, or that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A part as a person marked it, or as it was found: the words it has, and what they are."""

    words: frozenset[int]
    """Where its words begin, in code points of the text."""
    kind: str
    values: tuple[tuple[str, str], ...] = ()
    posterior: float = 1.0


@dataclass(frozen=True, slots=True)
class KindFigures:
    """Counts of one kind.  A part is right when it has exactly the words, and the kind."""

    marked: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the found ones that are right; None where nothing is found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the marked ones that are found; None where nothing is marked."""
        return self.right / self.marked if self.marked else None

    def __add__(self, other: KindFigures) -> KindFigures:
        return KindFigures(
            self.marked + other.marked, self.found + other.found, self.right + other.right
        )


@dataclass(frozen=True, slots=True)
class StructureFigures:
    """The figures for one text or several together."""

    kinds: dict[str, KindFigures]
    lines: int
    """Lines that are not blank, but for the first of each text."""
    joined_right: int
    """Of these, lines that rightly go on with a part above, or rightly do not."""
    values: int
    """Numbers and levels that were marked, of parts that were found."""
    values_right: int
    expected: float
    """How many of the found parts are right by their posteriors."""

    @property
    def all_kinds(self) -> KindFigures:
        return sum(self.kinds.values(), KindFigures())

    @property
    def joins(self) -> float:
        """Share of lines (0 to 1) that are rightly joined to what is above, or rightly not."""
        return self.joined_right / self.lines if self.lines else 1.0

    def __add__(self, other: StructureFigures) -> StructureFigures:
        kinds = {
            kind: self.kinds.get(kind, KindFigures()) + other.kinds.get(kind, KindFigures())
            for kind in [*self.kinds, *(k for k in other.kinds if k not in self.kinds)]
        }
        return StructureFigures(
            kinds,
            self.lines + other.lines,
            self.joined_right + other.joined_right,
            self.values + other.values,
            self.values_right + other.values_right,
            self.expected + other.expected,
        )

    def as_json(self) -> dict[str, Any]:
        """Names and figures as ``soat evaluate --structure --json`` writes them."""
        kinds = {
            kind: {**asdict(one), "precision": one.precision, "recall": one.recall}
            for kind, one in self.kinds.items()
        }
        return {**asdict(self), "kinds": kinds, "joins": self.joins}


NO_FIGURES = StructureFigures({}, 0, 0, 0, 0, 0.0)


def evaluate_structure(pairs: Sequence[tuple[str, str]]) -> StructureFigures:
    """The figures of pairs of files: a reference, and the text it is about.

    Raises ``SoatError`` where one cannot be read or they do not go together.
    """
    total = NO_FIGURES
    for reference, name in pairs:
        opened = open_file(name)
        text = opened.document.corrected_text()
        total += judge_structure(text, read_reference(reference, text), find_blocks(text))
    return total


def judge_structure(
    text: str, marked: Sequence[Marked], blocks: Sequence[Block]
) -> StructureFigures:
    """Compare what was found in a text with what was marked there."""
    found = _parts_of(text, blocks)
    truth = {(one.words, one.kind): one for one in marked}
    right = [one for one in found if (one.words, one.kind) in truth]
    pairs = [(dict(truth[one.words, one.kind].values), dict(one.values)) for one in right]
    compared = [
        value == theirs.get(name)
        for mine, theirs in pairs
        for name, value in mine.items()
        if name in _COMPARED
    ]
    lines = _line_starts(text)
    return StructureFigures(
        _by_kind(marked, found, right),
        max(0, len(lines) - 1),
        sum(a == b for a, b in zip(_joins(lines, marked), _joins(lines, found), strict=True)),
        len(compared),
        sum(compared),
        sum(one.posterior for one in found),
    )


def read_reference(name: str, text: str) -> list[Marked]:
    """What a file says about a text: one part a line, its place, kind and values, parted by tabs.

    A place is a line of the text counted from 1 (``5-8`` for several), or words of one
    (``248:1-2``); a part in pieces has them parted by commas.
    """
    lines = [list(tokens(line)) for line in text.split("\n")]
    starts = _offsets(text)
    marked = []
    data, _ = read_file(name)
    for number, row in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
        if not row.strip() or row.startswith("#"):
            continue
        try:
            marked.append(_marked(row, lines, starts))
        except (ValueError, IndexError):
            raise MarkingError(
                tr(
                    "line {number} says nothing about this text: {row}",
                    "dòng {number} không ứng với văn bản này: {row}",
                    number=number,
                    row=row[:60],
                ),
                where=name,
            ) from None
    return marked


# Within


def _marked(row: str, lines: Sequence[Sequence[Span]], starts: Sequence[int]) -> Marked:
    places, kind, *values = row.split("\t")
    words = [word for place in places.split(",") for word in _words_at(place, lines, starts)]
    if not words:
        raise ValueError(places)
    pairs = tuple((name, value) for name, _, value in (one.partition("=") for one in values))
    return Marked(frozenset(words), BlockKind(kind), pairs)


def _words_at(place: str, lines: Sequence[Sequence[Span]], starts: Sequence[int]) -> Iterable[int]:
    at, _, words = place.partition(":")
    first, last = _ends(at)
    if not words:
        return [starts[n] + word.start for n in range(first - 1, last) for word in lines[n]]
    from_word, to_word = _ends(words)
    return [starts[first - 1] + word.start for word in lines[first - 1][from_word - 1 : to_word]]


def _ends(stretch: str) -> tuple[int, int]:
    first, _, last = stretch.partition("-")
    return int(first), int(last or first)


def _offsets(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _parts_of(text: str, blocks: Sequence[Block]) -> list[Marked]:
    parts: dict[str, Marked] = {}
    for number, block in enumerate(blocks):
        words = frozenset(span.start for span in tokens(text, block.start, block.end))
        name = block.group or f"-{number}"
        known = parts.get(name)
        if known is None:
            parts[name] = Marked(words, block.kind, block.values, block.posterior)
        else:
            parts[name] = replace(known, words=known.words | words)
    return list(parts.values())


def _by_kind(
    marked: Sequence[Marked], found: Sequence[Marked], right: Sequence[Marked]
) -> dict[str, KindFigures]:
    lists = [[one.kind for one in some] for some in (marked, found, right)]
    return {
        kind: KindFigures(*(kinds.count(kind) for kinds in lists))
        for kind in BlockKind
        if kind in lists[0] or kind in lists[1]
    }


def _line_starts(text: str) -> list[int]:
    starts = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(offset + len(line) - len(line.lstrip()))
        offset += len(line) + 1
    return starts


def _joins(lines: Sequence[int], parts: Iterable[Marked]) -> list[bool]:
    """For each line but the first whether its first word's part began above."""
    first = {word: min(part.words) for part in parts for word in part.words}
    return [first.get(start, start) < start for start in lines[1:]]
