"""What the readers of header and body share: the tree, its characters, and what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from soat_core.i18n import tr
from soat_core.tei.characters import declared
from soat_core.tei.findings import MOST, Finding
from soat_core.tei.names import NAMESPACE, XML_ID, tei

G = tei("g")
LB = tei("lb")


class Reading:
    """A tree that follows the profile, being read.  ``findings`` grow while it is."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self._chars = declared(
            (char.get(XML_ID, ""), (char.findtext(tei("mapping")) or "").strip())
            for char in root.iter(tei("char"))
        )

    def report(self, element: etree._Element, message: str) -> None:
        """Add a finding at an element."""
        if len(self.findings) < MOST:
            line: int | None = getattr(element, "sourceline", None)  # the stubs hold no type
            self.findings.append(Finding(line or 0, message))

    def bad_name(self, element: etree._Element, name: str) -> None:
        self.report(
            element,
            tr(
                "“{name}” is no name of a record",
                "“{name}” không phải là tên dùng trong hồ sơ",
                name=name,
            ),
        )

    def elements(self, path: str) -> list[etree._Element]:
        """The elements of an XPath from the root, ``t:`` being TEI, in document order.

        Paths that begin with ``//`` look at every node; in long texts that takes its time.
        """
        found = self.root.xpath(path, namespaces={"t": NAMESPACE})
        assert isinstance(found, list)
        return [one for one in found if isinstance(one, etree._Element)]

    def pointed(self, element: etree._Element, attribute: str, targets: Collection[str]) -> str:
        """The value of a pointing attribute, reported when it points nowhere; empty if absent."""
        pointer = element.get(attribute, "")
        self._check_pointer(element, attribute, pointer, targets)
        return pointer

    def pointers(
        self, element: etree._Element, attribute: str, targets: Collection[str]
    ) -> list[str]:
        """The same for an attribute that may point to several."""
        found = element.get(attribute, "").split()
        for pointer in found:
            self._check_pointer(element, attribute, pointer, targets)
        return found

    def _check_pointer(
        self, element: etree._Element, attribute: str, pointer: str, targets: Collection[str]
    ) -> None:
        if pointer and pointer not in targets:
            self.report(
                element,
                tr(
                    "“{name}” points to “{pointer}”, which is not there",
                    "“{name}” trỏ đến “{pointer}”, nhưng không có mục đó",
                    name=attribute,
                    pointer=pointer,
                ),
            )

    def char(self, g: etree._Element) -> str:
        return self._chars.get(self.pointed(g, "ref", self._chars), "")

    def plain(self, text: str | None, element: etree._Element) -> str:
        """Text of a stretch in which only ``lb`` may break lines."""
        if not text:
            return ""
        if "\n" in text:
            self.report(
                element,
                tr(
                    "the text is broken here other than by “lb”",
                    "văn bản bị ngắt dòng ở đây mà không có “lb”",
                ),
            )
        return text

    def words(self, element: etree._Element | None) -> str:
        """The text of an element of the header, or of a note."""
        return "" if element is None else "".join(self._words(element))

    def _words(self, element: etree._Element) -> Iterator[str]:
        yield self.plain(element.text, element)
        for child in element:
            if child.tag == G:
                yield self.char(child)
            elif child.tag == LB:
                yield "\n"
            yield self.plain(child.tail, child)
