"""What the formats have in common in which words are changed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

from lxml import etree

from soat_core.layout import Box


class Markup(ABC):
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
