"""The parts of a report as elements of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from soat_core.edition import Edition, Part
from soat_core.edition.lines import listed, plain, rows
from soat_core.edition.parts import without_mark
from soat_core.structure.kinds import BlockKind as Kind
from soat_core.writers.layout import END_LEFT, HEAD_LEFT, is_numeric, is_serial, own_lines, together
from soat_core.writers.web.inline import Inline, escaped


class Body:
    """Writes the parts of an edition, one after the other."""

    def __init__(self, edition: Edition, inline: Inline) -> None:
        self._inline = inline
        self._notes = edition.footnotes
        linked = {id(part) for part in edition.footnotes}
        self._parts = [p for p in edition.parts if id(p) not in linked and not p.is_rule]
        self.headings: list[tuple[int, int, str]] = []
        """Number, level and text of each heading."""

    def written(self) -> str:
        return "".join(self._blocks())

    def footnotes(self) -> Iterator[str]:
        """The footnotes that a mark refers to, with the way back to it."""
        for number, part in enumerate(self._notes, 1):
            text = self._inline.items(without_mark(part))
            yield (
                f'<p id="f-{number}"><sup><a href="#fr-{number}">'
                f"{escaped(part.mark)}</a></sup> {text}</p>\n"
            )

    def _blocks(self) -> Iterator[str]:
        for block, group in groupby(self._parts, key=together):
            parts = list(group)
            yield from self._inline.pages_up_to(parts[0].at, "div")
            if block == "table":
                yield self._table(parts)
            elif block in ("head", "end"):
                yield self._columns(parts, HEAD_LEFT if block == "head" else END_LEFT, block)
            else:
                for part in parts:
                    yield from self._inline.pages_up_to(part.at, "div")
                    yield self._part(part)

    def _columns(self, parts: Sequence[Part], left: Sequence[Kind], look: str) -> str:
        sides = [[p for p in parts if p.kind in left], [p for p in parts if p.kind not in left]]
        if not all(sides) and look == "head":
            return "".join(map(self._part, parts))
        cells = ("".join(map(self._part, side)) for side in sides)
        return f'<div class="{look}">{"".join(f"<div>{cell}</div>" for cell in cells)}</div>\n'

    def _table(self, parts: Sequence[Part]) -> str:
        lines = "".join(f"<tr>{''.join(self._cells(part))}</tr>\n" for part in parts)
        return f'<div class="wide"><table>\n{lines}</table></div>\n'

    def _cells(self, part: Part) -> Iterator[str]:
        for number, items in enumerate(part.cells):
            told = self._inline.items(items)
            if part.is_label:
                yield f'<th scope="col">{told}</th>'
            elif is_serial(items, number):
                yield f'<td class="s">{told}</td>'
            else:
                yield f'<td class="n">{told}</td>' if is_numeric(items) else f"<td>{told}</td>"

    def _part(self, part: Part) -> str:
        if part.kind is Kind.HEADING:
            return self._heading(part)
        if part.kind is Kind.TYPE:
            return f"<h1>{self._inline.items(part.items)}</h1>\n"
        if part.kind is Kind.ISSUER:
            return self._issuer(part)
        if part.kind is Kind.RECIPIENTS:
            lines = (f"<p>{self._inline.items(line)}</p>" for line in listed(part))
            return f'<div class="recipients">{"".join(lines)}</div>\n'
        if part.kind in (Kind.AUTHORITY, Kind.SIGNATORY, Kind.NATION, Kind.MOTTO):
            lines = (self._inline.items(line) for line in rows(part.items))
            return f'<p class="{part.kind}">{"<br>".join(lines)}</p>\n'
        return f'<p class="{_look(part)}">{self._inline.items(part.items)}</p>\n'

    def _heading(self, part: Part) -> str:
        level = min(4, max(1, part.level))
        number = len(self.headings) + 1
        self.headings.append((number, level, " ".join(plain(part.items).split())))
        text = self._inline.items(part.items)
        return f'<h{level + 1} id="h-{number}">{text}</h{level + 1}>\n'

    def _issuer(self, part: Part) -> str:
        lines = rows(part.items)
        first = len(lines) - own_lines(lines)
        looks = ["above"] * first + ["own"] * (len(lines) - first)
        told = (
            f'<span class="{look}">{self._inline.items(line)}</span>'
            for look, line in zip(looks, lines, strict=True)
        )
        return f'<p class="issuer">{"<br>".join(told)}</p>\n'


_LOOKS = {
    Kind.PARAGRAPH: "body",
    Kind.SUBJECT: "subject",
    Kind.NUMBER: "number",
    Kind.DATELINE: "dateline",
    Kind.ADDRESSEE: "addressee",
    Kind.FOOTNOTE: "footnotes",
    Kind.HEADER: "furniture",
    Kind.PAGE_NUMBER: "furniture",
}


def _look(part: Part) -> str:
    if part.kind is Kind.ITEM:
        return f"item l{min(3, max(1, part.level))}"
    return _LOOKS.get(part.kind, "body")
