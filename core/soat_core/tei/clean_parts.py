"""Parts of the clean export: an official document as divisions, heads, paragraphs, lists, tables.

Decree 30/2020/NĐ-CP, Article 8, with the names of ``docs/file-format.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from itertools import groupby

from soat_core.edition import Part, Run
from soat_core.edition.lines import listed
from soat_core.entities.kinds import EntityKind
from soat_core.structure.kinds import BlockKind as Kind
from soat_core.tei.clean_text import CleanText

_OPENER = {
    Kind.NATION: ("seg", "quocHieu"),
    Kind.MOTTO: ("seg", "tieuNgu"),
    Kind.ISSUER: ("orgName", "coQuanBanHanh"),
    Kind.NUMBER: ("seg", "soKyHieu"),
    Kind.DATELINE: ("dateline", ""),
    Kind.ADDRESSEE: ("salute", ""),
}
_HEADS = {Kind.TYPE: "tenLoai", Kind.SUBJECT: "trichYeu"}
_SIGNED = {Kind.AUTHORITY: "roleName", Kind.SIGNATORY: "persName"}
_ENDS = frozenset([*_SIGNED, Kind.RECIPIENTS])
_BEGINS = frozenset([Kind.NATION, Kind.ISSUER, Kind.TYPE])
"""Parts with which another document begins, as an appendix."""


class CleanParts:
    """Writes parts as TEI."""

    def __init__(self, text: CleanText) -> None:
        self._text = text
        self._out = text.out
        self._levels: list[int] = []
        """Of the divisions that are open below the document's."""

    def write(self, parts: Iterable[Part]) -> None:
        """Write all parts but those that belong to the pages."""
        shown = [part for part in parts if not part.is_furniture and not part.is_rule]
        documents = list(_documents(shown)) or [[]]
        for number, document in enumerate(documents, 1):
            kind = "baoCao" if number == 1 else "phuLuc"
            self._out.append(f'<div type="{kind}">\n')
            self._document(document)
            if number == len(documents):
                self._text.rest()
            self._out.append("</div>\n")

    def _document(self, parts: Sequence[Part]) -> None:
        at = next((n for n, part in enumerate(parts) if not _is_top(part)), len(parts))
        self._top(parts[:at])
        ends = [part for part in parts[at:] if part.kind in _ENDS]
        self._body([part for part in parts[at:] if part.kind not in _ENDS])
        while self._levels:
            self._close_division()
        beside = (*_ENDS, Kind.FOOTNOTE)
        self._end(ends, has_body=any(part.kind not in beside for part in parts[at:]))

    def _top(self, parts: Sequence[Part]) -> None:
        for is_head, group in groupby(parts, key=lambda part: part.kind in _HEADS):
            if is_head:
                for part in group:
                    self._part("head", part, _HEADS[part.kind])
                continue
            alike = list(group)
            self._text.pages_up_to(alike[0].at)
            self._out.append("<opener>\n")
            for part in alike:
                self._part(_OPENER[part.kind][0], part, _OPENER[part.kind][1])
            self._out.append("</opener>\n")

    def _body(self, parts: Sequence[Part]) -> None:
        for kind, group in groupby(parts, key=lambda part: part.kind):
            alike = list(group)
            if kind is Kind.ITEM:
                self._list(alike)
            elif kind is Kind.ROW:
                self._table(alike)
            else:
                for part in alike:
                    self._single(part)

    def _single(self, part: Part) -> None:
        if part.kind is Kind.HEADING:
            self._heading(part)
        elif part.kind is Kind.FOOTNOTE:
            self._text.pages_up_to(part.at)
            self._text.footnote(part)
        elif part.kind is Kind.PARAGRAPH:
            self._part("p", part)
        else:  # what belongs to the head of a document, in the midst of one
            self._part("ab", part, _HEADS.get(part.kind) or _OPENER[part.kind][1] or part.kind)

    def _heading(self, part: Part) -> None:
        while self._levels and self._levels[-1] >= part.level:
            self._close_division()
        self._text.pages_up_to(part.at)
        self._levels.append(part.level)
        number = f' n="{escape(part.mark)}"' if part.mark else ""
        self._out.append(f'<div type="muc"{number}>\n')
        self._part("head", part)

    def _close_division(self) -> None:
        self._levels.pop()
        self._out.append("</div>\n")

    def _list(self, parts: Sequence[Part]) -> None:
        """Items of deeper levels stand in lists within the item before them."""
        levels: list[int] = []
        for part in parts:
            self._text.pages_up_to(part.at)
            while levels and levels[-1] > part.level:
                levels.pop()
                self._out.append("</item>\n</list>\n")
            if levels and levels[-1] == part.level:
                self._out.append("</item>\n<item>")
            else:
                levels.append(part.level)
                self._out.append("<list>\n<item>")
            self._text.items(part.items, part.line)
        self._out.append("</item>\n</list>\n" * len(levels))

    def _table(self, parts: Sequence[Part]) -> None:
        self._text.pages_up_to(parts[0].at)
        with self._element("table"):
            for part in parts:
                self._text.pages_up_to(part.at)
                role = ' role="label"' if part.is_label else ""
                self._out.append(f"<row{role}>")
                for number, cell in enumerate(part.cells):
                    self._out.append("<cell>")
                    self._text.items(cell, None if number else part.line)
                    self._out.append("</cell>")
                self._out.append("</row>\n")

    def _end(self, parts: Sequence[Part], *, has_body: bool) -> None:
        recipients = [part for part in parts if part.kind is Kind.RECIPIENTS]
        for part in recipients:
            self._recipients(part)
        signed = [part for part in parts if part.kind in _SIGNED]
        if not signed:
            return
        if not recipients and not has_body:
            self._out.append("<ab/>\n")  # TEI wants something before it
        with self._element("closer"):
            for part in signed:
                self._signed(part)

    def _signed(self, part: Part) -> None:
        if any(note.kind == EntityKind.PERSON for run in part.runs for note in run.mentions):
            self._part("signed", part)  # the name is marked
            return
        self._text.pages_up_to(part.at)
        self._out.append("<signed>")
        self._part(_SIGNED[part.kind], part, end="")
        self._out.append("</signed>\n")

    def _recipients(self, part: Part) -> None:
        """A list of its own: TEI has none in ``closer``."""
        head, *lines = listed(part)
        self._text.pages_up_to(part.at)
        with self._element('div type="noiNhan"'):
            self._out.append("<head>")
            self._text.items(head, part.line)
            self._out.append("</head>\n")
            if lines:
                with self._element("list"):
                    for line in lines:
                        self._out.append("<item>")
                        self._text.items(
                            line, next((i.line for i in line if isinstance(i, Run)), None)
                        )
                        self._out.append("</item>\n")

    def _part(self, element: str, part: Part, type_: str = "", end: str = "\n") -> None:
        self._text.pages_up_to(part.at)
        typed = f' type="{type_}"' if type_ else ""
        self._out.append(f"<{element}{typed}>")
        self._text.items(part.items, part.line)
        self._out.append(f"</{element}>{end}")

    @contextmanager
    def _element(self, tag: str) -> Iterator[None]:
        self._out.append(f"<{tag}>\n")
        yield
        self._out.append(f"</{tag.split()[0]}>\n")


def _is_top(part: Part) -> bool:
    return part.kind in _OPENER or part.kind in _HEADS


def _documents(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """The parts of each document: another begins behind the end of one, and with its own head."""
    found: list[Part] = []
    has_body = has_end = False
    for part in parts:
        is_end = part.kind in _ENDS
        begins = has_body and part.kind in _BEGINS
        if found and (begins or (has_end and not is_end and part.kind is not Kind.FOOTNOTE)):
            yield found
            found, has_body, has_end = [], False, False
        found.append(part)
        has_end = has_end or is_end
        has_body = has_body or not (is_end or _is_top(part))
    if found:
        yield found
