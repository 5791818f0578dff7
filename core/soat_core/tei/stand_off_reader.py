"""From a record: names, dates and numbers, parts of the document, and the register."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from soat_core.annotating.ends import Position
from soat_core.annotation import ENTRY, KIND, Annotation, are_values
from soat_core.edits import Origin
from soat_core.i18n import tr
from soat_core.tei.header_reader import Actions, Agents, agent_of
from soat_core.tei.kinds import ENTRY_VALUE, Name, is_beside, is_inline, kind_of_element, name_of
from soat_core.tei.marks import Marks, Piece
from soat_core.tei.names import XML_ID, note_identity, tei
from soat_core.tei.reading import Reading
from soat_core.tei.stand_off import COMMENT, ENTRY_KIND, REGISTER_PARTS, REGISTERS, REJECTED

_NOWHERE = Position(0)
_PARTS = {type_: name for name, type_ in REGISTER_PARTS.items()}


class Beside:
    """Reads the annotations that ``marks`` has places of, and those that need none."""

    def __init__(self, reading: Reading, agents: Agents, actions: Actions, marks: Marks) -> None:
        self._reading = reading
        self._agents = agents
        self._actions = actions
        self._marks = marks
        self._told = self._features()
        self._entries = {
            f"#{element.get(XML_ID)}"
            for list_, entry, _ in REGISTERS.values()
            for element in reading.elements(f"t:standOff/t:{list_}/t:{entry}")
        }

    def annotations(self) -> list[Annotation]:
        """All annotations but notes and own words.  Reports what does not hold together."""
        found = [
            *map(self._inline, self._marks.whole()),
            *map(self._span, self._reading.elements("t:standOff/t:spanGrp/t:span")),
            *map(self._kind, self._reading.elements("t:standOff/t:interpGrp/t:interp")),
            *self._register(),
        ]
        for element in self._told.values():
            self._reading.report(
                element,
                tr("this belongs to no annotation", "mục này không ứng với chú giải nào"),
            )
        return found

    # In the text

    def _inline(self, piece: Piece) -> Annotation:
        element = piece.element
        type_ = element.get("type", "")
        kind = kind_of_element(etree.QName(element).localname, type_)
        if kind is None:
            self._reading.bad_name(element, type_)
        values = self._attributes(element, name_of(kind or "", {}))
        return self._annotation(element, kind or "", piece.start, piece.end, values=values)

    def _attributes(self, element: etree._Element, name: Name) -> dict[str, str]:
        values = {}
        for value, attribute in name.attributes.items():
            if value == ENTRY_VALUE:
                pointer = self._reading.pointed(element, attribute, self._entries)
                if pointer:
                    values[value] = note_identity(pointer[1:]) or ""
            elif (said := element.get(attribute)) is not None:
                values[value] = said
        return values

    def _span(self, span: etree._Element) -> Annotation:
        start = self._marks.claim(span, "from")
        end = self._marks.claim(span, "to")
        group = span.getparent()
        rejected = group is not None and group.get("type") == REJECTED
        kind = span.get("type", "")
        if not (is_beside(kind) or is_inline(kind)):
            self._reading.bad_name(span, kind)
        return self._annotation(span, kind, start, end, rejected=rejected)

    # About the report

    def _kind(self, interp: etree._Element) -> Annotation:
        return self._annotation(interp, KIND, text=self._reading.words(interp))

    def _register(self) -> Iterator[Annotation]:
        for kind, (list_, entry, _) in REGISTERS.items():
            for element in self._reading.elements(f"t:standOff/t:{list_}/t:{entry}"):
                values = {self._part(part): self._reading.words(part) for part in list(element)[1:]}
                values[ENTRY_KIND] = kind
                name = element[0]
                text = self._reading.words(name)
                origin = name.get("subtype", "")
                yield self._annotation(element, ENTRY, values=values, text=text, origin=origin)

    def _part(self, part: etree._Element) -> str:
        type_ = part.get("type", "")
        return _PARTS.get(type_, type_) if part.tag == tei("idno") else type_

    # All

    def _features(self) -> dict[str, etree._Element]:
        """The ``fs`` by what they are about."""
        return {fs.get("corresp", ""): fs for fs in self._reading.elements("t:standOff/t:fs")}

    def _annotation(
        self,
        element: etree._Element,
        kind: str,
        start: Position = _NOWHERE,
        end: Position = _NOWHERE,
        *,
        values: dict[str, str] | None = None,
        text: str = "",
        rejected: bool = False,
        origin: str = "",
    ) -> Annotation:
        reading = self._reading
        xml_id = element.get(XML_ID, "")
        identity = note_identity(xml_id)
        if identity is None:
            reading.bad_name(element, xml_id)
        said = dict(values or {})
        features = self._told.pop(f"#{xml_id}", None)
        for feature in () if features is None else features:
            said[feature.get("name", "")] = reading.words(feature[0])
        text = said.pop(COMMENT, text)
        if start > end:
            reading.report(
                element,
                tr(
                    "this annotation ends before it begins",
                    "chú giải này kết thúc trước khi bắt đầu",
                ),
            )
        ordered = tuple(sorted(said.items()))
        if not are_values(ordered):
            reading.bad_name(element, ", ".join(said))
        cert = element.get("cert")
        return Annotation(
            identity or "",
            start.offset,
            end.offset,
            kind,
            text,
            start.inside,
            end.inside,
            agent_of(reading, element, "resp", self._agents),
            reading.pointed(element, "change", self._actions)[1:],
            ordered,
            Origin(origin or element.get("subtype", "")),
            None if cert is None else float(cert),
            rejected,
        )
