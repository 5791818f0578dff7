"""What stands beside the text of a record: notes, the register, parts of the document, values.

Names, dates and numbers stand in the text; what of their values TEI has no attribute for is told
here, in an ``fs`` that points to them.  Proposals that a person turned down, parts of the document
and what has no text left are ``span`` with two anchors in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from soat_core.annotating.ends import Position
from soat_core.annotation import ENTRY, KIND, Annotation
from soat_core.entities.kinds import EntityKind
from soat_core.structure.kinds import PARTS
from soat_core.tei.characters import LINE_FEED, Characters
from soat_core.tei.inline import Inline, Keys, Markup, events_of
from soat_core.tei.kinds import ENTRY_VALUE, Name, fits_attribute, is_inline, name_of
from soat_core.tei.names import NOTE_TYPES, agent_id, note_id

STRUCTURE, REJECTED, EMPTY = "structure", "rejected", "empty"
"""What ``spanGrp/@type`` says."""
KINDS = "kinds"
"""What ``interpGrp/@type`` says."""
COMMENT = "Comment"
"""The feature with an annotation's own text; no value has a name with a capital."""

REGISTERS = {
    EntityKind.ORGANISATION: ("listOrg", "org", "orgName"),
    EntityKind.PERSON: ("listPerson", "person", "persName"),
    EntityKind.PLACE: ("listPlace", "place", "placeName"),
    EntityKind.DOCUMENT: ("listBibl", "bibl", "title"),
}
"""Of each kind of entries the list, the entry and its name, in the order of the record."""
ENTRY_KIND = "kind"
"""The value of an entry that says what it is an entry of."""
REGISTER_PARTS = {"code": "code", "number": "soKyHieu"}
"""The values of an entry that are ``idno``, with its type; the others are ``note``."""


def decimal(probability: float) -> str:
    """The shortest decimal without an exponent that gives exactly the same float back.

    Values that rounding carried out of 0 to 1 are put back: they must not keep work from being
    saved.
    """
    shortest = repr(min(max(float(probability), 0.0), 1.0))
    return format(Decimal(shortest), "f") if "e" in shortest else shortest


def inline_of(annotations: Sequence[Annotation], keys: Keys, parts: list[Markup]) -> Inline:
    """What writes the elements and anchors of all annotations that are bound to the text."""
    forms = Forms(annotations)
    bound = [note for note in annotations if note.is_bound]
    anchors = {}
    for note in bound:
        if forms.group(note, keys):
            name = note_id(note.identity)
            anchors[note.identity] = (
                f'<anchor xml:id="{name}.from"/>',
                f'<anchor xml:id="{name}.to"/>',
            )
    return Inline(events_of(bound, keys, anchors), parts, forms.element, forms.attributes, _id_of)


def _id_of(note: Annotation) -> str:
    return note_id(note.identity)


