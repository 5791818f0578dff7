"""Changing the words of ALTO."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from soat_core.layout import Box
from soat_core.readers import alto
from soat_core.readers.markup import children, local
from soat_core.writers.in_place.elements import drop, remove, tag
from soat_core.writers.in_place.markup import Markup


class AltoMarkup(Markup):
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
                remove(hyphen)
        word.set("CONTENT", text)
        word.set("CS", "true")  # corrected by hand
        for key in ("WC", "CC", "SUBS_TYPE", "SUBS_CONTENT"):
            drop(word, key)
        for other in list(children(word, "ALTERNATIVE", "Glyph")):
            word.remove(other)
        if box is not None:
            measures = (box.left, box.top, box.width, box.height)
            for key, value in zip(("HPOS", "VPOS", "WIDTH", "HEIGHT"), measures, strict=True):
                word.set(key, str(value))

    def blank(self, line: etree._Element, like: etree._Element | None) -> etree._Element:
        word = line.makeelement(tag(line, "String"), {})
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
                line.insert(at + 1, line.makeelement(tag(line, "SP"), {}))
            return
        hyphen = alto.hyphen_after(after)
        at = line.index(after if hyphen is None else hyphen) + 1
        line.insert(at, line.makeelement(tag(line, "SP"), {}))
        line.insert(at + 1, word)

    def part(self, word: etree._Element) -> None:
        before, line = word.getprevious(), word.getparent()
        if line is not None and before is not None and local(before) in ("String", "HYP"):
            line.insert(line.index(word), line.makeelement(tag(line, "SP"), {}))

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
                remove(line)
