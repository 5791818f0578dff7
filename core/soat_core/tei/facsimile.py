"""The pages of the record: which picture each has, and where lines and words stand on it.

- ``surface`` is a page, its ``graphic`` the picture as the OCR file named it; ``#page=2`` behind
  the name is the page of a file of several.  Coordinates are those of the OCR file.
- ``zone type="region"`` holds lines ``n`` (first and last, from 1), ``zone type="line"`` is line
  ``n``; ``lb/@facs`` and ``pb/@facs`` point to them.
- ``zone type="word"`` stands in its line; ``n`` is where it begins there (code points) and how long
  it is, ``cert`` how sure the OCR program was, ``note`` what else it offered.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

import numpy as np
from lxml import etree

from soat_core.i18n import tr
from soat_core.layout import NOWHERE, Alternative, Box, Layout, PageImage, Region
from soat_core.report import Report
from soat_core.tei.characters import Characters
from soat_core.tei.names import XML_ID, tei
from soat_core.tei.reading import Reading

_BLANKS = re.compile(r"\s+")
_PAGE = re.compile(r"#page=([1-9][0-9]{0,5})$")
_SIDES = ("ulx", "uly", "lrx", "lry")


def surface_id(page: int) -> str:
    """The ``xml:id`` of a page, from 0."""
    return f"s{page + 1}"


def line_id(line: int) -> str:
    """The ``xml:id`` of a line's zone, from 0."""
    return f"z{line + 1}"


def lines_with_zones(report: Report) -> frozenset[int]:
    """The lines of the report that have a zone."""
    layout = report.layout
    if layout is None:
        return frozenset()
    boxed = np.flatnonzero(layout.line_box[:, 0] != NOWHERE)
    starts = np.searchsorted(report.line_starts, layout.word_start, side="right") - 1
    return frozenset([*boxed.tolist(), *np.unique(starts).tolist()])


def facsimile(report: Report, chars: Characters) -> str:
    """The ``facsimile`` of a report; empty for one without a layout."""
    layout = report.layout
    if layout is None:
        return ""
    zoned = sorted(lines_with_zones(report))
    surfaces: list[str] = []
    for page, image in enumerate(layout.pages):
        regions = [one for one in layout.regions if layout.line_page[one.first_line] == page]
        zones = [_region(one) for one in regions]
        lines = [line for line in zoned if layout.line_page[line] == page]
        zones += [_line(report, layout, line, chars) for line in lines]
        surfaces.append(_surface(page, image, "".join(zones), chars))
    return f'<facsimile n="{layout.level}">\n{"".join(surfaces)}</facsimile>\n'


def read_facsimile(reading: Reading, report: Report) -> Layout | None:
    """The layout in a record that follows the profile; None where it has none.

    What does not fit the text is reported.
    """
    found = reading.elements("t:facsimile")
    if not found:
        return None
    reader = _Reader(reading, report)
    for page, surface in enumerate(found[0].iterchildren(tei("surface"))):
        reader.page(page, surface)
    return reader.layout(found[0].get("n", "word"))


# Writing


def _surface(page: int, image: PageImage, zones: str, chars: Characters) -> str:
    from xml.sax.saxutils import quoteattr  # takes its time

    size = f' ulx="0" uly="0" lrx="{image.width}" lry="{image.height}"' if image.width else ""
    graphic = ""
    if image.name:
        address = quote(image.name)
        if image.index:
            address += f"#page={image.index + 1}"
        dots = f'<desc type="dpi">{image.dpi:g}</desc>' if image.dpi else ""
        graphic = f"<graphic url={quoteattr(address)}>{dots}</graphic>\n"
    label = f"<label>{chars.text(image.identity)}</label>\n" if image.identity else ""
    return f'<surface xml:id="{surface_id(page)}"{size}>\n{label}{graphic}{zones}</surface>\n'


def _region(region: Region) -> str:
    from xml.sax.saxutils import quoteattr  # takes its time

    kind = _BLANKS.sub("_", region.kind.strip()) or "text"
    lines = f"{region.first_line + 1} {region.last_line + 1}"
    return f'<zone type="region" subtype={quoteattr(kind)} n="{lines}"{_box(region.box)}/>\n'


def _line(report: Report, layout: Layout, line: int, chars: Characters) -> str:
    start, end = report.line_span(line)
    words = "".join(_word(layout, index, start, chars) for index in layout.words_in(start, end))
    place = _box(layout.line(line))
    return f'<zone xml:id="{line_id(line)}" type="line" n="{line + 1}"{place}>{words}</zone>\n'