class Forms:
    """How the annotations of one document are written."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self._definitions = {n.value("name"): n for n in annotations if n.kind == KIND}
        self._entries = {note.identity for note in annotations if note.kind == ENTRY}

    def name(self, note: Annotation) -> Name:
        return name_of(note.kind, self._definitions)

    def element(self, note: Annotation) -> str:
        return self.name(note).element

    def group(self, note: Annotation, keys: Keys | None = None) -> str:
        """The type of the ``spanGrp`` that a bound annotation goes into; empty if into the text."""
        if note.rejected:
            return REJECTED
        if note.kind in PARTS:
            return STRUCTURE
        start = Position(note.start, note.start_inside)
        return EMPTY if start == Position(note.end, note.end_inside) else ""

    def attributes(self, note: Annotation) -> str:
        """All but the identity and the links of an element in the text."""
        type_ = self.name(note).type
        said = f' type="{type_}"' if type_ else ""
        definition = self._definitions.get(note.kind)
        if definition is not None:
            said += f' ana="#{note_id(definition.identity)}"'
        for name, value in note.values:
            attribute = self.attribute(note, name, value)
            if attribute is not None:
                target = f"#{note_id(value)}" if name == ENTRY_VALUE else value
                said += f' {attribute}="{target}"'
        return said + provenance(note)

    def attribute(self, note: Annotation, name: str, value: str) -> str | None:
        """The attribute that holds a value; None where it is told in an ``fs``."""
        if not is_inline(note.kind) or self.group(note):
            return None
        attribute = self.name(note).attributes.get(name)
        if attribute is None:
            return None
        fits = value in self._entries if name == ENTRY_VALUE else fits_attribute(attribute, value)
        return attribute if fits else None


def provenance(note: Annotation) -> str:
    """Who thought of it, who said it in which action, and how sure it was."""
    return f' subtype="{note.origin}"{_decided(note)}'


def _decided(note: Annotation) -> str:
    said = f' resp="#{agent_id(note.who)}" change="#{note.action}"'
    return said if note.posterior is None else f'{said} cert="{decimal(note.posterior)}"'


class StandOff:
    """Writes ``standOff``."""

    def __init__(self, annotations: Sequence[Annotation], chars: Characters) -> None:
        self._annotations = annotations
        self._chars = chars
        self._forms = Forms(annotations)

    def written(self) -> str:
        """Empty where nothing stands beside the text."""
        inside = "".join(
            [
                self._list("listAnnotation", "notes", _is_remark, self._note),
                self._list("interpGrp", KINDS, lambda note: note.kind == KIND, self._kind),
                *self._registers(),
                *(self._spans(group) for group in (STRUCTURE, REJECTED, EMPTY)),
                *self._values(),
            ]
        )
        return f"<standOff>\n{inside}</standOff>\n" if inside else ""

    def _list(
        self,
        element: str,
        type_: str,
        which: Callable[[Annotation], object],
        write: Callable[[Annotation], str],
    ) -> str:
        items = "".join(write(note) for note in self._annotations if which(note))
        typed = f' type="{type_}"' if type_ else ""
        return f"<{element}{typed}>\n{items}</{element}>\n" if items else ""

    def _note(self, note: Annotation) -> str:
        name = note_id(note.identity)
        return (
            f'<note xml:space="preserve" xml:id="{name}" type="{NOTE_TYPES[note.kind]}" '
            f'resp="#{agent_id(note.who)}" change="#{note.action}"\n'
            f' target="#{name}.from" targetEnd="#{name}.to">'
            f"{self._text(note.text)}</note>\n"
        )

    def _kind(self, note: Annotation) -> str:
        return (
            f'<interp xml:space="preserve" xml:id="{note_id(note.identity)}"{provenance(note)}>'
            f"{self._text(note.text)}</interp>\n"
        )

    def _registers(self) -> Iterator[str]:
        for kind, (element, _, _) in REGISTERS.items():
            yield self._list(element, "", _is_entry(kind), self._entry)

    def _entry(self, note: Annotation) -> str:
        _, element, name = REGISTERS[EntityKind(note.value(ENTRY_KIND))]
        parts = "".join(
            self._entry_part(part, value) for part, value in note.values if part != ENTRY_KIND
        )
        return (
            f'<{element} xml:id="{note_id(note.identity)}"{_decided(note)}\n'
            f'><{name} xml:space="preserve" subtype="{note.origin}">'
            f"{self._text(note.text)}</{name}>{parts}</{element}>\n"
        )

    def _entry_part(self, name: str, value: str) -> str:
        idno = REGISTER_PARTS.get(name)
        element, type_ = ("idno", idno) if idno else ("note", name)
        text = self._chars.text(value) if idno else self._text(value)
        return f'<{element} xml:space="preserve" type="{type_}">{text}</{element}>'

    def _spans(self, group: str) -> str:
        def wanted(note: Annotation) -> bool:
            return note.is_bound and self._forms.group(note) == group

        return self._list("spanGrp", group, wanted, self._span)

    def _span(self, note: Annotation) -> str:
        name = note_id(note.identity)
        return (
            f'<span xml:id="{name}" type="{note.kind}"{provenance(note)}\n'
            f' from="#{name}.from" to="#{name}.to"/>\n'
        )

    def _values(self) -> Iterator[str]:
        for note in self._annotations:
            told = {
                name: value
                for name, value in note.values
                if note.kind != ENTRY and self._forms.attribute(note, name, value) is None
            }
            if note.text and note.is_bound:
                told[COMMENT] = note.text
            if told:
                yield self._features(note, told)

    def _features(self, note: Annotation, told: Mapping[str, str]) -> str:
        features = "".join(
            f'<f name="{name}"><string xml:space="preserve">{self._chars.text(value)}</string></f>'
            for name, value in told.items()
        )
        return f'<fs type="values" corresp="#{note_id(note.identity)}"\n>{features}</fs>\n'

    def _text(self, text: str) -> str:
        return self._chars.text(text, LINE_FEED)


def _is_remark(note: Annotation) -> bool:
    return note.kind in NOTE_TYPES


def _is_entry(kind: str) -> Callable[[Annotation], bool]:
    return lambda note: note.kind == ENTRY and note.value(ENTRY_KIND) == kind
