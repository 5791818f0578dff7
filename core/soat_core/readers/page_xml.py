"""PAGE XML 2013 to 2019 (PRImA), as Transkribus, eScriptorium, OCR-D and Tesseract write it.

Regions, lines and words each may have a text of their own, and these can disagree: whoever corrects
lines leaves the words as they were.  One level is taken for the whole file: words where they say
what the lines say, else lines, else regions; ``Layout.level`` tells which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean

from lxml import etree

from soat_core.layout import Alternative, Box, LayoutBuilder, PageImage, base_name
from soat_core.readers.markup import children, local, parse_xml, text_of

parse = parse_xml
"""The tree of a file; raises ``InputError``."""


def build(*roots: etree._Element) -> LayoutBuilder:
    """The text of one tree or several, with the elements that each line and word came from."""
    level = level_of(*roots)
    builder = LayoutBuilder(level)
    for page in (page for root in roots for page in pages_of(root)):
        builder.page(_page(page))
        for region in regions_of(page):
            builder.region(region.get("type", "paragraph"), box_of(region), region.get("id", ""))
            _read_region(region, level, builder)
    return builder


def level_of(*roots: etree._Element) -> str:
    """The level whose text is taken: ``word``, ``line`` or ``region``."""
    pages = [page for root in roots for page in pages_of(root)]
    lines = [line for page in pages for region in regions_of(page) for line in lines_of(region)]
    told = [(text_at(line), words_of(line)) for line in lines]
    if any(words for _, words in told) and all(
        not text or text.split() == " ".join(text_at(word) for word in words).split()
        for text, words in told
    ):
        return "word"
    return "line" if any(text for text, _ in told) else "region"


def pages_of(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter() if local(element) == "Page")


def regions_of(page: etree._Element) -> list[etree._Element]:
    """The text regions of a page, nested ones too, in reading order if the file gives one."""
    regions = [e for e in page.iter() if local(e) == "TextRegion"]
    order: dict[str, int] = {}
    for group in children(page, "ReadingOrder"):
        _number(group, order)
    if all(region.get("id") in order for region in regions):
        regions.sort(key=lambda region: order[region.get("id", "")])
    return regions


def lines_of(region: etree._Element) -> list[etree._Element]:
    return list(children(region, "TextLine"))


def words_of(line: etree._Element) -> list[etree._Element]:
    """The words of a line that hold text: the readers' and the writers' one definition."""
    return [word for word in children(line, "Word") if text_at(word)]


def equivalents(element: etree._Element) -> list[etree._Element]:
    """The texts of an element, the one that counts first: the lowest ``index``, none is first."""
    return sorted(children(element, "TextEquiv"), key=_index)


def text_at(element: etree._Element) -> str:
    """The text that counts; a region's has line feeds in it, anything else single spaces."""
    for one in equivalents(element):
        for unicode in children(one, "Unicode"):
            text = unicode.text or ""
            if local(element) == "TextRegion":
                return text.strip()
            return " ".join(text.split())
    # kraken gives a word's text by its letters only
    return "".join(text_at(glyph) for glyph in children(element, "Glyph"))


def box_of(element: etree._Element) -> Box | None:
    """Around the polygon of the element's ``Coords``."""
    for coords in children(element, "Coords"):
        points = _points(coords)
        if len(points) > 1:
            across, down = [x for x, _ in points], [y for _, y in points]
            if min(across) < max(across) and min(down) < max(down):
                return Box(max(0, min(across)), max(0, min(down)), max(across), max(down))
    return None


def _points(coords: etree._Element) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    pairs = [pair.split(",") for pair in coords.get("points", "").split()]
    pairs += [[p.get("x", ""), p.get("y", "")] for p in children(coords, "Point")]
    for pair in pairs:
        try:
            x, y = (round(float(value)) for value in pair)
        except (ValueError, OverflowError):
            continue
        if abs(x) < 1_000_000 and abs(y) < 1_000_000:
            found.append((x, y))
    return found


def _read_region(region: etree._Element, level: str, builder: LayoutBuilder) -> None:
    if level == "region":
        for text in text_at(region).split("\n"):
            builder.line()
            _plain_words(text, builder)
        return
    for line in lines_of(region):
        builder.line(box_of(line), line.get("id", ""), line)
        words = words_of(line)
        if level == "word" and words:
            _read_words(words, [text_at(word) for word in words], builder)
        else:
            texts = text_at(line).split()
            if len(texts) == len(words):  # corrected where they stand: their boxes still hold
                _read_words(words, texts, builder)
            else:
                _plain_words(" ".join(texts), builder)
                continue
        builder.end_line()


def _plain_words(text: str, builder: LayoutBuilder) -> None:
    for word in text.split():
        builder.word(word)
    builder.end_line()


def _read_words(
    words: Sequence[etree._Element], texts: Sequence[str], builder: LayoutBuilder
) -> None:
    for word, text in zip(words, texts, strict=True):
        told = equivalents(word)
        others = [Alternative(text_of(one), _confidence(one)) for one in told[1:]]
        builder.word(
            text, box_of(word), _confidence_of(word), word.get("id", ""), others, source=word
        )


def _confidence_of(word: etree._Element) -> float | None:
    """Of the text that counts, else the mean of its letters'."""
    told = equivalents(word)
    if told:
        return _confidence(told[0])
    letters = [_confidence_of(glyph) for glyph in children(word, "Glyph")]
    known = [letter for letter in letters if letter is not None]
    return fmean(known) if known else None


def _confidence(equivalent: etree._Element) -> float | None:
    try:
        return min(1.0, max(0.0, float(equivalent.get("conf", ""))))
    except ValueError:
        return None


def _index(equivalent: etree._Element) -> int:
    value = equivalent.get("index", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else -1


def _number(group: etree._Element, order: dict[str, int]) -> None:
    """Give each region that a reading order refers to its place."""
    members = (
        sorted(group, key=lambda e: _place(e)) if local(group).startswith("Ordered") else group
    )
    for member in members:
        reference = member.get("regionRef")
        if reference is not None:
            order.setdefault(reference, len(order))
        _number(member, order)


def _place(member: etree._Element) -> int:
    value = member.get("index", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else 0


def _page(page: etree._Element) -> PageImage:
    sizes = [page.get(key, "") for key in ("imageWidth", "imageHeight")]
    width, height = (
        int(size) if size.isascii() and size.isdecimal() and len(size) < 7 else 0 for size in sizes
    )
    name = base_name(page.get("imageFilename", ""))
    return PageImage(name, 0, width, height, identity=page.get("id", ""))
