"""The markup of a file with the place of every tag and text, in bytes of its UTF-8 form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol
from xml.parsers import expat

from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.tei.foreign.elements import TEI

MAX_ELEMENTS = 1_000_000
"""A book of 500 pages with every word marked has about half as many."""
XML_ID = "xml:id"
_XML = "http://www.w3.org/XML/1998/namespace"


class MarkupError(InputError):
    """The file cannot be read from a line on (from 1)."""

    def __init__(self, what: str, name: str, line: int, advice: str) -> None:
        where = tr("{name}, line {line}", "{name}, dòng {line}", name=name, line=line)
        super().__init__(what, where=where, advice=advice)
        self.line = line


@dataclass(slots=True)
class Element:
    """``name`` is empty for elements of other namespaces.  Offsets count bytes.

    ``start..inner`` is the start tag, ``close..end`` the end tag; of an empty-element tag
    ``inner``, ``close`` and ``end`` are the same.
    """

    name: str
    parent: int
    """The number of the element around it; -1 for the root."""
    start: int
    inner: int = -1
    close: int = -1
    end: int = -1
    attributes: dict[str, str] = field(default_factory=dict)
    prefix: str = ""
    """As written before the name, with its colon."""


class Visitor(Protocol):
    """Is told of everything in the order of the file; elements are known by their numbers."""

    def opened(self, number: int, element: Element) -> None:
        """``inner`` is known by now."""

    def text(self, number: int, start: int, end: int, text: str, *, cdata: bool) -> None:
        """Text directly in element ``number``: either just as it stands in the file, or a single
        character by reference (a line end of two bytes is one too)."""

    def closed(self, number: int, element: Element) -> None:
        """``close`` and ``end`` are known by now."""


def scan(data: bytes, name: str, visitor: Visitor) -> list[Element]:
    """Walk through UTF-8 ``data``; gives all elements, the root first.

    Elements of the root's namespace count as TEI if it has none.  Raises ``MarkupError`` for broken
    XML, a document type declaration, and more than ``MAX_ELEMENTS``.  Takes time and memory
    proportional to the file: no entity can be declared, nothing is fetched.
    """
    walk = _Walk(name, visitor)
    try:
        walk.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise _refusal(name, error.lineno, _reason(error)) from error
    walk.step(data.find(b">", walk.last_close) + 1)
    return walk.elements


class _Walk:
    """Tells of each event when the next one is there: then it is known where it ends."""

    def __init__(self, name: str, visitor: Visitor) -> None:
        self.name = name
        self.elements: list[Element] = []
        self.last_close = 0
        self._visitor = visitor
        self._stack: list[int] = [-1]
        self._home = TEI
        self._in_cdata = False
        self._opening: Element | None = None
        self._closing: Element | None = None
        self._text: tuple[int, str] | None = None
        self.parser = self._made()

    def _made(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8", " ")
        parser.namespace_prefixes = True
        parser.buffer_text = False
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = lambda: self._cdata(inside=True)
        parser.EndCdataSectionHandler = lambda: self._cdata(inside=False)
        parser.CommentHandler = lambda _: self._here()
        parser.ProcessingInstructionHandler = lambda _target, _data: self._here()
        return parser

    def step(self, at: int) -> None:
        """Tell of the last event, which ended here."""
        if self._opening is not None:
            one, self._opening = self._opening, None
            one.inner = at
            self._visitor.opened(len(self.elements) - 1, one)
        elif self._closing is not None:
            one, self._closing = self._closing, None
            one.end = at
            number = self._stack.pop()
            self._visitor.closed(number, one)
        elif self._text is not None:
            (start, text), self._text = self._text, None
            self._visitor.text(self._stack[-1], start, at, text, cdata=self._in_cdata)

    def _here(self) -> int:
        at = self.parser.CurrentByteIndex
        self.step(at)
        return at

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        at = self._here()
        local, prefix, is_home = self._named(name)
        told = {_attribute(key): value for key, value in attributes.items()}
        one = Element(local if is_home else "", self._stack[-1], at, -1, -1, -1, told, prefix)
        if len(self.elements) == MAX_ELEMENTS:
            raise _refusal(
                self.name,
                self.parser.CurrentLineNumber,
                tr(
                    "the file has more elements than can be opened",
                    "tệp có quá nhiều phần tử nên không mở được",
                ),
            )
        self._stack.append(len(self.elements))
        self.elements.append(one)
        self._opening = one

    def _close(self, name: str) -> None:
        at = self._here()
        one = self.elements[self._stack[-1]]
        one.close = self.last_close = at
        self._closing = one

    def _characters(self, text: str) -> None:
        self._text = self._here(), text

    def _cdata(self, *, inside: bool) -> None:
        self._here()
        self._in_cdata = inside

    def _named(self, name: str) -> tuple[str, str, bool]:
        """Local name, prefix, and whether it is TEI."""
        parts = name.split(" ")
        uri = parts[0] if len(parts) > 1 else ""
        local = parts[1] if len(parts) > 1 else parts[0]
        if not self.elements:
            self._home = uri if uri == TEI else ""
            return local, _prefix(parts), uri in ("", TEI)
        return local, _prefix(parts), uri == self._home

    def _doctype(self, *_: object) -> None:
        raise MarkupError(
            tr(
                "files with a DOCTYPE are not opened, for safety",
                "vì an toàn, tệp có khai báo DOCTYPE không được mở",
            ),
            self.name,
            self.parser.CurrentLineNumber,
            tr(
                "Remove the line that begins with <!DOCTYPE in an XML editor, if the file uses no "
                "entities of its own.",
                "Nếu tệp không dùng thực thể (entity) riêng, hãy xoá dòng bắt đầu bằng <!DOCTYPE "
                "trong trình soạn XML.",
            ),
        )


def _prefix(parts: list[str]) -> str:
    return f"{parts[2]}:" if len(parts) > 2 else ""


def _attribute(name: str) -> str:
    parts = name.split(" ")
    if len(parts) == 1:
        return name
    return f"xml:{parts[1]}" if parts[0] == _XML else name


def _reason(error: expat.ExpatError) -> str:
    if error.code in _PREMATURE:
        return tr("the file ends too early", "tệp bị cụt, thiếu phần cuối")
    if error.code == _UNDEFINED:
        return tr(
            "an entity is used here that is not defined",
            "ở đây dùng một thực thể (entity) chưa được định nghĩa",
        )
    return tr("the XML is broken here", "XML bị hỏng ở chỗ này")


_CODES = expat.errors.codes
_PREMATURE = {
    _CODES[expat.errors.XML_ERROR_NO_ELEMENTS],
    _CODES[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
    _CODES[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
}
_UNDEFINED = _CODES[expat.errors.XML_ERROR_UNDEFINED_ENTITY]


def _refusal(name: str, line: int, reason: str) -> MarkupError:
    advice = tr(
        "Mend it in an XML editor, or open an earlier version of the file.",
        "Hãy sửa bằng trình soạn XML, hoặc mở một bản lưu trước của tệp.",
    )
    return MarkupError(reason, name, line, advice)
