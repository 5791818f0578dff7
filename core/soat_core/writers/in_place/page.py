"""Changing the words of PAGE."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from soat_core.layout import Box
from soat_core.readers import page_xml
from soat_core.readers.markup import children, local
from soat_core.writers.in_place.elements import drop, tag
from soat_core.writers.in_place.markup import Markup


class PageMarkup(Markup):
    def put(self, word: etree._Element, text: str, box: Box | None) -> None:
        for inner in list(children(word, "Glyph")):
            word.remove(inner)
        _put_text(word, text)
        if box is not None:
            _put_box(word, box)

    def blank(self, line: etree._Element, like: etree._Element | None) -> etree._Element:
        word = line.makeelement(tag(line, "Word"), {})
        word.set("id", self.new_identity(None if like is None else like.get("id")))
        for coords in children(line if like is None else like, "Coords"):
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
        drop(one, "conf")
        for plain in list(children(one, "PlainText")):
            one.remove(plain)
    else:
        one = etree.SubElement(element, tag(element, "TextEquiv"))
    unicode = next(children(one, "Unicode"), None)
    if unicode is None:
        unicode = etree.SubElement(one, tag(element, "Unicode"))
    unicode.text = text


def _put_box(word: etree._Element, box: Box) -> None:
    points = f"{box.left},{box.top} {box.right},{box.top} {box.right},{box.bottom} "
    points += f"{box.left},{box.bottom}"
    coords = next(children(word, "Coords"), None)
    if coords is None:
        coords = word.makeelement(tag(word, "Coords"), {})
        word.insert(0, coords)
    for point in list(children(coords, "Point")):
        coords.remove(point)
    coords.set("points", points)
