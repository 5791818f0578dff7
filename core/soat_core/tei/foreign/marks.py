"""Corrections as TEI: ``choice`` with ``sic`` and ``corr`` around what they correct, ``seg`` around
what was looked at and kept.

One that has to be made in several places is several elements, linked by ``next`` and ``prev``;
``n`` of the first tells how many characters before and behind them it was a decision about too; of
what was put in, how many before the next character of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from soat_core.edits import Edit, EditKind, Origin
from soat_core.tei.categories import category_of
from soat_core.tei.foreign.ids import token
from soat_core.tei.foreign.layer import Layer
from soat_core.tei.foreign.planning import Part, parts_of
from soat_core.tei.foreign.splicing import Order, Splice, content
from soat_core.tei.names import ENGINE
from soat_core.tei.stand_off import decimal

KEPT, DOUBTFUL = "kept", "doubtful"
"""``seg/@type`` of what was kept, and of what was kept in doubt."""
RANK = "rank-"


class Marks:
    """Writes edits with the names of one file: ``prefix`` and those of the programs that read."""

    def __init__(self, layer: Layer, prefix: str, readers: Mapping[str, str]) -> None:
        self._layer = layer
        self._prefix = prefix
        self._readers = readers
        self._numbers = count(1)

    def splices(self, edits: Iterable[Edit]) -> Iterator[Splice]:
        """``edits`` come by place.  Raises ``Refused`` for one that cannot be written."""
        for edit, parts in planned(self._layer, edits):
            links = self._links(len(parts))
            for part, link in zip(parts, links, strict=True):
                first = part is parts[0]
                told = self._extent(edit, parts) if first else ""
                yield from self._around(edit, part, f"{link}{told}", first=first)

    def _links(self, parts: int) -> list[str]:
        if parts == 1:
            return [""]
        names = [f"{self._prefix}c{next(self._numbers)}" for _ in range(parts)]
        links: list[str] = []
        for at, name in enumerate(names):
            link = f' xml:id="{name}"'
            link += f' prev="#{names[at - 1]}"' if at else ""
            links.append(link + (f' next="#{names[at + 1]}"' if at + 1 < parts else ""))
        return links

    def _around(self, edit: Edit, part: Part, link: str, *, first: bool) -> Iterator[Splice]:
        p = self._layer.elements[part.owner].prefix
        begin, end = self._tags(edit, part, link, p, first=first)
        if part.first == part.last:
            yield Splice(part.first, Order.INSERTS, begin + end)
        else:
            yield Splice(part.first, Order.BEGINS, begin)
            yield Splice(part.last, Order.ENDS, end)

    def _tags(self, edit: Edit, part: Part, link: str, p: str, *, first: bool) -> tuple[str, str]:
        change = f' change="#{self._prefix}{token(edit.action)}"'
        if edit.kind is EditKind.KEEP:
            kind = DOUBTFUL if edit.unclear else KEPT
            return f'<{p}seg type="{kind}"{change}{link}{self._decision(edit)}>', f"</{p}seg>"
        read = self._layer.text[part.start : part.end]
        text = content(part.text, p)
        if edit.unclear:
            text = f"<{p}unclear>{text}</{p}unclear>"
        if edit.kind is EditKind.ILLEGIBLE and first:
            text = f'<{p}gap reason="illegible"/>{text}'
        category = f"#{self._prefix}err.{category_of(read, part.text)}"
        corr = (
            f'<{p}corr type="{edit.kind}" ana="{category}"{self._decision(edit)}>{text}</{p}corr>'
        )
        return f"<{p}choice{change}{link}><{p}sic>", f"</{p}sic>{corr}</{p}choice>"

    def _extent(self, edit: Edit, parts: Sequence[Part]) -> str:
        before, behind = parts[0].start - edit.start, edit.end - parts[-1].end
        if edit.start == edit.end:
            before = self._layer.offset_at(parts[0].first) - edit.start
        return f' n="{before} {behind}"' if before or behind else ""

    def _decision(self, edit: Edit) -> str:
        written = f' subtype="{edit.origin}" resp="#{self._prefix}{agent_name(edit.who)}"'
        if edit.origin is Origin.SUGGESTED or edit.sources or edit.rank:
            names = edit.sources or ((ENGINE,) if edit.origin is not Origin.TYPED else ())
            pointers = " ".join(f"#{self._prefix}{self._readers[name]}" for name in names)
            written += f' source="{pointers}"' if pointers else ""
        if edit.posterior is not None:
            written += f' cert="{decimal(edit.posterior)}"'
        if edit.rank is not None:  # ``n`` is taken: see above
            written += f' rend="{RANK}{int(edit.rank)}"'
        return written


Planned = tuple[Edit, tuple[Part, ...]]
"""An edit with where it goes."""


def planned(layer: Layer, edits: Iterable[Edit]) -> Iterator[Planned]:
    """Edits, which come by place, with where they go.  Raises ``Refused``."""
    return apart([(edit, parts_of(layer, edit.start, edit.end, edit.text)) for edit in edits])


def apart(plans: Sequence[Planned]) -> Iterator[Planned]:
    """The same, and what is put in stands beside what others are around, where it would be
    inside."""
    for index, (edit, parts) in enumerate(plans):
        if edit.start == edit.end:
            for other, around in plans[max(0, index - 1) : index + 2]:
                first, last = around[0], around[-1]
                if first.first < parts[0].first < last.last:
                    at, owner = first.first, first.owner
                    if other.end == edit.start:
                        at, owner = last.last, last.owner
                    parts = (replace(parts[0], first=at, last=at, owner=owner),)
        yield edit, parts


def agent_name(identity: str) -> str:
    """The end of an agent's ``xml:id``."""
    return "app" if identity == "app" else f"p.{token(identity)}"
