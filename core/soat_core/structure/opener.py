"""What stands above the body: quốc hiệu, issuing agency, number, date, type, subject, addressee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from soat_core.structure import formulas
from soat_core.structure.kinds import BlockKind
from soat_core.structure.lines import Line
from soat_core.structure.marks import mark_of
from soat_core.structure.part import Part
from soat_core.structure.widths import width

_LONGEST = 40
"""Lines that an opener may have."""
_ABOVE = 8
"""Lines above the quốc hiệu that may belong to it, where columns were read one by one."""
_HEAD = 12
"""Lines above the quốc hiệu, from the top of its page on, that may belong to it in any case."""
_TOP = 8
"""Lines of a text, or of a page, among which a type may stand without a quốc hiệu."""
_SUBJECT_LINES = 6
_FULL = 0.9
_OFTEN_FULL = 0.6
_ABOUT = re.compile(r"v\s?/\s?v\b|ve viec\b")
_BODY = re.compile(r"(?:can cu|xet |hom nay|dieu \d|chu tich uy ban|uy ban nhan dan)\b")
"""What never begins a subject."""
_OFTEN_BODY = re.compile(r"(?:thuc hien|thi hanh|theo|de|qua|nham|tren co so|ngay|trong)\b")
_HEADINGS_TOO = ("ket luan", "huong dan", "phuong an", "chuong trinh")
"""Types that are headings as well, where they stand on a later page."""
_ENDS = (".", ";", ":")

_SURE = (
    BlockKind.MOTTO,
    BlockKind.TYPE,
    BlockKind.NUMBER,
    BlockKind.DATELINE,
    BlockKind.ADDRESSEE,
)
"""One of them must be there: the state's name stands in headings too."""
_POSTERIORS = {
    BlockKind.NATION: 0.99,
    BlockKind.MOTTO: 0.99,
    BlockKind.NUMBER: 0.98,
    BlockKind.DATELINE: 0.97,
    BlockKind.TYPE: 0.96,
    BlockKind.ADDRESSEE: 0.96,
    BlockKind.SUBJECT: 0.92,
    BlockKind.ISSUER: 0.93,
}


@dataclass(slots=True)
class _Opener:
    """The parts so far, by kind: an opener has each once."""

    found: dict[BlockKind, list[Line]] = field(default_factory=dict)
    last: BlockKind | None = None
    seen: set[int] = field(default_factory=set)

    def add(self, kind: BlockKind, line: Line) -> None:
        self.found.setdefault(kind, []).append(line)
        self.last = kind
        self.seen.add(line.index)

    def has(self, *kinds: BlockKind) -> bool:
        return any(kind in self.found for kind in kinds)


def find_openers(lines: Sequence[Line], measure: float) -> list[Part]:
    """The parts above every body.  ``measure``: how wide full lines are (see ``widths``)."""
    parts: list[Part] = []
    done = -1
    for anchor in _anchors(lines):
        same_page = done >= 0 and lines[done].page == lines[anchor].page
        if anchor <= done or (same_page and not _names_nation(lines[anchor])):
            continue
        first = max(done + 1, _begin(lines, anchor))
        opener = _read(lines, first, anchor, measure)
        if opener.has(*_SURE):
            parts.extend(_parts(opener))
            done = max(at for at in _reach(lines, first, anchor) if lines[at].index in opener.seen)
    return parts


# Within


