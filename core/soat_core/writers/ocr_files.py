"""Corrected hOCR, ALTO and PAGE: the imported file with its words put right.

What was not corrected stays as it is: elements, boxes, identities.  A word that was split gets a
new element for each further part, with its share of the box; joined words take the first one's
element and a box around all.  Formats that keep several levels of text get all of them put right.
"""

from __future__ import annotations

import copy
import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from lxml import etree

from soat_core.document import Document
from soat_core.errors import OutputError
from soat_core.i18n import tr
from soat_core.layout import Box, LayoutBuilder
from soat_core.readers import alto, hocr, page_xml
from soat_core.readers.markup import children, fit_for_xml, local, text_of
from soat_core.writers.words import CorrectedWord, corrected_lines

_BBOX = re.compile(r"\bbbox(\s+-?[\d.]+){4}")
_CONFIDENCE = re.compile(r"[;,]?\s*\bx_w?confs?\b[^;]*")


def corrected_hocr(document: Document, *originals: bytes) -> list[bytes]:
    """The imported hOCR with the corrections in it, file by file.  Raises ``OutputError``."""
    roots = [hocr.parse(one, document.report.source.name) for one in originals]
    return _written(document, roots, hocr.build(*roots), _Hocr(roots))


def corrected_alto(document: Document, *originals: bytes) -> list[bytes]:
    """The imported ALTO with the corrections in it, file by file.  Raises ``OutputError``."""
    roots = [alto.parse(one, document.report.source.name) for one in originals]
    return _written(document, roots, alto.build(*roots), _Alto(roots))


def corrected_page(document: Document, *originals: bytes) -> list[bytes]:
    """The imported PAGE with the corrections in it, file by file.  Raises ``OutputError``."""
    roots = [page_xml.parse(one, document.report.source.name) for one in originals]
    return _written(document, roots, page_xml.build(*roots), _Page(roots))


