"""Corrected hOCR, ALTO and PAGE: the imported file with its words put right.

What was not corrected stays as it is: elements, boxes, identities.  A word that was split gets a
new element for each further part, with its share of the box; joined words take the first one's
element and a box around all.  Formats that keep several levels of text get all of them put right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml import etree

from soat_core.document import Document
from soat_core.errors import OutputError
from soat_core.i18n import tr
from soat_core.layout import LayoutBuilder
from soat_core.readers import alto, hocr, page_xml
from soat_core.readers.markup import fit_for_xml
from soat_core.writers.in_place.alto import AltoMarkup
from soat_core.writers.in_place.hocr import HocrMarkup
from soat_core.writers.in_place.markup import Markup
from soat_core.writers.in_place.page import PageMarkup
from soat_core.writers.in_place.whole_lines import together
from soat_core.writers.words import CorrectedWord, corrected_lines


def corrected_hocr(document: Document, *originals: bytes) -> list[bytes]:
    """The imported hOCR with the corrections in it, file by file.  Raises ``OutputError``."""
    roots = [hocr.parse(one, document.report.source.name) for one in originals]
    return _written(document, roots, hocr.build(*roots), HocrMarkup(roots))


def corrected_alto(document: Document, *originals: bytes) -> list[bytes]:
    """The imported ALTO with the corrections in it, file by file.  Raises ``OutputError``."""
    roots = [alto.parse(one, document.report.source.name) for one in originals]
    return _written(document, roots, alto.build(*roots), AltoMarkup(roots))


def corrected_page(document: Document, *originals: bytes) -> list[bytes]:
    """The imported PAGE with the corrections in it, file by file.  Raises ``OutputError``."""
    roots = [page_xml.parse(one, document.report.source.name) for one in originals]
    return _written(document, roots, page_xml.build(*roots), PageMarkup(roots))


def _written(
    document: Document, roots: Sequence[etree._Element], built: LayoutBuilder, markup: Markup
) -> list[bytes]:
    text, layout = built.built()
    if text != document.report.ocr_text:
        raise OutputError(
            tr("the imported file is not the one at hand", "tệp đã nhập không phải là tệp này"),
            where=document.report.source.name,
            advice=tr("Choose the file that was imported.", "Hãy chọn đúng tệp đã nhập."),
        )
    # not the report's own layout: earlier versions cut it otherwise
    lines = corrected_lines(document, layout)
    elements = [source for source in built.word_source if isinstance(source, etree._Element)]
    has_words = len(elements) == len(built.word_source) and bool(elements)
    shared = {element for element, count in Counter(elements).items() if count > 1}
    kept: set[etree._Element] = set()
    if has_words and shared:
        lines = [
            together(source, line, elements, shared) if isinstance(source, etree._Element) else line
            for source, line in zip([*built.line_source, None], lines, strict=True)
        ]
    if has_words:
        kept = {elements[w.source] for line in lines for w in line if w.source is not None}
    for number, line in enumerate(built.line_source):
        if not isinstance(line, etree._Element):
            continue
        start, end = document.report.line_span(number)
        words = lines[number]
        reads = _joined(words)
        if has_words:
            _write_line(markup, line, words, elements)
            for index in layout.words_in(start, end):
                if elements[index] not in kept:
                    markup.take_away(elements[index])
        elif reads != document.report.ocr_text[start:end].strip("\f"):
            markup.put_line(line, reads)
        if any(word.changed for word in words) or len(words) != len(layout.words_in(start, end)):
            markup.finish(line, reads)
    markup.close()
    return [_serialised(root) for root in roots]


def _serialised(root: etree._Element) -> bytes:
    tree = root.getroottree()
    doctype = fit_for_xml(str(getattr(tree.docinfo, "doctype", "")))  # not in the stubs
    # With the DTD of XHTML in its tree, libxml2 adds attributes that were not there.
    tree.docinfo.clear()
    if not doctype:
        return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, doctype=doctype)


def _write_line(
    markup: Markup,
    line: etree._Element,
    words: Sequence[CorrectedWord],
    elements: Sequence[etree._Element],
) -> None:
    before: etree._Element | None = None
    for word in words:
        if word.source is None:
            element = markup.blank(line, before)
            markup.put(element, word.text, word.box)
            markup.place(line, element, before)
        else:
            element = elements[word.source]
            if line not in element.iterancestors():
                markup.take_away(element)
                markup.place(line, element, before)
            if word.changed:
                markup.put(element, word.text, word.box)
                if word.apart:
                    markup.part(element)
        before = element


def _joined(words: Sequence[CorrectedWord]) -> str:
    parts: list[str] = []
    for word in words:
        if parts and word.apart:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)
