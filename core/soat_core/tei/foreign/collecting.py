"""Finding in a file what Soát added to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from soat_core.tei.foreign.marks import DOUBTFUL, KEPT
from soat_core.tei.foreign.markup import XML_ID, Element

_MADE = ("header", "file", "title", "about", "revision", "changes", "notes")


@dataclass(eq=False, slots=True)
class Node:
    """An element of ours, with all that stands in it; of ``sic`` and ``seg`` only where."""

    element: Element
    inside: list[Node | str] = field(default_factory=list)
    depth: int = 0
    """How many elements of ours are around it."""

    @property
    def name(self) -> str:
        return self.element.name

    @property
    def xml_id(self) -> str:
        return self.get(XML_ID)

    def get(self, attribute: str) -> str:
        return self.element.attributes.get(attribute, "")

    def children(self) -> Iterator[Node]:
        return (one for one in self.inside if isinstance(one, Node))

    def child(self, name: str) -> Node | None:
        return next((one for one in self.children() if one.name == name), None)

    def all(self) -> Iterator[Node]:
        """Itself and everything in it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(list(node.children())))

    def text(self) -> str:
        """Its text, ``lb`` being a line feed and ``pb`` a form feed; that of ``fs`` left out."""
        parts: list[str] = []
        for one in self.inside:
            if isinstance(one, str):
                parts.append(one)
            elif one.name in _CHARS:
                parts.append(_CHARS[one.name])
            elif one.name != "fs":
                parts.append(one.text())
        return "".join(parts)


_DEEPEST = 12
"""Elements of ours in one another; there are seven at most."""
_CHARS = {"lb": "\n", "pb": "\f"}


class Collector:
    """A visitor that finds all of ours by the prefix of their names."""

    def __init__(self, prefix: str) -> None:
        self.found: list[Node] = []
        """Elements of ours that stand in no other, in the order of the file; anchors also in
        ``sic`` and ``seg``."""
        self._prefix = prefix
        self._stack: list[Node | None] = []
        self._edit: Node | None = None

    def opened(self, number: int, element: Element) -> None:
        around = self._stack[-1] if self._stack else None
        node: Node | None = None
        if around is not None and around.name not in ("sic", "seg"):
            node = Node(element, depth=around.depth + 1)
            around.inside.append(node)
            if node.depth > _DEEPEST:
                # not as we write it: what it is in is not understood, for nobody reads on
                node = None
        elif self._is_ours(element):
            node = Node(element)
            self.found.append(node)
            if self._edit is None and element.name in ("choice", "seg"):
                self._edit = node
        self._stack.append(node)

    def text(self, number: int, start: int, end: int, text: str, *, cdata: bool) -> None:
        node = self._stack[-1]
        if node is not None and node.name not in ("sic", "seg", "choice"):
            node.inside.append(text)

    def closed(self, number: int, element: Element) -> None:
        node = self._stack.pop()
        if node is not None and node is self._edit:
            self._edit = None

    def _is_ours(self, element: Element) -> bool:
        name = element.name
        if name == "anchor":
            return element.attributes.get(XML_ID, "").startswith(self._prefix)
        if self._edit is not None:
            return False
        if name == "choice" or (name == "seg" and element.attributes.get("type") in _KINDS):
            return element.attributes.get("change", "").startswith(f"#{self._prefix}")
        xml_id = element.attributes.get(XML_ID, "")
        if not xml_id.startswith(self._prefix):
            return False
        return xml_id[len(self._prefix) :] in _MADE or name in ("respStmt", "change", "item")


_KINDS = (KEPT, DOUBTFUL)
