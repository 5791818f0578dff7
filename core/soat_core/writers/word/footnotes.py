"""Footnotes, which python-docx does not know: a part of the package of their own.

As ECMA-376, part 1, 17.11 has them: footnotes -1 and 0 are the lines above footnotes.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph
from lxml import etree

from soat_core.writers.word.styles import FOOTNOTE, FOOTNOTE_MARK

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LINES = ((-1, "separator"), (0, "continuationSeparator"))


class Footnotes:
    """The footnotes of a document; ``close`` when all are written."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root: Any = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for number, kind in _LINES:
            note = self._note(number)
            note.set(qn("w:type"), kind)
            run = self._paragraph(note).add_run()
            run._r.append(OxmlElement(f"w:{kind}"))
        self._count = 0

    def add(self, at: Paragraph, mark: str) -> Paragraph:
        """A new footnote, its mark set at the end of a paragraph; gives the paragraph for its text.

        ``mark`` is that of the paper: where Word's own number is another one it is kept.
        """
        self._count += 1
        note = self._note(self._count)
        own = "" if mark == str(self._count) else mark
        self._mark(at, "footnoteReference", own)
        paragraph = self._paragraph(note)
        paragraph.style = self._document.styles[FOOTNOTE]
        self._mark(paragraph, "footnoteRef", own)
        paragraph.add_run(" ")
        return paragraph

    def close(self) -> None:
        """Put them into the package, if there are any."""
        if not self._count:
            return
        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        main = self._document.part
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, blob, main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._announce()

    def _note(self, number: int) -> Any:
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(number))
        self._root.append(note)
        return note

    def _paragraph(self, note: Any) -> Paragraph:
        element: Any = OxmlElement("w:p")
        note.append(element)
        return Paragraph(element, self._document._body)

    def _mark(self, paragraph: Paragraph, kind: str, own: str) -> None:
        run = paragraph.add_run(style=self._document.styles[FOOTNOTE_MARK])
        if own and kind == "footnoteRef":
            run.text = own
            return
        element = OxmlElement(f"w:{kind}")
        run._r.append(element)
        if kind == "footnoteReference":
            element.set(qn("w:id"), str(self._count))
            if own:
                element.set(qn("w:customMarkFollows"), "1")
                run.add_text(own)

    def _announce(self) -> None:
        """The settings name the lines above footnotes; the order of settings is fixed."""
        settings = self._document.settings.element
        told = OxmlElement("w:footnotePr")
        for number, _ in _LINES:
            line = OxmlElement("w:footnote")
            line.set(qn("w:id"), str(number))
            told.append(line)
        before = settings.find(qn("w:endnotePr"))
        if before is None:
            before = settings.find(qn("w:compat"))
        if before is None:
            settings.append(told)
        else:
            before.addprevious(told)
