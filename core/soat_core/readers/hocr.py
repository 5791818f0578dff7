"""hOCR 1.2, as Tesseract, gImageReader, OCRmyPDF, kraken and ocropus write it.

``title`` attributes hold properties parted by semicolons (kraken: commas): ``bbox`` (pixels),
``x_wconf`` (0 to 100, may be a fraction), ``x_confs`` (one for each letter; of kraken 0 to 1),
``image``, ``ppageno``, ``scan_res``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import fmean

from lxml import etree

from soat_core.layout import Alternative, Box, LayoutBuilder, PageImage, base_name
from soat_core.readers.markup import children, local, parse_html, text_of

PAGE = "ocr_page"
REGIONS = ("ocr_carea", "ocrx_block", "ocr_par", "ocr_column")
LINES = ("ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat", "ocr_footer")
WORD = "ocrx_word"

_PROPERTY = re.compile(r"""\s*([\w-]+)((?:\s+(?:"[^"]*"|'[^']*'|[^\s;"']+))*)\s*(?:;|$)""")
_COMMA = re.compile(r",(?=\s*(?:bbox|image|cuts|x_w?confs?|x_bboxes|baseline|ppageno)\s)")
"""Ends a property, in files that part them so."""
_VALUE = re.compile(r""""([^"]*)"|'([^']*)'|([^\s;"']+)""")


parse = parse_html
"""The tree of a file; raises ``InputError``."""


def build(*roots: etree._Element) -> LayoutBuilder:
    """The text of one tree or several, with the elements that each line and word came from."""
    has_words = any(next(_of_class(root, WORD), None) is not None for root in roots)
    builder = LayoutBuilder("word" if has_words else "line")
    for root in roots:
        for page in pages_of(root):
            _read_page(page, builder)
    return builder


def properties(element: etree._Element) -> dict[str, list[str]]:
    """The properties of an element's title: name to values."""
    found: dict[str, list[str]] = {}
    title = element.get("title", "")
    if '"' not in title and "'" not in title:
        title = _COMMA.sub(";", title)
    for match in _PROPERTY.finditer(title):
        found[match[1]] = [a or b or c for a, b, c in _VALUE.findall(match[2])]
    return found


def box_of(element: etree._Element) -> Box | None:
    """The ``bbox``, None where there is none or it is turned inside out."""
    return _box(properties(element))


def words_of(line: etree._Element) -> list[etree._Element]:
    """The word elements of a line that hold text, in order: the readers' and the writers' one
    definition of them; words within words count once."""
    return [word for word in _topmost(line, (WORD,)) if _text(word)]


def lines_of(page: etree._Element) -> Iterator[etree._Element]:
    """The line elements of a page, in reading order; lines within lines count once."""
    return _topmost(page, LINES)


def pages_of(root: etree._Element) -> Iterator[etree._Element]:
    return _of_class(root, PAGE)


def region_of(line: etree._Element, page: etree._Element) -> etree._Element | None:
    """The paragraph, or else the area, that a line stands in."""
    for above in line.iterancestors():
        if above is page:
            return None
        if _classes(above) & set(REGIONS):
            return above
    return None


def _read_page(page: etree._Element, builder: LayoutBuilder) -> None:
    builder.page(_image(page))
    current: etree._Element | None = None
    for line in lines_of(page):
        region = region_of(line, page)
        if region is not current:
            current = region
            if region is not None:
                kind = next(iter(_classes(region) & set(REGIONS)))
                builder.region(kind, box_of(region), region.get("id", ""))
        _read_line(line, builder)


def _read_line(line: etree._Element, builder: LayoutBuilder) -> None:
    builder.line(box_of(line), line.get("id", ""), line)
    words = words_of(line)
    for word in words:
        told = properties(word)
        builder.word(
            _text(word), _box(told), _confidence(told), word.get("id", ""),
            _alternatives(word), source=word,
        )  # fmt: skip
    if not words:
        for text in text_of(line).split():
            builder.word(text)
    builder.end_line()


def _image(page: etree._Element) -> PageImage:
    told = properties(page)
    box = _box(told)
    resolution = _numbers(told.get("scan_res"))
    # ``pageno``, from 1, is what early versions of gImageReader wrote
    number = _numbers(told.get("ppageno")) or [n - 1 for n in _numbers(told.get("pageno"))]
    return PageImage(
        name=base_name(" ".join(told.get("image", []))),
        index=int(number[0]) if number and number[0] >= 0 else 0,
        width=box.right if box else 0,
        height=box.bottom if box else 0,
        dpi=resolution[0] if resolution and resolution[0] > 0 else 0.0,
        identity=page.get("id", ""),
    )


def _text(word: etree._Element) -> str:
    """What a word reads: without the other readings that may stand in it."""
    for inner in word.iter():
        if "alternatives" in _classes(inner):
            chosen = next((one for one in inner if local(one) == "ins"), None)
            if chosen is not None:
                return text_of(chosen)
    return text_of(word)


def _alternatives(word: etree._Element) -> list[Alternative]:
    return [
        Alternative(text_of(other), None)
        for inner in word.iter()
        if "alternatives" in _classes(inner)
        for other in children(inner, "del")
    ]


def _box(told: dict[str, list[str]]) -> Box | None:
    numbers = _numbers(told.get("bbox"))
    if len(numbers) != 4 or max(map(abs, numbers)) > 1e6:
        return None
    left, top, right, bottom = (round(number) for number in numbers)
    return Box(max(0, left), max(0, top), right, bottom) if left < right and top < bottom else None


def _confidence(told: dict[str, list[str]]) -> float | None:
    """From 0 to 1: the word's own, else the mean of its letters'."""
    numbers = _numbers(told.get("x_wconf"))[:1]
    if not numbers:
        numbers = _numbers(told.get("x_confs") or told.get("x_conf"))
        if numbers and max(numbers) <= 1:
            numbers = [number * 100 for number in numbers]
    return min(1.0, max(0.0, fmean(numbers) / 100)) if numbers else None


def _numbers(values: list[str] | None) -> list[float]:
    try:
        numbers = [float(value) for value in values or ()]
    except ValueError:
        return []
    return numbers if all(abs(number) < 1e9 for number in numbers) else []


def _classes(element: etree._Element) -> set[str]:
    return set(element.get("class", "").split())


def _of_class(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if name in _classes(element))


def _topmost(root: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    wanted = set(names)
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if _classes(element) & wanted:
            yield element
        else:
            stack.extend(reversed(element))
