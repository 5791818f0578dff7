"""What stands below the body: of whom it is signed, the name, and the recipients beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from soat_core.structure import formulas
from soat_core.structure.kinds import BlockKind
from soat_core.structure.lines import Line
from soat_core.structure.marks import Style, mark_of
from soat_core.structure.part import Part

_LONGEST = 40
_ABOVE = 6
_NEAR = 10
"""Lines below an authority among which a name must stand where there are no recipients."""
_NAME_BEHIND = re.compile(r"(?<=[.;)])\s+(?=[^\W\d_]+(?:\s+[^\W\d_]+){1,4}$)")
_DASHES = "-–—+•*"
_POSTERIORS = {
    BlockKind.RECIPIENTS: 0.97,
    BlockKind.AUTHORITY: 0.95,
    BlockKind.SIGNATORY: 0.92,
}


@dataclass(slots=True)
class _Closer:
    found: dict[tuple[BlockKind, bool], list[Line]] = field(default_factory=dict)
    """By kind; of two that sign side by side the one on the right by itself."""

    def add(self, kind: BlockKind, line: Line, *, beside_same: bool = False) -> None:
        self.found.setdefault((kind, beside_same), []).append(line)

    def has(self, kind: BlockKind) -> bool:
        return (kind, False) in self.found

    @property
    def last(self) -> BlockKind:
        return next(reversed(self.found))[0]


def find_closers(lines: Sequence[Line]) -> list[Part]:
    """The parts below every body."""
    parts: list[Part] = []
    done = 0
    for anchor in _anchors(lines):
        if anchor < done:
            continue
        first = _begin(lines, anchor, done)
        closer, done = _read(lines, first, anchor)
        parts.extend(
            Part(kind, found, _POSTERIORS[kind]) for (kind, _), found in closer.found.items()
        )
    return parts


# Within


def _anchors(lines: Sequence[Line]) -> Iterator[int]:
    for at, line in enumerate(lines):
        if _names_recipients(line) or (_is_of_authority(line) and _is_signed_below(lines, at)):
            yield at


def _is_of_authority(line: Line) -> bool:
    if len(line.text) > 90 or not formulas.is_shouted(line.text):
        return False
    return formulas.is_authority(line) or _two_authorities(line) is not None


def _two_authorities(line: Line) -> int | None:
    """Where a line is cut in which two sign side by side: ``THƯ KÝ CHỦ TỌA``."""
    return formulas.halves(line, formulas.is_authority)


def _two_names(line: Line) -> int | None:
    if len(line.text) > 70:
        return None
    return formulas.halves(line, lambda half: formulas.is_name(half, alone=False))


def _names_recipients(line: Line) -> bool:
    return line.plain.startswith("n") and formulas.begins_with(formulas.RECIPIENTS, _head(line))


def _head(line: Line) -> Line:
    """The first column of a line that may have two."""
    first = line.columns()[0]
    colon = first.text.find(":")
    return first.part(0, colon + 1) if 0 < colon < 14 else first


def _is_signed_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a name follows an authority, with nothing between that a body would have."""
    for line in lines[at + 1 : at + _NEAR]:
        if formulas.is_name(line, alone=False) or formulas.is_signed(line):
            return True
        if _two_names(line) is not None or _are_named(line.columns()):
            return True
        if _names_recipients(line):
            return True
        if not formulas.is_shouted(line.text) and not line.text.startswith(tuple(_DASHES)):
            return False
    return False


def _are_named(columns: Sequence[Line]) -> bool:
    return len(columns) > 1 and all(formulas.is_name(one, alone=False) for one in columns)


def _begin(lines: Sequence[Line], anchor: int, done: int) -> int:
    first = anchor
    while first > max(done, anchor - _ABOVE) and _is_above(lines[first - 1]):
        first -= 1
    return first


def _is_above(line: Line) -> bool:
    return formulas.is_authority(line) or formulas.is_name(line, alone=False)


def _read(lines: Sequence[Line], first: int, anchor: int) -> tuple[_Closer, int]:
    closer = _Closer()
    at = first
    while at < min(len(lines), anchor + _LONGEST) and not _begins_another(lines[at]):
        pieces = list(_pieces(lines[at], closer))
        if not pieces:
            break
        for number, (kind, piece) in enumerate(pieces):
            closer.add(kind, piece, beside_same=number > 0 and kind is pieces[0][0])
        at += 1
    return closer, at


def _begins_another(line: Line) -> bool:
    """A document or an appendix that begins below."""
    mark = mark_of(line.text, line.plain)
    if mark is not None and mark.style <= Style.CHAPTER:
        return True
    return formulas.find_formula(formulas.NATION, line) is not None


def _pieces(line: Line, closer: _Closer) -> Iterator[tuple[BlockKind, Line]]:
    """The line's stretches with their kinds; nothing where it belongs to no closer."""
    columns = _columns(line, closer)
    for number, piece in enumerate(columns):
        kind = _kind(piece, closer, beside=len(columns) > 1, right=number > 0)
        if kind is None:
            return
        yield kind, piece


def _columns(line: Line, closer: _Closer) -> list[Line]:
    columns = line.columns()
    if len(columns) > 1:
        return columns
    if not _is_of_recipients(line, closer):
        cut = _two_authorities(line) if formulas.is_shouted(line.text) else _two_names(line)
        return [line] if cut is None else [line.part(0, cut), line.part(cut)]
    cut = formulas.authority_in(line)
    if cut is None:
        found = _NAME_BEHIND.search(line.text)
        if found is not None and formulas.is_name(line.part(found.end()), alone=False):
            cut = found.end()
    return [line] if cut is None else [line.part(0, cut), line.part(cut)]


def _is_of_recipients(line: Line, closer: _Closer) -> bool:
    return line.text[0] in _DASHES or _names_recipients(line)


def _kind(piece: Line, closer: _Closer, *, beside: bool, right: bool) -> BlockKind | None:
    if not right and _is_of_recipients(piece, closer):
        return BlockKind.RECIPIENTS
    if formulas.is_authority(piece):
        return BlockKind.AUTHORITY
    if formulas.is_signed(piece) or formulas.is_name(piece, alone=right):
        return BlockKind.SIGNATORY
    has_recipients = closer.has(BlockKind.RECIPIENTS)
    signed = closer.has(BlockKind.SIGNATORY)
    listed = piece.text[0].islower() or (piece.text.endswith((";", ",")) and len(piece.text) < 60)
    if has_recipients and listed and not right:
        return BlockKind.RECIPIENTS
    if not signed and formulas.is_shouted(piece.text) and len(piece.text) < 80:
        return BlockKind.AUTHORITY
    if closer.found and not signed and formulas.is_name(piece, alone=True):
        return BlockKind.SIGNATORY
    if piece.is_rule and closer.found:
        return closer.last
    if right:
        return BlockKind.AUTHORITY
    return BlockKind.RECIPIENTS if beside and has_recipients else None
