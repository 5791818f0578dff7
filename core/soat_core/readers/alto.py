"""ALTO 2 to 4.  Boxes stay in the file's own unit (pixels, 1/10 mm or 1/1200 inch), to which the
page's size refers as well.

A hyphen at a line's end is part of its word; the whole word that ``SUBS_CONTENT`` gives is not
used, since it stands on both halves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from soat_core.layout import Alternative, Box, LayoutBuilder, PageImage, base_name
from soat_core.readers.markup import children, local, parse_xml, text_of

_BLOCKS = ("TextBlock", "ComposedBlock", "PrintSpace", "TopMargin", "LeftMargin", "RightMargin",
           "BottomMargin")  # fmt: skip


parse = parse_xml
"""The tree of a file; raises ``InputError``."""


def build(*roots: etree._Element) -> LayoutBuilder:
    """The text of one tree or several, with the elements that each line and word came from."""
    builder = LayoutBuilder("word")
    for root in roots:
        _read_file(root, builder)
    return builder


def pages_of(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter() if local(element) == "Page")


def _read_file(root: etree._Element, builder: LayoutBuilder) -> None:
    image = next((text_of(e) for e in root.iter() if local(e) == "fileName"), "")
    pages, order = list(pages_of(root)), _reading_order(root)
    numbers = [_whole_number(page, "PHYSICAL_IMG_NR") for page in pages]
    first = min([1, *numbers])  # some programs count from 0, some from 1
    for page, number in zip(pages, numbers, strict=True):
        builder.page(_page(page, image, number - first))
        for block in blocks_of(page, order):
            builder.region("TextBlock", box_of(block), block.get("ID", ""))
            for line in children(block, "TextLine"):
                _read_line(line, builder)


def blocks_of(page: etree._Element, order: Mapping[str, int]) -> list[etree._Element]:
    """The text blocks of a page, in reading order if that names them all, else as they stand."""
    blocks = list(_blocks(page))
    if order and all(block.get("ID") in order for block in blocks):
        blocks.sort(key=lambda block: order[block.get("ID", "")])
    return blocks


def _reading_order(root: etree._Element) -> dict[str, int]:
    """The places of elements in the reading order of ALTO 4.3, by their identity."""
    order: dict[str, int] = {}
    for element in root.iter():
        if local(element) == "ElementRef":
            order.setdefault(element.get("REF", ""), len(order))
    return order


def strings_of(line: etree._Element) -> list[etree._Element]:
    """The words of a line that hold text: the readers' and the writers' one definition."""
    return [one for one in children(line, "String") if one.get("CONTENT", "").strip()]


def hyphen_after(string: etree._Element) -> etree._Element | None:
    """The hyphen element that ends the word at the line's end, if there is one."""
    following = string.getnext()
    return following if following is not None and local(following) == "HYP" else None


def box_of(element: etree._Element) -> Box | None:
    """From position and size; None where any is missing or no number."""
    try:
        left, top, width, height = (
            float(element.get(key, "")) for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT")
        )
    except ValueError:
        return None
    if not (0 < width < 1e6 and 0 < height < 1e6 and abs(left) < 1e6 and abs(top) < 1e6):
        return None
    return Box(max(0, round(left)), max(0, round(top)), round(left + width), round(top + height))


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    stack = list(reversed(element))
    while stack:
        one = stack.pop()
        if local(one) == "TextBlock":
            yield one
        elif local(one) in _BLOCKS:
            stack.extend(reversed(one))


def _read_line(line: etree._Element, builder: LayoutBuilder) -> None:
    builder.line(box_of(line), line.get("ID", ""), line)
    spaced = any(True for _ in children(line, "SP"))
    for string in strings_of(line):
        hyphen = hyphen_after(string)
        text = string.get("CONTENT", "") + (
            hyphen.get("CONTENT", "-") if hyphen is not None else ""
        )
        before = string.getprevious()
        apart = not spaced or before is None or local(before) != "String"
        builder.word(
            " ".join(text.split()), box_of(string), _confidence(string), string.get("ID", ""),
            _alternatives(string), apart=apart, source=string,
        )  # fmt: skip
    builder.end_line()


def _confidence(string: etree._Element) -> float | None:
    """``WC`` (0 to 1), else from ``CC``, whose digits run backwards: 0 is a sure letter, 9 none."""
    try:
        return min(1.0, max(0.0, float(string.get("WC", ""))))
    except ValueError:
        pass
    digits = string.get("CC", "").replace(" ", "")
    if not digits.isdecimal() or not digits.isascii():
        return None
    return sum(9 - int(digit) for digit in digits) / (9 * len(digits))


def _alternatives(string: etree._Element) -> list[Alternative]:
    return [Alternative(text_of(one), None) for one in children(string, "ALTERNATIVE")]


def _page(page: etree._Element, image: str, index: int) -> PageImage:
    sizes = []
    for key in ("WIDTH", "HEIGHT"):
        try:
            size = float(page.get(key, "0"))
        except ValueError:
            size = 0.0
        sizes.append(round(size) if 0 < size < 1e6 else 0)
    return PageImage(base_name(image), index, sizes[0], sizes[1], identity=page.get("ID", ""))


def _whole_number(element: etree._Element, key: str) -> int:
    value = element.get(key, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 7 else 0
