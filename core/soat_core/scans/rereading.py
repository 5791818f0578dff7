"""Reading a part of a report's pictures again, for the words that stand in it.

Runs in any thread: nothing here changes the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from rapidfuzz.fuzz import ratio

from soat_core.errors import InputError
from soat_core.evaluate.alignment import folded
from soat_core.i18n import tr
from soat_core.layout import Box, LayoutBuilder, PageImage
from soat_core.readers.tesseract_tsv import add_pages
from soat_core.report import Report
from soat_core.scans.cutting import Cut
from soat_core.scans.locating import PagePicture
from soat_core.scans.matching import Match, ReadWord, Token, matches
from soat_core.scans.pictures import Pictures, open_pictures
from soat_core.scans.pixels import Picture
from soat_core.scans.projection import lines_on
from soat_core.scans.tesseract import VIETNAMESE, OcrProgram, Shape
from soat_core.second_reading import SecondReading
from soat_core.text import Span

Cancel = Callable[[], bool]
_ALIKE = 0.35
"""Readings less like the text than this (share of letters in common order) are of another page."""
_ENOUGH = 40
"""Letters from which on that can be told."""


class Rereader:
    """Reads pages, lines and words of one report with an OCR program."""

    def __init__(self, report: Report, program: OcrProgram, language: str = VIETNAMESE) -> None:
        self._report = report
        self._program = program
        self._name = program.name
        self._language = language

    def page(self, where: PagePicture, cancelled: Cancel) -> list[SecondReading]:
        """All that a page says.

        Raises ``InputError`` where the picture cannot be read or shows something else, and
        ``Cancelled``; so do the others.
        """
        with closing(open_pictures(where.path)) as pictures:
            page = _Page(self._report, where, pictures)
            words = page.words(self._read(page.picture, page, cancelled, Shape.PAGE), None)
        tokens = page.tokens(self._report.page_span(where.page))
        found = matches(tokens, words)
        _check_alike(tokens, words, found, where)
        return self._readings(found)

    def line(self, where: PagePicture, line: int, cancelled: Cancel) -> list[SecondReading]:
        """All that line ``line`` of the report says."""
        with closing(open_pictures(where.path)) as pictures:
            page = _Page(self._report, where, pictures)
            return self._readings(self._line(page, line, cancelled))

    def word(self, where: PagePicture, span: Span, cancelled: Cancel) -> list[SecondReading]:
        """What stands at a stretch of one line: read in its line, and alone if it has a box; the
        surer reading counts."""
        with closing(open_pictures(where.path)) as pictures:
            page = _Page(self._report, where, pictures)
            line = self._line(page, self._report.line_of(span.start), cancelled)
            found = [one for one in self._readings(line) if span.start < one.end <= span.end
                     or span.start <= one.start < span.end]  # fmt: skip
            alone = self._alone(page, span, cancelled)
        if alone is None or any((one.start, one.end) != span for one in found):
            return found
        return [max([alone, *found], key=lambda one: one.confidence)]

    # Within

    def _line(self, page: _Page, line: int, cancelled: Cancel) -> list[Match]:
        cut = Cut(page.picture, page.line_box(line))
        words = page.words(self._read(cut.picture, page, cancelled, Shape.LINE, cut), cut)
        return matches(page.tokens(self._report.line_span(line)), words)

    def _alone(self, page: _Page, span: Span, cancelled: Cancel) -> SecondReading | None:
        box = page.box(span)
        if box is None:
            return None
        cut = Cut(page.picture, box)
        words = page.words(self._read(cut.picture, page, cancelled, Shape.WORD, cut), cut)
        return self._reading(span, words) if words else None

    def _read(
        self, picture: Picture, page: _Page, cancelled: Cancel, shape: Shape, cut: Cut | None = None
    ) -> bytes:
        dpi = page.dpi * (cut.magnified if cut is not None else 1.0)
        return self._program.read(picture, dpi, self._language, cancelled, shape)

    def _readings(self, found: Sequence[Match]) -> list[SecondReading]:
        readings = [
            self._reading(Span(match.tokens[0].span.start, match.tokens[-1].span.end), match.words)
            for match in found
        ]
        return sorted(readings, key=lambda one: one.start)

    def _reading(self, span: Span, words: Sequence[ReadWord]) -> SecondReading:
        text = " ".join(word.text for word in words)
        sure = min(word.confidence for word in words)
        return SecondReading(*span, text, sure, self._name)


class _Page:
    """A page's picture in full, and places on it in its pixels."""

    def __init__(self, report: Report, where: PagePicture, pictures: Pictures) -> None:
        self._report = report
        self._pictures = pictures
        self._number = where.page
        self._index = min(where.index, pictures.count - 1)
        self.dpi = pictures.dpi(self._index)
        self.picture = pictures.picture(self._index, grey=True)
        layout = report.layout
        told = layout.pages[where.page].width if layout and where.page < len(layout.pages) else 0
        self._scale = self.picture.width / told if told else 1.0

    def box(self, span: Span) -> Box | None:
        """Where a stretch of the OCR text stands, as far as the report tells."""
        layout = self._report.layout
        return self._scaled(layout.box_of(*span)) if layout is not None else None

    def line_box(self, line: int) -> Box:
        """Where a line stands: by the report, else by the page's ink."""
        layout = self._report.layout
        box = self._scaled(layout.line(line)) if layout is not None else None
        return box or self._looked_for(line)

    def tokens(self, span: Span) -> list[Token]:
        lines = self._report.lines_of(span.start, max(span.start, span.end - 1))
        return [
            Token(one, self._report.ocr_text[one.start : one.end], line, self.box(one))
            for line in lines
            for one in self._report.tokens_of_line(line)
        ]

    def words(self, told: bytes, cut: Cut | None) -> list[ReadWord]:
        """The words of a reading of the page, or of a part of it."""
        builder = LayoutBuilder("word")
        add_pages(told, "", builder, lambda _row: PageImage())
        text, layout = builder.built()
        lines = Report.from_text(text)
        found = []
        for number in range(len(layout)):
            word = layout.word(number)
            box = cut.on_page(word.box) if cut is not None and word.box else word.box
            line = lines.line_of(word.start)
            sure = word.confidence or 0.0
            found.append(ReadWord(text[word.start : word.end], sure, line, box))
        return found

    def _scaled(self, box: Box | None) -> Box | None:
        return None if box is None else Box(*(round(side * self._scale) for side in box))

    def _looked_for(self, line: int) -> Box:
        start, end = self._report.page_span(self._number)
        lengths = [len(one.strip()) for one in self._report.ocr_text[start:end].split("\n")]
        boxes = lines_on(self._pictures, self._index, lengths)
        return boxes[line - self._report.line_of(start)]


def _check_alike(
    tokens: Sequence[Token], words: Sequence[ReadWord], found: Sequence[Match], where: PagePicture
) -> None:
    """A picture of another page would offer nothing but nonsense."""
    if sum(len(token.text) for token in tokens) < _ENOUGH:
        return
    pairs = list(_texts(found))
    letters = sum(max(map(len, pair)) for pair in pairs)
    alike = sum(ratio(*pair) / 100 * max(map(len, pair)) for pair in pairs)
    if not words or not letters or alike / letters < _ALIKE:
        raise InputError(
            tr("this picture does not show page {page} of the report",
               "ảnh này không phải là trang {page} của báo cáo", page=where.page + 1),
            where=where.path.name,
            advice=tr("Choose the right picture under View.", "Hãy chọn đúng ảnh trong menu Xem."),
        )  # fmt: skip


def _texts(found: Sequence[Match]) -> Iterator[tuple[str, str]]:
    for match in found:
        yield (
            folded("".join(token.text for token in match.tokens)),
            folded("".join(word.text for word in match.words)),
        )
