"""Small changes of XML."""

from __future__ import annotations

from lxml import etree


def tag(near: etree._Element, name: str) -> str:
    """A name in the namespace of an element."""
    namespace, brace, _ = str(near.tag).rpartition("}")
    return f"{namespace}{brace}{name}"


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop(element: etree._Element, key: str) -> None:
    if key in element.attrib:
        del element.attrib[key]
