"""hOCR, ALTO and PAGE made anew, of a report that was read from pictures or from another format.

Lines stand in the blocks that the report tells of, words where they were read; what has no place
of its own gets its share of its line.  hOCR 1.2, ALTO 4.2, PAGE of 2019.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby
from operator import attrgetter

from lxml import etree

from soat_core.document import Document
from soat_core.layout import Box, Layout, PageImage, shared_out
from soat_core.readers.markup import fit_for_xml
from soat_core.writers.words import corrected_lines

_ALTO = "http://www.loc.gov/standards/alto/ns-v4#"
_PAGE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
_XHTML = "http://www.w3.org/1999/xhtml"
_CREATOR = "Soát"


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    box: Box
    confidence: float | None
    apart: bool


@dataclass(frozen=True, slots=True)
class _Line:
    words: tuple[_Word, ...]
    box: Box
    page: int
    block: int
    """Which block it stands in; lines of one block follow each other."""

    @property
    def text(self) -> str:
        return "".join(
            f" {word.text}" if word.apart and number else word.text
            for number, word in enumerate(self.words)
        )


@dataclass(frozen=True, slots=True)
class _Block:
    lines: tuple[_Line, ...]

    @property
    def box(self) -> Box:
        return _around([line.box for line in self.lines])


def new_hocr(document: Document) -> bytes:
    """hOCR of the corrected text.  Raises ``ValueError`` where nothing is known of places."""
    html = _root(_XHTML, "html")
    head = _put(html, "head")
    _put(head, "title").text = fit_for_xml(document.report.source.name)
    _put(head, "meta", {"name": "ocr-system", "content": _CREATOR})
    told = "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocrp_wconf"
    _put(head, "meta", {"name": "ocr-capabilities", "content": told})
    body = _put(html, "body")
    for number, (image, blocks) in enumerate(_pages(document), 1):
        title = (
            f'image "{_quoted(image.name)}"; {_bbox(_whole(image, blocks))}; ppageno {number - 1}'
        )
        page = _put(body, "div", {"class": "ocr_page", "id": f"page_{number}", "title": title})
        for at, block in enumerate(blocks, 1):
            _hocr_block(page, block, f"{number}_{at}")
    kind = "-//W3C//DTD XHTML 1.0 Transitional//EN"
    where = "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"
    return _bytes(html, f'<!DOCTYPE html PUBLIC "{kind}" "{where}">')


def new_alto(document: Document) -> bytes:
    """ALTO 4 of the corrected text.  Raises ``ValueError`` where nothing is known of places."""
    root = _root(_ALTO, "alto")
    description = _put(root, "Description")
    _put(description, "MeasurementUnit").text = "pixel"
    source = _put(description, "sourceImageInformation")
    _put(source, "fileName").text = fit_for_xml(document.report.source.name)
    layout = _put(root, "Layout")
    for number, (image, blocks) in enumerate(_pages(document), 1):
        whole = _whole(image, blocks)
        told = {"ID": f"page_{number}", "PHYSICAL_IMG_NR": str(number)}
        size = {"WIDTH": str(whole.width), "HEIGHT": str(whole.height)}
        page = _put(layout, "Page", {**told, **size})
        space = _put(page, "PrintSpace", _sides(whole))
        for at, block in enumerate(blocks, 1):
            _alto_block(space, block, f"{number}_{at}")
    return _bytes(root)


def new_pages(document: Document) -> list[bytes]:
    """PAGE of the corrected text, a file for each page.  Raises ``ValueError`` where nothing is
    known of places."""
    when = document.actions[0].when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return [_page_file(image, blocks, when) for image, blocks in _pages(document)]


def _page_file(image: PageImage, blocks: Sequence[_Block], when: str) -> bytes:
    root = _root(_PAGE, "PcGts")
    metadata = _put(root, "Metadata")
    for name, text in (("Creator", _CREATOR), ("Created", when), ("LastChange", when)):
        _put(metadata, name).text = text
    whole = _whole(image, blocks)
    size = {"imageWidth": str(whole.width), "imageHeight": str(whole.height)}
    page = _put(root, "Page", {"imageFilename": fit_for_xml(image.name) or "page", **size})
    for at, block in enumerate(blocks, 1):
        _page_block(page, block, f"r{at}")
    return _bytes(root)


# What is written


def _pages(document: Document) -> Iterator[tuple[PageImage, list[_Block]]]:
    layout = document.report.layout
    if layout is None:
        raise ValueError("the report tells nothing about places")
    on_page: dict[int, list[_Line]] = {}
    for line in _lines(document, layout):
        on_page.setdefault(line.page, []).append(line)
    for number, image in enumerate(layout.pages):
        blocks = groupby(on_page.get(number, ()), attrgetter("block"))
        yield image, [_Block(tuple(some)) for _, some in blocks]


def _lines(document: Document, layout: Layout) -> Iterator[_Line]:
    blocks = {
        line: number
        for number, region in enumerate(layout.regions)
        for line in range(region.first_line, region.last_line + 1)
    }
    for line, words in enumerate(corrected_lines(document)):
        if not words:
            continue
        page = int(layout.line_page[line])
        boxes = [word.box for word in words if word.box is not None]
        box = layout.line(line) or (_around(boxes) if boxes else None)
        box = box or _whole(layout.pages[page], ())
        shares = shared_out(box, [word.text for word in words])
        told = tuple(
            _Word(
                fit_for_xml(word.text),
                word.box or share or box,
                None
                if word.changed or word.source is None
                else layout.word(word.source).confidence,
                word.apart,
            )
            for word, share in zip(words, shares, strict=True)
        )
        yield _Line(told, box, page, blocks.get(line, -1))


def _whole(image: PageImage, blocks: Sequence[_Block]) -> Box:
    """The page; where its size is not told, all that stands on it."""
    if image.width and image.height:
        return Box(0, 0, image.width, image.height)
    around = _around([block.box for block in blocks]) if blocks else Box(0, 0, 1, 1)
    return Box(0, 0, around.right, around.bottom)


def _around(boxes: Sequence[Box]) -> Box:
    found = boxes[0]
    for box in boxes[1:]:
        found = found.joined(box)
    return found


# hOCR


def _hocr_block(page: etree._Element, block: _Block, name: str) -> None:
    box = {"title": _bbox(block.box)}
    area = _put(page, "div", {"class": "ocr_carea", "id": f"block_{name}", **box})
    paragraph = _put(area, "p", {"class": "ocr_par", "id": f"par_{name}", "lang": "vi", **box})
    for at, line in enumerate(block.lines, 1):
        told = {"class": "ocr_line", "id": f"line_{name}_{at}", "title": _bbox(line.box)}
        element = _put(paragraph, "span", told)
        for number, word in enumerate(line.words, 1):
            _hocr_word(element, word, f"word_{name}_{at}_{number}")
        element.tail = "\n"


def _hocr_word(line: etree._Element, word: _Word, name: str) -> None:
    title = _bbox(word.box)
    if word.confidence is not None:
        title += f"; x_wconf {round(word.confidence * 100)}"
    if word.apart and len(line):
        line[-1].tail = " "
    _put(line, "span", {"class": "ocrx_word", "id": name, "title": title}).text = word.text


def _bbox(box: Box) -> str:
    return "bbox " + " ".join(map(str, box))


def _quoted(name: str) -> str:
    return fit_for_xml(name).replace("\\", "\\\\").replace('"', '\\"')


# ALTO


def _alto_block(space: etree._Element, block: _Block, name: str) -> None:
    element = _put(space, "TextBlock", {"ID": f"block_{name}", **_sides(block.box)})
    for at, line in enumerate(block.lines, 1):
        told = {"ID": f"line_{name}_{at}", **_sides(line.box)}
        row = _put(element, "TextLine", told)
        for number, word in enumerate(line.words, 1):
            if word.apart and number > 1:
                _put(row, "SP")
            attributes = {"ID": f"word_{name}_{at}_{number}", **_sides(word.box)}
            if word.confidence is not None:
                attributes["WC"] = f"{word.confidence:.2f}"
            _put(row, "String", {**attributes, "CONTENT": word.text})


def _sides(box: Box) -> dict[str, str]:
    return {
        "HPOS": str(box.left),
        "VPOS": str(box.top),
        "WIDTH": str(box.width),
        "HEIGHT": str(box.height),
    }


# PAGE


def _page_block(page: etree._Element, block: _Block, name: str) -> None:
    region = _put(page, "TextRegion", id=name)
    _put(region, "Coords", points=_points(block.box))
    for at, line in enumerate(block.lines, 1):
        row = _put(region, "TextLine", id=f"{name}l{at}")
        _put(row, "Coords", points=_points(line.box))
        for number, word in enumerate(line.words, 1):
            _page_word(row, word, f"{name}l{at}w{number}")
        _page_text(row, line.text)
    _page_text(region, "\n".join(line.text for line in block.lines))


def _page_word(row: etree._Element, word: _Word, name: str) -> None:
    element = _put(row, "Word", id=name)
    _put(element, "Coords", points=_points(word.box))
    told = {} if word.confidence is None else {"conf": f"{word.confidence:.2f}"}
    _page_text(element, word.text, told)


def _page_text(element: etree._Element, text: str, told: dict[str, str] | None = None) -> None:
    _put(_put(element, "TextEquiv", told or {}), "Unicode").text = text


def _points(box: Box) -> str:
    left, top, right, bottom = box
    return f"{left},{top} {right},{top} {right},{bottom} {left},{bottom}"


# XML


def _root(space: str, name: str) -> etree._Element:
    return etree.fromstring(f'<{name} xmlns="{space}"/>'.encode())


def _put(
    parent: etree._Element, name: str, attributes: Mapping[str, str] | None = None, **more: str
) -> etree._Element:
    """A new element in the name space of its parent."""
    space = etree.QName(parent).namespace
    return etree.SubElement(parent, f"{{{space}}}{name}", {**(attributes or {}), **more})


def _bytes(root: etree._Element, doctype: str = "") -> bytes:
    head = "<?xml version='1.0' encoding='UTF-8'?>\n" + (f"{doctype}\n" if doctype else "")
    return head.encode() + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
