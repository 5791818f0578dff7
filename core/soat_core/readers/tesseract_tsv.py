"""The TSV of Tesseract: twelve columns, no quoting, one row for every page, block, paragraph, line
and word.  Confidence -1 stands on rows that are no words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.layout import Box, LayoutBuilder, PageImage

COLUMNS = (
    "level", "page_num", "block_num", "par_num", "line_num", "word_num", "left", "top", "width",
    "height", "conf", "text",
)  # fmt: skip
_PAGE, _LINE, _WORD = 1, 4, 5

Row = tuple[list[int], float, str]
"""The first ten columns, the confidence (0 to 100) and the text."""


def parse(data: bytes, name: str) -> list[Row]:
    """The rows of a file; raises ``InputError``."""
    return _rows(data, name)


def build(*files: list[Row]) -> LayoutBuilder:
    """The text of one file or several."""
    builder = LayoutBuilder("word")
    for rows in files:
        _add_rows(rows, builder, _page)
    return builder


def pages_of(rows: list[Row]) -> set[int]:
    return {row[0][1] for row in rows}


def add_pages(
    data: bytes, name: str, builder: LayoutBuilder, image_of: Callable[[Row], PageImage]
) -> None:
    """Add the pages of a TSV file to ``builder``; ``image_of`` gives the image of the page that a
    row (a page's own, if there is one) belongs to.  Raises ``InputError``."""
    _add_rows(_rows(data, name), builder, image_of)


def _add_rows(
    rows: list[Row], builder: LayoutBuilder, image_of: Callable[[Row], PageImage]
) -> None:
    boxes = {tuple(row[0][1:5]): _box(row[0]) for row in rows if row[0][0] == _LINE}
    first: dict[int, Row] = {}
    for row in rows:
        page = row[0][1]
        if page not in first or row[0][0] == _PAGE:
            first[page] = row
    words = [row for row in rows if row[0][0] == _WORD and row[1] >= 0 and row[2].strip()]
    by_page = {page: list(some) for page, some in groupby(words, key=lambda row: row[0][1])}
    for page in sorted(first):
        builder.page(image_of(first[page]))
        for (block, paragraph), some in groupby(by_page.get(page, ()), key=lambda r: r[0][2:4]):
            builder.region("par", identity=f"{page}.{block}.{paragraph}")
            for line, them in groupby(some, key=lambda row: row[0][4]):
                builder.line(boxes.get((page, block, paragraph, line)))
                for columns, confidence, text in them:
                    builder.word(text.strip(), _box(columns), min(1.0, confidence / 100))
                builder.end_line()


def _page(row: Row) -> PageImage:
    level, page = row[0][:2]
    width, height = (row[0][8], row[0][9]) if level == _PAGE else (0, 0)
    return PageImage(index=page - 1, width=width, height=height, identity=str(page))


def _rows(data: bytes, name: str) -> list[Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_tesseract(name, data.count(b"\n", 0, error.start) + 1) from error
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n")[1:], 2):
        if not line.strip("\r"):
            continue
        fields = line.rstrip("\r").split("\t")
        if len(fields) < len(COLUMNS) - 1:
            raise _not_tesseract(name, number)
        try:
            columns = [int(field) for field in fields[:10]]
            confidence = float(fields[10])
        except ValueError as error:
            raise _not_tesseract(name, number) from error
        if max(map(abs, columns)) > 1_000_000 or not abs(confidence) <= 1000:
            raise _not_tesseract(name, number)
        rows.append((columns, confidence, "\t".join(fields[11:])))
    return rows


def _box(columns: list[int]) -> Box | None:
    left, top, width, height = columns[6:10]
    if width <= 0 or height <= 0:
        return None
    return Box(max(0, left), max(0, top), left + width, top + height)


def _not_tesseract(name: str, line: int) -> InputError:
    return InputError(
        tr("this row is not as Tesseract writes it", "dòng này không đúng dạng Tesseract ghi"),
        where=tr("{name}, line {line}", "{name}, dòng {line}", name=name, line=line),
        advice=tr("Let Tesseract write the file anew.", "Hãy dùng Tesseract xuất lại tệp này."),
    )
