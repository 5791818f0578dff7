"""Annotating, as plans: each is recorded as one action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from soat_core.actions import ActionKind
from soat_core.annotating.ends import Position
from soat_core.annotating.of_file import refuse_of_file
from soat_core.annotating.proposals import Proposal
from soat_core.annotation import ENTRY, KIND, Annotation, values
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.edits import Origin
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.text import Span


def marked(
    document: Document, start: Position, end: Position, kind: str, named: Mapping[str, str]
) -> Plan:
    """A stretch marked by a person as something of a kind.

    Raises ``ActionError`` where it is empty or marked so already.
    """
    if start >= end:
        raise ActionError(tr("nothing is selected", "chưa chọn chữ nào"))
    note = Annotation(
        document.next_annotation,
        start.offset,
        end.offset,
        kind,
        start_inside=start.inside,
        end_inside=end.inside,
        values=values(named),
    )
    ends = start, end
    for old in document.annotations_over(start.offset - 1, end.offset + 1):
        if old.kind == kind and ends_of(old) == ends:
            if not old.rejected:
                raise ActionError(tr("this is marked so already", "chỗ này đã đánh dấu như vậy"))
            note = replace(note, identity=old.identity)
    return _plan([note], Span(start.offset, end.offset))


def accepted(document: Document, proposals: Sequence[Proposal], *, seen: bool) -> Plan:
    """Proposals taken: one by one or as a series (``seen``), or many that nobody looked at."""
    origin = Origin.SUGGESTED if seen else Origin.AUTO
    return _decided(document, proposals, origin, rejected=False)


def turned_down(document: Document, proposals: Sequence[Proposal]) -> Plan:
    """Proposals rejected; they are not made again."""
    return _decided(document, proposals, Origin.SUGGESTED, rejected=True)


def changed(
    old: Annotation,
    *,
    start: Position | None = None,
    end: Position | None = None,
    kind: str | None = None,
    named: Mapping[str, str] | None = None,
    text: str | None = None,
) -> Plan:
    """An annotation with other ends, of another kind, with other values or another text.

    From then on it is the person's own.  Raises ``ActionError`` where that changes nothing.
    """
    refuse_of_file([old])
    start = start or Position(old.start, old.start_inside)
    end = end or Position(old.end, old.end_inside)
    if old.has_place and start >= end:
        raise ActionError(tr("nothing would be left of it", "chú giải sẽ không còn chữ nào"))
    new = replace(
        old,
        start=start.offset,
        start_inside=start.inside,
        end=end.offset,
        end_inside=end.inside,
        kind=old.kind if kind is None else kind,
        values=old.values if named is None else values(named),
        text=old.text if text is None else text,
    )
    if new == old:
        raise ActionError(tr("it says that already", "chú giải đã như vậy rồi"))
    return _plan([replace(new, origin=Origin.TYPED, posterior=None)])


def removed(notes: Sequence[Annotation]) -> Plan:
    """Annotations taken away.  Raises ``ActionError`` where one is the file's own."""
    refuse_of_file(notes)
    return Plan(
        ActionKind.ANNOTATE, unannotate=tuple(note.identity for note in notes), count=len(notes)
    )


def entered(document: Document, kind: str, name: str, named: Mapping[str, str]) -> Plan:
    """A new entry of the register.  Raises ``ActionError`` without a name."""
    if not name.strip():
        raise ActionError(tr("the entry has no name", "mục chưa có tên"))
    return _plan([entry(document.next_annotation, kind, name, named)])


def entry(identity: str, kind: str, name: str, named: Mapping[str, str]) -> Annotation:
    return Annotation(
        identity, 0, 0, ENTRY, " ".join(name.split()), values=values({**named, "kind": kind})
    )


def linked(entry: Annotation, mentions: Sequence[Annotation]) -> Plan:
    """Mentions that are of an entry of the register, all at once."""
    return _plan(
        [
            replace(one, values=values({**dict(one.values), "entry": entry.identity}))
            for one in mentions
            if one.value("entry") != entry.identity
        ]
    )


def defined(document: Document, name: str, title: str, element: str, colour: str) -> Plan:
    """A kind of annotations that the office defines itself, as the report tells of it."""
    old = next((n for n in document.annotations_of(KIND) if n.value("name") == name), None)
    named = {"name": name, "element": element, "colour": colour}
    identity = old.identity if old else document.next_annotation
    return _plan([Annotation(identity, 0, 0, KIND, title, values=values(named))])


def ends_of(note: Annotation) -> tuple[Position, Position]:
    return Position(note.start, note.start_inside), Position(note.end, note.end_inside)


def new_names(document: Document) -> Iterator[str]:
    """Names for annotations, none of which any has."""
    number = int(document.next_annotation[1:])
    while True:
        if document.annotation(f"n{number}") is None:
            yield f"n{number}"
        number += 1


def _decided(
    document: Document, proposals: Sequence[Proposal], origin: Origin, *, rejected: bool
) -> Plan:
    notes = [
        Annotation(
            name,
            one.start.offset,
            one.end.offset,
            one.kind,
            start_inside=one.start.inside,
            end_inside=one.end.inside,
            values=one.values,
            origin=origin,
            posterior=one.posterior,
            rejected=rejected,
        )
        for name, one in zip(new_names(document), proposals, strict=False)
    ]
    return _plan(notes)


def _plan(notes: Sequence[Annotation], stand: Span | None = None) -> Plan:
    if not notes:
        raise ActionError(tr("there is nothing to mark", "không có gì để đánh dấu"))
    return Plan(ActionKind.ANNOTATE, annotate=tuple(notes), stand=stand, count=len(notes))
