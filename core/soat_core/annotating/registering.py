"""Giving mentions their entries in the register, as plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from soat_core.actions import ActionKind
from soat_core.annotating import marking
from soat_core.annotating.corrected import CorrectedText
from soat_core.annotating.ends import Position
from soat_core.annotating.entries import can_be_linked, entries_of
from soat_core.annotation import Annotation, values
from soat_core.document import Document
from soat_core.editing.plan import Plan
from soat_core.edits import Edit
from soat_core.engine.places import shipped_places
from soat_core.entities.checks import report_date
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention
from soat_core.entities.register import agency_key, place_values, propose_entries
from soat_core.errors import ActionError
from soat_core.i18n import tr

_ENTRY = "entry"
_OTHER_NAMES = ("formerly", "now")


def key_of(kind: str, name: str, number: str = "") -> str:
    """Equal for two ways of naming one thing: acronyms spelled out, letter case, white space.

    ``number`` is that of a document.
    """
    if kind == EntityKind.DOCUMENT:
        return (number or " ".join(name.split())).casefold()
    return agency_key(name) or " ".join(name.split()).casefold()


def entry_named(document: Document, kind: str, name: str, number: str = "") -> Annotation | None:
    """The entry of this kind and name (or number), or that is or was called so otherwise."""
    wanted = key_of(kind, name, number)
    for one in entries_of(document, kind):
        names = [one.text, *(other for k in _OTHER_NAMES for other in one.value(k).split(";"))]
        if wanted in {key_of(kind, each, one.value("number")) for each in names if each.strip()}:
            return one
    return None


def registered(
    document: Document,
    name: str,
    mentions: Sequence[Annotation],
    entry: Annotation | None = None,
    head: str = "",
) -> Plan:
    """Mentions linked to ``entry``, or to a new one of this name, as one action.

    ``head`` is how the report begins: by its date the other name of a place is told.  Raises
    ``ActionError`` where there is nothing to link.
    """
    kind = mentions[0].kind if mentions else ""
    if not mentions or not can_be_linked(mentions[0]):
        raise ActionError(
            tr(
                "only organisations, persons, places and documents have entries",
                "chỉ cơ quan, người, địa danh và văn bản mới có mục trong danh mục",
            )
        )
    if entry is not None:
        return marking.linked(entry, mentions)
    new = marking.entered(document, kind, name, _known_values(mentions[0], name, report_date(head)))
    made = new.annotate[0]
    links = marking.linked(made, mentions)
    return Plan(ActionKind.ANNOTATE, annotate=(made, *links.annotate), count=len(links.annotate))


def all_registered(document: Document, shown: Iterable[Edit] = ()) -> Plan:
    """Entries for everything that is marked and has none, as one action.

    ``shown`` are suggestions that wait to be decided: names are as they are shown.  All names of
    one thing have one entry, the report's own where there is one.  Takes time proportional to the
    text.  Raises ``ActionError`` where everything has its entry.
    """
    text = CorrectedText(document, shown)
    notes = [note for note in document.annotations if can_be_linked(note)]
    mentions = [_mention(note, text) for note in notes]
    date = report_date(text.text)
    names = marking.new_names(document)
    made: list[Annotation] = []
    for one in propose_entries(text.text, mentions, date=date):
        ours = [notes[at] for at in one.mentions]
        known = next(filter(None, (note.value(_ENTRY) for note in ours)), "")
        number = dict(one.values).get("number", "")
        standing = entry_named(document, one.kind, one.name, number)
        identity = known or (standing.identity if standing else "")
        if not identity:
            identity = next(names)
            made.append(marking.entry(identity, one.kind, one.name, dict(one.values)))
        made += (_with_entry(note, identity) for note in ours if not note.value(_ENTRY))
    if not made:
        raise ActionError(
            tr("everything that is marked has its entry", "mọi chỗ đã đánh dấu đều có mục rồi")
        )
    return Plan(ActionKind.ANNOTATE, annotate=tuple(made), count=len(made))


def _with_entry(note: Annotation, identity: str) -> Annotation:
    return replace(note, values=values({**dict(note.values), _ENTRY: identity}))


def _mention(note: Annotation, text: CorrectedText) -> Mention:
    start = text.offset(Position(note.start, note.start_inside))
    end = text.offset(Position(note.end, note.end_inside), is_start=False)
    return Mention(start, end, note.kind, note.values)


def _known_values(mention: Annotation, name: str, date: str) -> dict[str, str]:
    """What is known of the thing itself."""
    if mention.kind == EntityKind.PLACE:
        return dict(place_values(shipped_places().named(name), date))
    if mention.kind != EntityKind.DOCUMENT:
        return {}
    return {name: value for name, value in mention.values if name != _ENTRY}