def _word(layout: Layout, index: int, line_start: int, chars: Characters) -> str:
    word = layout.word(index)
    told = f'<zone type="word" n="{word.start - line_start} {word.end - word.start}"'
    told += _box(word.box) + _cert(word.confidence)
    others = "".join(
        f'<note type="alternative"{_cert(one.confidence)}>{chars.text(one.text)}</note>'
        for one in word.alternatives
    )
    return f"{told}>{others}</zone>" if others else f"{told}/>"


def _box(box: Box | None) -> str:
    if box is None:
        return ""
    return "".join(f' {side}="{value}"' for side, value in zip(_SIDES, box, strict=True))


def _cert(confidence: float | None) -> str:
    return "" if confidence is None else f' cert="{confidence:.4f}"'


# Reading


class _Reader:
    """Collects the columns of a layout."""

    def __init__(self, reading: Reading, report: Report) -> None:
        self._reading = reading
        self._report = report
        self._pages: list[PageImage] = []
        self._regions: list[Region] = []
        count = report.line_count
        self._line_box = np.full((count, 4), NOWHERE, np.int32)
        self._line_page = self._pages_of_lines()
        self._words: list[tuple[int, int, Box | None, float]] = []
        self._page_word: list[int] = []
        self._alternatives: dict[int, tuple[Alternative, ...]] = {}

    def page(self, page: int, surface: etree._Element) -> None:
        self._page_word.append(len(self._words))
        self._pages.append(self._image(surface))
        for zone in surface.iterchildren(tei("zone")):
            if zone.get("type") == "region":
                self._region(zone)
            else:
                self._line(page, zone)

    def layout(self, level: str) -> Layout | None:
        """None when something was found that does not fit."""
        if self._reading.findings:
            return None
        nowhere = (NOWHERE,) * 4
        return Layout(
            tuple(self._pages),
            self._line_box,
            self._line_page,
            np.array([word[0] for word in self._words], np.int32),
            np.array([word[1] for word in self._words], np.int32),
            np.array([word[2] or nowhere for word in self._words], np.int32).reshape(-1, 4),
            np.array([word[3] for word in self._words], np.float32),
            tuple(self._page_word),
            regions=tuple(self._regions),
            alternatives=self._alternatives,
            level=level,
        )

    def _pages_of_lines(self) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        ends = [self._report.line_span(line)[1] for line in range(self._report.line_count)]
        pages = np.searchsorted(self._report.page_starts, ends, side="right") - 1
        return pages.astype(np.int32)

    def _image(self, surface: etree._Element) -> PageImage:
        graphic = surface.find(tei("graphic"))
        name, index, dpi = "", 0, 0.0
        if graphic is not None:
            address = graphic.get("url", "")
            found = _PAGE.search(address)
            if found is not None:
                index = int(found[1]) - 1
                address = address[: found.start()]
            name = unquote(address)
            dpi = float(graphic.findtext(tei("desc")) or 0)
        identity = self._reading.words(surface.find(tei("label")))
        width, height = int(surface.get("lrx", "0")), int(surface.get("lry", "0"))
        return PageImage(name, index, width, height, dpi, identity)

    def _region(self, zone: etree._Element) -> None:
        first, last = (int(part) - 1 for part in zone.get("n", "").split())
        if not 0 <= first <= last < self._report.line_count:
            self._misfit(zone)
            return
        self._regions.append(Region(zone.get("subtype", ""), first, last, _box_of(zone)))

    def _line(self, page: int, zone: etree._Element) -> None:
        line = int(zone.get("n", "0")) - 1
        if not 0 <= line < self._report.line_count or zone.get(XML_ID) != line_id(line):
            self._misfit(zone)
            return
        box = _box_of(zone)
        if box is not None:
            self._line_box[line] = box
        start, end = self._report.line_span(line)
        for word in zone.iterchildren(tei("zone")):
            offset, length = map(int, word.get("n", "").split())
            first, last = start + offset, start + offset + length
            before = self._words[-1][1] if self._words else 0
            if not before <= first < last <= end:
                self._misfit(word)
                return
            others = tuple(self._alternative(note) for note in word.iterchildren(tei("note")))
            if others:
                self._alternatives[len(self._words)] = others
            cert = word.get("cert")
            self._words.append(
                (first, last, _box_of(word), float("nan") if cert is None else float(cert))
            )

    def _alternative(self, note: etree._Element) -> Alternative:
        cert = note.get("cert")
        return Alternative(self._reading.words(note), None if cert is None else float(cert))

    def _misfit(self, zone: etree._Element) -> None:
        self._reading.report(
            zone,
            tr(
                "this zone of the page does not fit the text",
                "vùng này của trang không khớp với văn bản",
            ),
        )


def _box_of(zone: etree._Element) -> Box | None:
    sides = [zone.get(side) for side in _SIDES]
    if None in sides:
        return None
    return Box(*(int(side or 0) for side in sides))
