"""OCR files as other programs write them, made from lines of words for a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, quoteattr

Region = Sequence[Sequence[str]]
"""Lines of words."""
Page = Sequence[Region]
Make = Callable[[Sequence[Page]], bytes]
"""One of the functions below."""

_WIDE, _HIGH = 60, 20


def boxed(pages: Sequence[Page]) -> list[list[list[list[tuple[str, tuple[int, int, int, int]]]]]]:
    """Every word with a box of its own: words beside each other, lines below each other."""
    found = []
    for page in pages:
        row = 0
        regions = []
        for region in page:
            lines = []
            for words in region:
                lines.append(
                    [
                        (word, (70 * at, 30 * row, 70 * at + _WIDE, 30 * row + _HIGH))
                        for at, word in enumerate(words)
                    ]
                )
                row += 1
            regions.append(lines)
            row += 1
        found.append(regions)
    return found


def hocr(pages: Sequence[Page]) -> bytes:
    parts = ['<html xmlns="http://www.w3.org/1999/xhtml"><head>'
             '<meta name="ocr-system" content="test"/></head><body>\n']  # fmt: skip
    number = 0
    for at, regions in enumerate(boxed(pages)):
        told = f'image "p{at}.png"; bbox 0 0 2000 3000; ppageno {at}'
        parts.append(f"<div class='ocr_page' id='page_{at}' title='{told}'>\n")
        for lines in regions:
            parts.append(f'<p class="ocr_par" id="par_{number}">\n')
            for words in lines:
                number += 1
                parts.append(f'<span class="ocr_line" id="line_{number}">')
                for word, box in words:
                    number += 1
                    told = f"bbox {' '.join(map(str, box))}; x_wconf 91.5"
                    parts.append(f"<span class='ocrx_word' id='word_{number}' title='{told}'>")
                    parts.append(f"{escape(word)}</span>\n")
                parts.append("</span>\n")
            parts.append("</p>\n")
        parts.append("</div>\n")
    return "".join([*parts, "</body></html>"]).encode()


def alto(pages: Sequence[Page]) -> bytes:
    parts = ['<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description>'
             "<MeasurementUnit>pixel</MeasurementUnit></Description><Layout>\n"]  # fmt: skip
    number = 0
    for at, regions in enumerate(boxed(pages)):
        parts.append(f'<Page ID="p{at}" WIDTH="2000" HEIGHT="3000"><PrintSpace>\n')
        for lines in regions:
            parts.append(f'<TextBlock ID="b{number}">\n')
            for words in lines:
                number += 1
                parts.append(f'<TextLine ID="l{number}">')
                for index, (word, (left, top, right, bottom)) in enumerate(words):
                    number += 1
                    parts.append("<SP/>" if index else "")
                    parts.append(
                        f'<String ID="s{number}" CONTENT={quoteattr(word)} WC="0.9" HPOS="{left}" '
                        f'VPOS="{top}" WIDTH="{right - left}" HEIGHT="{bottom - top}"/>'
                    )
                parts.append("</TextLine>\n")
            parts.append("</TextBlock>\n")
        parts.append("</PrintSpace></Page>\n")
    return "".join([*parts, "</Layout></alto>"]).encode()


def page_xml(pages: Sequence[Page], *, words_too: bool = True) -> bytes:
    """One ``Page`` only is allowed in a file of this format, but readers take several."""
    namespace = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
    parts = [f'<PcGts xmlns="{namespace}">\n']
    number = 0
    for at, regions in enumerate(boxed(pages)):
        parts.append(f'<Page imageFilename="p{at}.png" imageWidth="2000" imageHeight="3000">\n')
        for lines in regions:
            number += 1
            parts.append(f'<TextRegion id="r{number}" type="paragraph">\n')
            for words in lines:
                number += 1
                parts.append(f'<TextLine id="l{number}">\n')
                for word, box in words if words_too else ():
                    number += 1
                    parts.append(f'<Word id="w{number}"><Coords points="{_points(box)}"/>'
                                 f"{_equivalent(word)}</Word>\n")  # fmt: skip
                parts.append(f"{_equivalent(' '.join(word for word, _ in words))}</TextLine>\n")
            text = "\n".join(" ".join(word for word, _ in words) for words in lines)
            parts.append(f"{_equivalent(text)}</TextRegion>\n")
        parts.append("</Page>\n")
    return "".join([*parts, "</PcGts>"]).encode()


def _points(box: tuple[int, int, int, int]) -> str:
    left, top, right, bottom = box
    return f"{left},{top} {right},{top} {right},{bottom} {left},{bottom}"


def _equivalent(text: str) -> str:
    return f"<TextEquiv><Unicode>{escape(text)}</Unicode></TextEquiv>"