class _Markup(ABC):
    """How words are changed, added and taken away in one format."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._identities = {
            element.get(self.identity)
            for root in roots
            for element in root.iter()
            if element.get(self.identity) is not None
        }

    identity = "id"

    @abstractmethod
    def put(self, word: etree._Element, text: str, box: Box | None) -> None:
        """The word reads ``text``; None leaves its place as it is."""

    @abstractmethod
    def blank(self, line: etree._Element, like: etree._Element | None) -> etree._Element:
        """A word without text, not in the tree yet."""

    @abstractmethod
    def put_line(self, line: etree._Element, text: str) -> None:
        """A line of a file that has no words reads ``text``."""

    def place(
        self, line: etree._Element, word: etree._Element, after: etree._Element | None
    ) -> None:
        """Put a word behind another one, or before all others."""
        if after is None:
            first = next(iter(self.words(line)), None)
            around = line if first is None else first.getparent()
            assert around is not None
            around.insert(0 if first is None else around.index(first), word)
        else:
            word.tail, after.tail = after.tail, after.tail or " "
            parent = after.getparent()
            assert parent is not None
            parent.insert(parent.index(after) + 1, word)

    @abstractmethod
    def words(self, line: etree._Element) -> Sequence[etree._Element]: ...

    def part(self, word: etree._Element) -> None:  # noqa: B027
        """There is a space before the word, if one stands before it in the line."""

    def take_away(self, word: etree._Element) -> None:
        """Remove a word; what stands behind it stays."""
        parent = word.getparent()
        if parent is None:
            return
        before = word.getprevious()
        if word.tail and word.tail.strip():
            if before is not None:
                before.tail = (before.tail or "") + word.tail
            else:
                parent.text = (parent.text or "") + word.tail
        parent.remove(word)

    def finish(self, line: etree._Element, text: str) -> None:  # noqa: B027
        """All words of the line are in place; it reads ``text``."""

    def close(self) -> None:  # noqa: B027
        """All lines are in place."""

    def new_identity(self, like: str | None) -> str:
        base = like or "w"
        number = 2
        while f"{base}.{number}" in self._identities:
            number += 1
        found = f"{base}.{number}"
        self._identities.add(found)
        return found


def _written(
    document: Document, roots: Sequence[etree._Element], built: LayoutBuilder, markup: _Markup
) -> list[bytes]:
    text, layout = built.built()
    if text != document.report.ocr_text:
        raise OutputError(
            tr("the imported file is not the one at hand", "tệp đã nhập không phải là tệp này"),
            where=document.report.source.name,
            advice=tr("Choose the file that was imported.", "Hãy chọn đúng tệp đã nhập."),
        )
    # not the report's own layout: earlier versions cut it otherwise
    lines = corrected_lines(document, layout)
    elements = [source for source in built.word_source if isinstance(source, etree._Element)]
    has_words = len(elements) == len(built.word_source) and bool(elements)
    shared = {element for element, count in Counter(elements).items() if count > 1}
    kept: set[etree._Element] = set()
    if has_words and shared:
        lines = [
            _together(source, line, elements, shared)
            if isinstance(source, etree._Element)
            else line
            for source, line in zip([*built.line_source, None], lines, strict=True)
        ]
    if has_words:
        kept = {elements[w.source] for line in lines for w in line if w.source is not None}
    for number, line in enumerate(built.line_source):
        if not isinstance(line, etree._Element):
            continue
        start, end = document.report.line_span(number)
        words = lines[number]
        reads = _joined(words)
        if has_words:
            _write_line(markup, line, words, elements)
            for index in layout.words_in(start, end):
                if elements[index] not in kept:
                    markup.take_away(elements[index])
        elif reads != document.report.ocr_text[start:end].strip("\f"):
            markup.put_line(line, reads)
        if any(word.changed for word in words) or len(words) != len(layout.words_in(start, end)):
            markup.finish(line, reads)
    markup.close()
    return [_serialised(root) for root in roots]


def _serialised(root: etree._Element) -> bytes:
    tree = root.getroottree()
    doctype = fit_for_xml(str(getattr(tree.docinfo, "doctype", "")))  # not in the stubs
    # With the DTD of XHTML in its tree, libxml2 adds attributes that were not there.
    tree.docinfo.clear()
    if not doctype:
        return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, doctype=doctype)


def _write_line(
    markup: _Markup,
    line: etree._Element,
    words: Sequence[CorrectedWord],
    elements: Sequence[etree._Element],
) -> None:
    before: etree._Element | None = None
    for word in words:
        if word.source is None:
            element = markup.blank(line, before)
            markup.put(element, word.text, word.box)
            markup.place(line, element, before)
        else:
            element = elements[word.source]
            if line not in element.iterancestors():
                markup.take_away(element)
                markup.place(line, element, before)
            if word.changed:
                markup.put(element, word.text, word.box)
                if word.apart:
                    markup.part(element)
        before = element


def _together(
    line: etree._Element,
    words: Sequence[CorrectedWord],
    elements: Sequence[etree._Element],
    shared: AbstractSet[etree._Element],
) -> list[CorrectedWord]:
    """The words of a line, those of one element as one; it may hold a whole line.

    What came here from an element of another line that stays there gets an element of its own.
    """
    found: list[CorrectedWord] = []
    current: etree._Element | None = None
    for word in words:
        element = None if word.source is None else elements[word.source]
        if element in shared and element is not None and line not in element.iterancestors():
            element, word = None, replace(word, source=None, changed=True)
        goes_with = element is current if element is not None else word.source is None
        if found and current is not None and goes_with:
            text = f"{found[-1].text}{' ' if word.apart else ''}{word.text}"
            found[-1] = replace(found[-1], text=text)
        else:
            found.append(replace(word, box=None) if element in shared else word)
        current = element if element in shared else current if goes_with else None
    return [_marked(word, elements, shared) for word in found]


def _marked(
    word: CorrectedWord, elements: Sequence[etree._Element], shared: AbstractSet[etree._Element]
) -> CorrectedWord:
    """Whether what an element of several words holds was changed."""
    if word.source is None or elements[word.source] not in shared:
        return word
    element = elements[word.source]
    before = element.get("CONTENT") or text_of(element)
    return replace(word, changed=before.split() != word.text.split())


def _joined(words: Sequence[CorrectedWord]) -> str:
    parts: list[str] = []
    for word in words:
        if parts and word.apart:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


class _Hocr(_Markup):
    def put(self, word: etree._Element, text: str, box: Box | None) -> None:
        tail = word.tail
        for inner in list(word):
            word.remove(inner)
        word.text, word.tail = text, tail
        title = _CONFIDENCE.sub("", word.get("title", ""))
        if box is not None:
            told = "bbox " + " ".join(map(str, box))
            title = _BBOX.sub(told, title) if _BBOX.search(title) else f"{told}; {title}"
        word.set("title", title.strip().rstrip(";"))

    def blank(self, line: etree._Element, like: etree._Element | None) -> etree._Element:
        namespace = line.tag.rpartition("}")[0]
        word = line.makeelement(f"{namespace}}}span" if namespace else "span", {"class": hocr.WORD})
        word.set("id", self.new_identity(None if like is None else like.get("id")))
        return word

    def put_line(self, line: etree._Element, text: str) -> None:
        self.put(line, text, None)

    def words(self, line: etree._Element) -> Sequence[etree._Element]:
        return hocr.words_of(line)


class _Alto(_Markup):
    identity = "ID"

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        super().__init__(roots)
        self._thinned: set[etree._Element] = set()
        """Lines that lost words."""

    def put(self, word: etree._Element, text: str, box: Box | None) -> None:
        hyphen = alto.hyphen_after(word)
        if hyphen is not None:
            ending = hyphen.get("CONTENT", "-")
            if text.endswith(ending) and len(text) > len(ending):
                text = text.removesuffix(ending)
            else:
                _remove(hyphen)
        word.set("CONTENT", text)
        word.set("CS", "true")  # corrected by hand
        for key in ("WC", "CC", "SUBS_TYPE", "SUBS_CONTENT"):
            _drop(word, key)
        for other in list(children(word, "ALTERNATIVE", "Glyph")):
            word.remove(other)
        if box is not None:
            for key, value in zip(("HPOS", "VPOS", "WIDTH", "HEIGHT"), _measures(box), strict=True):
                word.set(key, str(value))

    def blank(self, line: etree._Element, like: etree._Element | None) -> etree._Element:
        word = line.makeelement(_tag(line, "String"), {})
        word.set("ID", self.new_identity(None if like is None else like.get("ID")))
        return word

    def put_line(self, line: etree._Element, text: str) -> None:
        raise AssertionError("ALTO has words wherever it has text")

    def words(self, line: etree._Element) -> Sequence[etree._Element]:
        return list(children(line, "String"))

    def place(
        self, line: etree._Element, word: etree._Element, after: etree._Element | None
    ) -> None:
        if after is None:
            strings = self.words(line)
            at = line.index(strings[0]) if strings else len(line)
            line.insert(at, word)
            if strings:
                line.insert(at + 1, line.makeelement(_tag(line, "SP"), {}))
            return
        hyphen = alto.hyphen_after(after)
        at = line.index(after if hyphen is None else hyphen) + 1
        line.insert(at, line.makeelement(_tag(line, "SP"), {}))
        line.insert(at + 1, word)

    def part(self, word: etree._Element) -> None:
        before, line = word.getprevious(), word.getparent()
        if line is not None and before is not None and local(before) in ("String", "HYP"):
            line.insert(line.index(word), line.makeelement(_tag(line, "SP"), {}))

    def take_away(self, word: etree._Element) -> None:
        line = word.getparent()
        if line is None:
            return
        hyphen = alto.hyphen_after(word)
        if hyphen is not None:
            line.remove(hyphen)
        before, behind = word.getprevious(), word.getnext()
        space = before if before is not None and local(before) == "SP" else behind
        if space is not None and local(space) == "SP":
            line.remove(space)
        line.remove(word)
        self._thinned.add(line)

    def close(self) -> None:
        # a line must hold a word
        for line in self._thinned:
            if not self.words(line):
                _remove(line)


class _Page(_Markup):
    def put(self, word: etree._Element, text: str, box: Box | None) -> None:
        for inner in list(children(word, "Glyph")):
            word.remove(inner)
        _put_text(word, text)
        if box is not None:
            _put_box(word, box)

    def blank(self, line: etree._Element, like: etree._Element | None) -> etree._Element:
        word = line.makeelement(_tag(line, "Word"), {})
        word.set("id", self.new_identity(None if like is None else like.get("id")))
        if like is not None:
            for coords in children(like, "Coords"):
                word.append(copy.deepcopy(coords))
        else:
            for coords in children(line, "Coords"):
                word.append(copy.deepcopy(coords))
        return word

    def put_line(self, line: etree._Element, text: str) -> None:
        _put_text(line, text)

    def words(self, line: etree._Element) -> Sequence[etree._Element]:
        return list(children(line, "Word"))

    def place(
        self, line: etree._Element, word: etree._Element, after: etree._Element | None
    ) -> None:
        words = self.words(line)
        if after is not None:
            at = line.index(after) + 1
        elif words:
            at = line.index(words[0])
        else:  # words stand before the line's own text
            texts = list(children(line, "TextEquiv", "TextStyle", "UserDefined"))
            at = line.index(texts[0]) if texts else len(line)
        line.insert(at, word)

    def finish(self, line: etree._Element, text: str) -> None:
        if next(children(line, "TextEquiv"), None) is not None:
            _put_text(line, text)
        region = line.getparent()
        while region is not None and local(region) == "TextRegion":
            if next(children(region, "TextEquiv"), None) is not None:
                told = (
                    page_xml.text_at(one) or _of_words(one) for one in page_xml.lines_of(region)
                )
                _put_text(region, "\n".join(told))
            region = region.getparent()


def _of_words(line: etree._Element) -> str:
    return " ".join(page_xml.text_at(word) for word in page_xml.words_of(line))


def _put_text(element: etree._Element, text: str) -> None:
    """The element has this one text; other readings and confidences were of what it is no more."""
    told = page_xml.equivalents(element)
    if page_xml.text_at(element) == text:
        return
    for other in told[1:]:
        element.remove(other)
    if told:
        one = told[0]
        _drop(one, "conf")
        for plain in list(children(one, "PlainText")):
            one.remove(plain)
    else:
        one = etree.SubElement(element, _tag(element, "TextEquiv"))
    unicode = next(children(one, "Unicode"), None)
    if unicode is None:
        unicode = etree.SubElement(one, _tag(element, "Unicode"))
    unicode.text = text


def _put_box(word: etree._Element, box: Box) -> None:
    points = f"{box.left},{box.top} {box.right},{box.top} {box.right},{box.bottom} "
    points += f"{box.left},{box.bottom}"
    coords = next(children(word, "Coords"), None)
    if coords is None:
        coords = word.makeelement(_tag(word, "Coords"), {})
        word.insert(0, coords)
    for point in list(children(coords, "Point")):
        coords.remove(point)
    coords.set("points", points)


def _tag(near: etree._Element, name: str) -> str:
    """A name in the namespace of an element."""
    namespace, brace, _ = str(near.tag).rpartition("}")
    return f"{namespace}{brace}{name}"


def _measures(box: Box) -> Iterator[int]:
    yield from (box.left, box.top, box.width, box.height)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop(element: etree._Element, key: str) -> None:
    if key in element.attrib:
        del element.attrib[key]
