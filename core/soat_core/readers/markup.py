"""XML and HTML that other programs wrote, to trees, with nothing a hostile file could use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from soat_core.errors import InputError
from soat_core.i18n import tr

_ENTITY = re.compile(rb"<!ENTITY", re.I)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CONTROL_BYTES = bytes(32 if byte < 32 and byte not in (9, 10, 13) else byte for byte in range(256))
_DEEPEST = 200
"""Elements within elements; OCR files have about ten."""


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root of an XML file.  A DOCTYPE is passed over, nothing it names is fetched.

    Raises ``InputError`` for broken XML and for a file that declares entities.
    """
    _refuse_entities(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None) or 1
        raise broken(name, line) from error


def parse_html(data: bytes, name: str) -> etree._Element:
    """The root of an (X)HTML file; what is not well-formed is read as browsers do.

    Raises ``InputError`` when there is nothing to read or entities are declared.
    """
    _refuse_entities(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        pass
    forgiving = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(data.translate(_CONTROL_BYTES), forgiving)
        _clean(root)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise broken(name, getattr(error, "lineno", None) or 1) from error
    if _is_deep(root):
        raise broken(name, 1)
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: etree._Element) -> str:
    """All text in an element, its white space made single spaces."""
    return " ".join("".join(map(str, element.itertext())).split())


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The child elements with these local names, in order."""
    return (child for child in element if local(child) in names)


def broken(name: str, line: int) -> InputError:
    """The file can't be read from this line on."""
    return InputError(
        tr("the markup is broken here", "cấu trúc tệp bị hỏng ở chỗ này"),
        where=tr("{name}, line {line}", "{name}, dòng {line}", name=name, line=line),
        advice=tr(
            "Let the OCR program write the file anew.",
            "Hãy xuất lại tệp này từ chương trình OCR.",
        ),
    )


def _refuse_entities(data: bytes, name: str) -> None:
    # Also in UTF-16, where a zero byte stands between the letters.
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise InputError(
            tr(
                "files that declare entities are not opened, for safety",
                "vì an toàn, tệp có khai báo thực thể (entity) không được mở",
            ),
            where=name,
            advice=tr(
                "Let the OCR program write the file anew.",
                "Hãy xuất lại tệp này từ chương trình OCR.",
            ),
        )


def fit_for_xml(text: str) -> str:
    """A text with spaces for what no XML can hold."""
    return _CONTROL.sub(" ", text)


def _clean(root: etree._Element) -> None:
    """Make a tree that was read from HTML one that can be written as XML again."""
    for element in root.iter():
        for key, value in element.items():
            element.set(key, fit_for_xml(str(value)))
        if element.text and _CONTROL.search(element.text):
            element.text = fit_for_xml(element.text)
        if element.tail and _CONTROL.search(element.tail):
            element.tail = fit_for_xml(element.tail)


def _is_deep(root: etree._Element) -> bool:
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True
