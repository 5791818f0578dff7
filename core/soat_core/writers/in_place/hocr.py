"""Changing the words of hOCR."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from soat_core.layout import Box
from soat_core.readers import hocr
from soat_core.writers.in_place.markup import Markup

_BBOX = re.compile(r"\bbbox(\s+-?[\d.]+){4}")
_CONFIDENCE = re.compile(r"[;,]?\s*\bx_w?confs?\b[^;]*")


class HocrMarkup(Markup):
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
