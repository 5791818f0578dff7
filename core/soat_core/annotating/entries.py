"""The entries of the report's register, and the mentions of each, as plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from soat_core.actions import ActionKind
from soat_core.annotating import marking
from soat_core.annotation import ENTRY, Annotation, values
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.entities.kinds import ENTRY_KINDS, EntityKind
from soat_core.errors import ActionError
from soat_core.i18n import tr

_ENTRY = "entry"
KINDS = (
    EntityKind.ORGANISATION,
    EntityKind.PERSON,
    EntityKind.PLACE,
    EntityKind.DOCUMENT,
)
"""What there are entries of, in the order of lists."""


ENTRY_FIELDS: Mapping[str, tuple[str, ...]] = {
    EntityKind.ORGANISATION: ("code", "formerly"),
    EntityKind.PERSON: ("formerly",),
    EntityKind.PLACE: ("code", "formerly", "now"),
    EntityKind.DOCUMENT: ("number", "type", "when", "issuer"),
}
"""The values that a person gives to entries, by their kind."""


def can_be_linked(note: Annotation) -> bool:
    """Whether it mentions something of which a register has entries."""
    return note.kind in ENTRY_KINDS and note.has_place and not note.rejected


def entries_of(document: Document, kind: str | None = None) -> list[Annotation]:
    """The entries of a report, or those of one kind, by kind and name."""
    found = [
        note
        for note in document.annotations
        if note.kind == ENTRY and (kind is None or note.value("kind") == kind)
    ]
    order = {str(one): at for at, one in enumerate(KINDS)}
    return sorted(found, key=lambda one: (order.get(one.value("kind"), 9), one.text.casefold()))


def mentions_of(document: Document, entry: Annotation) -> list[Annotation]:
    """The annotations that point to an entry, by place."""
    return [
        note
        for note in document.annotations
        if note.value(_ENTRY) == entry.identity and can_be_linked(note)
    ]


def without_entry(document: Document, kind: str) -> list[Annotation]:
    """The annotations of a kind that could have an entry and have none, by place."""
    return [
        note
        for note in document.annotations
        if note.kind == kind and can_be_linked(note) and not note.value(_ENTRY)
    ]


def changed_entry(entry: Annotation, name: str, named: Mapping[str, str]) -> Plan:
    """An entry with another name or other values; those that nobody was asked for stay.

    Raises ``ActionError`` without a name, and where that changes nothing.
    """
    name = " ".join(name.split())
    if not name:
        raise ActionError(tr("the entry has no name", "mục chưa có tên"))
    return marking.changed(entry, text=name, named={**dict(entry.values), **named})


def dropped(document: Document, entry: Annotation) -> Plan:
    """An entry taken away; what mentions it stays, without the link."""
    return Plan(
        ActionKind.ANNOTATE,
        annotate=tuple(_without_entry(one) for one in mentions_of(document, entry)),
        unannotate=(entry.identity,),
    )


def _without_entry(note: Annotation) -> Annotation:
    kept = {name: value for name, value in note.values if name != _ENTRY}
    return replace(note, values=values(kept))
