"""Footnotes of PDF for reading: at the foot of the page that their marks stand on."""

from __future__ import annotations

import pypdfium2 as pdfium
from tests.core.edition.ink import letters
from tests.core.making import LAN, WHEN

from soat_core.actions import Action, ActionKind
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.entities.kinds import EntityKind
from soat_core.report import Report
from soat_core.structure.kinds import BlockKind
from soat_core.writers import format_of

SENTENCE = "Các đơn vị đã triển khai đầy đủ nhiệm vụ được giao trong kỳ báo cáo này"


def document(notes: dict[int, str], paragraphs: int = 60, sentences: int = 3) -> Document:
    """Paragraphs, some of which have a mark in their midst, and below all the notes by number."""
    text = ""
    drawn: list[Annotation] = []
    for number in range(paragraphs):
        start = len(text)
        text += f"Đoạn thứ {number}. {SENTENCE}"
        if number in notes:
            place = len(text)
            n = str(sorted(notes).index(number) + 1)
            text += n
            drawn.append(_note(drawn, place, len(text), EntityKind.FOOTNOTE_MARK, n))
        text += f". {SENTENCE}" * sentences + ".\n"
        drawn.append(_note(drawn, start, len(text) - 1, BlockKind.PARAGRAPH))
    for n, number in enumerate(sorted(notes), 1):
        start = len(text)
        text += f"{n} {notes[number]}\n"
        drawn.append(_note(drawn, start, len(text) - 1, BlockKind.FOOTNOTE, str(n)))
    made = Document(Report.from_text(text))
    made.add_agent(LAN)
    made.apply(Action(ActionKind.ANNOTATE, "lan", WHEN, annotate=tuple(drawn)))
    return made


def _note(before: list[Annotation], start: int, end: int, kind: str, n: str = "") -> Annotation:
    return Annotation(f"n{len(before)}", start, end, kind, values=(("n", n),) if n else ())


def pages(made: Document) -> list[str]:
    pdf = pdfium.PdfDocument(format_of("reading-pdf").write(made))
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


def test_notes_stand_on_the_page_of_their_mark() -> None:
    notes = {at: f"Chú thích của đoạn {at} theo Nghị định." for at in (2, 3, 11, 25, 40, 59)}
    for page in pages(document(notes)):
        for at in notes:
            told = f"Chú thích của đoạn {at} " in " ".join(page.split())
            assert told == (f"Đoạn thứ {at}." in page)


def test_notes_stand_below_the_text() -> None:
    made = document({1: "Chú thích thứ nhất.", 2: "Chú thích thứ hai."}, paragraphs=8)
    pdf = pdfium.PdfDocument(format_of("reading-pdf").write(made))
    page = pdf[0].get_textpage()
    last = page.search("Đoạn thứ 7").get_next()
    heights = []
    for words in ("Chú thích thứ nhất", "Chú thích thứ hai"):
        found = page.search(words).get_next()
        assert found is not None and last is not None
        heights.append(page.get_charbox(found[0])[1])
    assert page.get_charbox(last[0])[1] > heights[0] > heights[1]
    assert heights[1] < 80  # points from the lower edge: above the margin of 20 mm
    pdf.close()


def test_a_paragraph_over_two_pages_brings_each_note_with_its_line() -> None:
    made = document({0: "Chú thích ở đầu.", 1: "Chú thích ở sau."}, paragraphs=2, sentences=45)
    told = pages(made)
    for words, at in (("Chú thích ở đầu", 0), ("Chú thích ở sau", 1)):
        (page,) = (n for n, text in enumerate(told) if words in text)
        assert f"Đoạn thứ {at}." in told[page]


def test_a_note_longer_than_a_page_goes_on_at_the_foot_of_the_next() -> None:
    long = "Nội dung của chú thích dài. " * 400
    made = document({1: long, 2: "Chú thích ngắn."}, paragraphs=6)
    told = pages(made)
    assert len(told) > 2
    whole = letters("".join(told))
    wanted = letters(made.report.ocr_text + "".join(str(n + 1) for n in range(1, len(told))))
    assert whole == wanted


def test_every_letter_stands_once_with_many_notes() -> None:
    notes = {
        at: f"Chú thích {at}. " + "Văn bản này đã hết hiệu lực. " * (at % 7) for at in range(50)
    }
    made = document(notes)
    told = pages(made)
    wanted = letters(made.report.ocr_text + "".join(str(n + 1) for n in range(1, len(told))))
    assert letters("".join(told)) == wanted