def _anchors(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that an opener is known by: a quốc hiệu anywhere, a type or addressee at the top of a
    page."""
    on_page = 0
    for at, line in enumerate(lines):
        on_page = on_page + 1 if at and lines[at - 1].page == line.page else 0
        is_title = on_page < _TOP and _is_title(line, at == on_page)
        if (is_title and _reaches_top(lines, at, on_page)) or _names_nation(line):
            yield at


def _names_nation(line: Line) -> bool:
    """Whether it ends with the quốc hiệu, which is in capitals."""
    if not formulas.is_shouted(line.text[-20:]):
        return False
    return formulas.find_formula(formulas.NATION, line) is not None


def _is_title(line: Line, first_page: bool) -> bool:
    if not first_page and line.plain.rstrip(" :.") in _HEADINGS_TOO:
        return False
    return formulas.is_type(line) or formulas.begins_with(formulas.ADDRESSEE, line)


def _reaches_top(lines: Sequence[Line], at: int, on_page: int) -> bool:
    """Whether everything above a type on its page could be an opener's; on the first page, where
    stamps and notes stand as well, anything may."""
    return at == on_page or all(
        formulas.is_shouted(line.text) or formulas.is_number(line) or line.is_rule
        for line in lines[at - on_page : at]
    )


def _begin(lines: Sequence[Line], anchor: int) -> int:
    first = anchor
    while first and lines[first - 1].page == lines[anchor].page and anchor - first < _HEAD:
        first -= 1
    if first == 0 or lines[first - 1].page != lines[anchor].page:
        return first
    first = anchor
    while first and anchor - first < _ABOVE and lines[first - 1].page == lines[anchor].page:
        line = lines[first - 1]
        above = formulas.is_shouted(line.text) or line.is_rule or formulas.is_number(line)
        if not above or mark_of(line.text, line.plain) or len(line.text) > 90:
            break
        first -= 1
    return first


def _reach(lines: Sequence[Line], first: int, anchor: int) -> range:
    return range(first, min(len(lines), anchor + _LONGEST))


def _read(lines: Sequence[Line], first: int, anchor: int, measure: float) -> _Opener:
    opener = _Opener()
    for at in _reach(lines, first, anchor):
        line = lines[at]
        if at > anchor and opener.last is None:
            break
        pieces = _columns(line)
        stretches = [(_kind(piece, opener, lines, at, measure), piece) for piece in pieces]
        if len(pieces) > 1 and pieces[0].is_rule and opener.has(BlockKind.ISSUER):
            stretches[0] = BlockKind.ISSUER, pieces[0]
        known = [(kind, piece) for kind, piece in stretches if kind is not None]
        if not known:
            if at < anchor:
                continue
            break
        for kind, piece in stretches:
            opener.add(kind or known[0][0], piece)
    return opener


def _columns(line: Line) -> list[Line]:
    """The stretches of a line that stand in different columns, by gaps or by fixed words."""
    end, date = formulas.is_number(line), formulas.date_in(line)
    whole = [span for span in ((0, end) if end else None, date) if span is not None]
    pieces = line.columns(whole)
    if len(pieces) > 1:
        return pieces
    cut: int | None = None
    for phrases in (formulas.NATION, formulas.MOTTO):
        found = formulas.find_formula(phrases, line)
        if found is not None:
            cut = found[0] or (found[1] if found[1] < len(line.text) else None)
            break
    else:
        if end is not None and end < len(line.text) and date is not None:
            cut = end
    if cut is None or not line.text[:cut].strip() or not line.text[cut:].strip():
        return [line]
    return [line.part(0, cut), line.part(cut)]


def _kind(
    piece: Line, opener: _Opener, lines: Sequence[Line], at: int, measure: float
) -> BlockKind | None:
    fixed = _fixed(piece, opener)
    if fixed is not None:
        return fixed
    last = opener.last
    if piece.is_rule and last is not None:
        return last
    if last is BlockKind.ADDRESSEE or opener.has(BlockKind.ADDRESSEE):
        return BlockKind.ADDRESSEE if _goes_on_addressing(piece, opener, measure) else None
    if opener.has(BlockKind.SUBJECT, BlockKind.TYPE):
        return BlockKind.SUBJECT if _is_subject(piece, opener, lines, at, measure) else None
    if formulas.is_shouted(piece.text) and mark_of(piece.text, piece.plain) is None:
        return BlockKind.ISSUER
    return None


def _fixed(piece: Line, opener: _Opener) -> BlockKind | None:
    """What its words alone tell."""
    if formulas.find_formula(formulas.NATION, piece) and formulas.is_shouted(piece.text):
        return BlockKind.NATION
    if formulas.find_formula(formulas.MOTTO, piece):
        return BlockKind.MOTTO
    if formulas.begins_with(formulas.ADDRESSEE, piece):
        return BlockKind.ADDRESSEE
    early = not opener.has(BlockKind.TYPE, BlockKind.SUBJECT, BlockKind.ADDRESSEE)
    if early and formulas.is_number(piece) is not None:
        return BlockKind.NUMBER
    if formulas.date_in(piece) and len(piece.text) < 70 and not opener.has(BlockKind.DATELINE):
        return BlockKind.DATELINE if early or piece.text.count(",") == 1 else None
    if early and formulas.is_type(piece):
        return BlockKind.TYPE
    if _ABOUT.match(piece.plain) and not opener.has(BlockKind.ADDRESSEE):
        return BlockKind.SUBJECT
    return None


def _is_subject(
    piece: Line, opener: _Opener, lines: Sequence[Line], at: int, measure: float
) -> bool:
    """Whether a line behind the type, or behind the subject's first, is the subject's."""
    if mark_of(piece.text, piece.plain) is not None:
        return False
    so_far = opener.found.get(BlockKind.SUBJECT, [])
    if not so_far:
        return not _begins_body(piece, lines, at, measure)
    before = so_far[-1]
    if len(so_far) >= _SUBJECT_LINES or before.text.endswith(_ENDS) or before.is_rule:
        return False
    if piece.text[0].islower() or before.text.endswith(","):
        return piece.blanks == 0
    if piece.blanks:
        return False
    return not _begins_body(piece, lines, at, measure)


def _begins_body(piece: Line, lines: Sequence[Line], at: int, measure: float) -> bool:
    """Whether a line looks like the first of a paragraph rather than a centred one."""
    if _BODY.match(piece.plain):
        return True
    goes_on = at + 1 < len(lines) and lines[at + 1].text[0].islower()
    share = _OFTEN_FULL if _OFTEN_BODY.match(piece.plain) else _FULL
    full = width(piece.text) > share * measure
    return full and (goes_on or piece.text.endswith(_ENDS))


def _goes_on_addressing(piece: Line, opener: _Opener, measure: float) -> bool:
    before = opener.found[BlockKind.ADDRESSEE][-1]
    if piece.is_rule:
        return False
    if piece.text[0] in "-–+•*":
        return True
    if before.text.endswith(":"):
        return len(piece.text) < 90
    if piece.blanks or before.text.endswith((".", ";")):
        return False
    return piece.text[0].islower() or width(before.text) > _FULL * measure


def _parts(opener: _Opener) -> list[Part]:
    return [Part(kind, found, _POSTERIORS[kind]) for kind, found in opener.found.items()]
