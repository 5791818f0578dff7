"""From the body of a record: the OCR text, the edits on it, and where the notes stand."""

from __future__ import annotations

from lxml import etree

from soat_core.annotating.ends import Position
from soat_core.annotation import Annotation
from soat_core.edits import Edit, EditKind, Origin
from soat_core.i18n import tr
from soat_core.tei.header_reader import Actions, Agents, agent_of, read_readers
from soat_core.tei.marks import ENTITIES, Marks
from soat_core.tei.names import ENGINE, NOTE_TYPES, XML_ID, note_identity, tei
from soat_core.tei.reading import LB, G, Reading

_ANCHOR, _CHOICE, _GAP, _PB, _SEG, _UNCLEAR = map(
    tei, ("anchor", "choice", "gap", "pb", "seg", "unclear")
)
_NOTES = "t:standOff/t:listAnnotation/t:note"
_NOTE_KINDS = {kind: name for name, kind in NOTE_TYPES.items()}


class Body:
    """Reads the ``ab`` from left to right, in time proportional to its length."""

    def __init__(self, reading: Reading, agents: Agents, actions: Actions) -> None:
        self._reading = reading
        self._agents = agents
        self._actions = actions
        self._readers = read_readers(reading)
        self._categories = {
            f"#{one.get(XML_ID)}" for one in reading.elements("t:teiHeader//t:category")
        }
        self._parts: list[str] = []
        self._offset = 0
        self._anchors: dict[str, tuple[int, int]] = {}
        """OCR offset and count inside an edit, by pointer."""
        self._inserted = 0
        """Code points inserted at the OCR offset that is reached."""
        self.marks = Marks(reading)
        self.edits: list[Edit] = []
        self.pages: list[int] = []
        """The OCR offsets of all pages but the first."""
        ab = reading.elements("t:text/t:body/t:div/t:ab")[0]
        self._layer(ab, first=True)

    @property
    def ocr_text(self) -> str:
        return "".join(self._parts)

    def notes(self) -> list[Annotation]:
        """The notes of the ``standOff``, each with the two anchors that it alone points to.

        Reports the anchors that are left; those of ``marks`` are to be claimed before.
        """
        notes = [self._note(note) for note in self._reading.elements(_NOTES)]
        for pointer in self._anchors.keys() - self.marks.claimed:
            self._reading.report(
                self._reading.elements("t:text/t:body/t:div/t:ab")[0],
                tr(
                    "no note belongs to the anchor “{name}”",
                    "không có ghi chú nào ứng với mốc “{name}”",
                    name=pointer[1:],
                ),
            )
        return notes

    # The OCR's layer

    def _layer(self, parent: etree._Element, *, first: bool = False) -> None:
        """Read the OCR text of ``ab``, ``sic`` or ``seg``; the ``first`` lb of all is no LF."""
        self._take(self._reading.plain(parent.text, parent))
        for child in parent:
            tag = child.tag
            if tag == _CHOICE:
                self._choice(child)
            elif tag == LB:
                self._take("" if first else "\n")
                first = False
            elif tag == _SEG:
                self._kept(child)
            elif tag == G:
                self._take(self._reading.char(child))
            elif tag == _PB:
                self.pages.append(self._offset)
            elif tag == _ANCHOR:
                self._anchor(child, self._offset, int(child.get("n", "0")))
                self.marks.anchor(child, self._here)
            elif tag in ENTITIES:
                start = self._here
                self._layer(child)
                self.marks.piece(child, start, self._here)
            self._take(self._reading.plain(child.tail, child))

    @property
    def _here(self) -> Position:
        return Position(self._offset, self._inserted)

    def _take(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._offset += len(text)
            self._inserted = 0

    def _anchor(self, anchor: etree._Element, offset: int, inside: int) -> None:
        self._anchors[f"#{anchor.get(XML_ID)}"] = offset, inside

    # Edits

    def _choice(self, choice: etree._Element) -> None:
        sic, corr = choice
        start, inserted = self._here
        self._layer(sic)
        kind = EditKind(corr.get("type", ""))
        if (kind is EditKind.ILLEGIBLE) != (len(corr) > 0 and corr[0].tag == _GAP):
            self._reading.report(
                corr,
                tr(
                    "“gap” and the type “illegible” do not go together here",
                    "“gap” và loại “illegible” ở đây không đi cùng nhau",
                ),
            )
        self._reading.pointed(corr, "ana", self._categories)
        unclear = _unclear_in(corr)
        held = corr if unclear is None else unclear
        text = self._correction(held, start, inserted)
        self._decide(corr, start, text, kind, unclear=unclear is not None)

    def _kept(self, seg: etree._Element) -> None:
        start, part = self._offset, len(self._parts)
        unclear = _unclear_in(seg)
        self._layer(seg if unclear is None else unclear)
        text = "".join(self._parts[part:])
        self._decide(seg, start, text, EditKind.KEEP, unclear=unclear is not None)

    def _correction(self, parent: etree._Element, start: int, inserted: int) -> str:
        """The text of an edit; ``inserted`` code points stand before it at its OCR offset."""
        parts: list[str] = []
        self._corrected(parent, start, inserted, parts)
        text = "".join(parts)
        if start == self._offset:
            self._inserted += len(text)
        return text

    def _corrected(
        self, parent: etree._Element, start: int, inserted: int, parts: list[str]
    ) -> None:
        """Add the text of an element in a correction to the parts before it."""
        parts.append(self._reading.plain(parent.text, parent))
        for child in parent:
            if child.tag == LB:
                parts.append("\n")
            elif child.tag == G:
                parts.append(self._reading.char(child))
            elif child.tag == _ANCHOR:
                count = sum(map(len, parts))
                self._anchor(child, start, count)
                self.marks.anchor(child, Position(start, inserted + count))
            elif child.tag in ENTITIES:
                begin = Position(start, inserted + sum(map(len, parts)))
                self._corrected(child, start, inserted, parts)
                self.marks.piece(child, begin, Position(start, inserted + sum(map(len, parts))))
            parts.append(self._reading.plain(child.tail, child))

    def _decide(
        self, element: etree._Element, start: int, text: str, kind: EditKind, *, unclear: bool
    ) -> None:
        reading = self._reading
        cert, rank = element.get("cert"), element.get("n")
        edit = Edit(
            start,
            self._offset,
            text,
            kind,
            Origin(element.get("subtype", "")),
            None if cert is None else float(cert),
            None if rank is None else int(rank),
            agent_of(reading, element, "resp", self._agents),
            reading.pointed(element, "change", self._actions)[1:],
            unclear,
            self._sources(element),
        )
        self.edits.append(edit)

    def _sources(self, element: etree._Element) -> tuple[str, ...]:
        """Empty where it was the engine alone."""
        pointers = self._reading.pointers(element, "source", self._readers)
        names = tuple(self._readers.get(pointer, "") for pointer in pointers)
        return () if names == (ENGINE,) else names

    # Notes

    def _note(self, note: etree._Element) -> Annotation:
        reading = self._reading
        xml_id = note.get(XML_ID, "")
        identity = note_identity(xml_id)
        if identity is None:
            reading.bad_name(note, xml_id)
        start, start_inside = self._claim(note, "target")
        end, end_inside = self._claim(note, "targetEnd")
        if start > end:
            reading.report(
                note,
                tr("this note ends before it begins", "ghi chú này kết thúc trước khi bắt đầu"),
            )
        return Annotation(
            identity or "",
            start,
            end,
            _NOTE_KINDS[note.get("type", "")],
            reading.words(note),
            start_inside,
            end_inside,
            agent_of(reading, note, "resp", self._agents),
            reading.pointed(note, "change", self._actions)[1:],
        )

    def _claim(self, note: etree._Element, attribute: str) -> tuple[int, int]:
        """Where the anchor stands that a note points to; nobody else may point to it then."""
        return self._anchors.pop(self._reading.pointed(note, attribute, self._anchors), (0, 0))


def _unclear_in(element: etree._Element) -> etree._Element | None:
    """The ``unclear`` that is all of an element, as the profile has it."""
    return element[0] if len(element) and element[0].tag == _UNCLEAR else None
