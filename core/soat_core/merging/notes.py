"""Annotations of two documents, brought together one by one.

Names given after the work parted mean nothing to the other side: both may have an ``n7``.  An
annotation of theirs that says what one of mine says is that one; entries of the register go first,
since mentions point to them by name.  All others of theirs are given names that nobody has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from soat_core.annotation import ENTRY, NOTE, Annotation
from soat_core.merging.difference import Decided, Stand, reading_of_note

POINTER = "entry"
"""The value of a mention that names its entry."""

Notes = Mapping[str, Annotation]


def note_stands(
    base: Decided, mine: Decided, theirs: Decided
) -> Iterator[tuple[Stand, Stand, Stand]]:
    """Every annotation as it stands in all three, under the name that it has in mine."""
    before, ours = _by_name(base.annotations), _by_name(mine.annotations)
    others = _by_name(_renamed(before, ours, theirs.annotations))
    names = dict.fromkeys((*before, *ours, *others))
    for name in names:
        one, other, another = (side.get(name) for side in (before, ours, others))
        yield _stand(one), _stand(other), _stand(another)


def _renamed(before: Notes, ours: Notes, theirs: Sequence[Annotation]) -> list[Annotation]:
    """The annotations of theirs under the names that those of mine have."""
    new = [note for note in ours.values() if note.identity not in before]
    fresh = _fresh_names(before, ours, theirs)
    known = {note.identity for note in theirs if note.kind == ENTRY}
    # what points nowhere must not come to point to an entry of the other side
    lost = _pointers(theirs) - known - before.keys()
    of_ours = {note.identity for note in ours.values() if note.kind == ENTRY}
    strays = {name: next(fresh) for name in sorted(lost & of_ours)}
    entries: dict[str, str] = {}
    open_names = _pointers(ours.values()) - ours.keys() - before.keys()
    given: set[str] = set()
    told: list[Annotation] = []
    for note in sorted(theirs, key=lambda note: note.kind != ENTRY):
        if note.kind != ENTRY:
            note = _pointing(note, before, strays, entries)
        if note.identity not in before:
            twin = _twin(note, new)
            if twin is not None:
                new.remove(twin)
            taken = note.identity in ours or note.identity in given
            taken = taken or (note.kind == ENTRY and note.identity in open_names)
            name = twin.identity if twin else next(fresh) if taken else note.identity
            given.add(name)
            if note.kind == ENTRY:
                entries[note.identity] = name
            note = replace(note, identity=name)
        told.append(note)
    # entries point to entries only where somebody made it so, and maybe in a circle
    return [
        _pointing(note, before, strays, entries) if note.kind == ENTRY else note for note in told
    ]


def _twin(note: Annotation, mine: Iterable[Annotation]) -> Annotation | None:
    """The annotation of mine that is about the same thing, the one that says the same first.

    Two people may each leave a note at one place; of everything else there is one of a kind.
    """
    alike = [one for one in mine if _place(one) == _place(note)]
    for one in alike:
        if reading_of_note(one) == reading_of_note(note):
            return one
    return alike[0] if alike and note.kind != NOTE else None


def _place(note: Annotation) -> tuple[object, ...]:
    if note.kind == ENTRY:
        return note.kind, note.text, note.value("kind")
    return note.kind, note.start, note.end, note.start_inside, note.end_inside


def _pointing(
    note: Annotation, before: Notes, strays: Mapping[str, str], entries: Mapping[str, str]
) -> Annotation:
    """The annotation, pointing to its entry by the name it has now; a new one that points nowhere
    still does."""
    entry = note.value(POINTER)
    name = entries.get(entry, entry)
    if name == entry and note.identity not in before:
        name = strays.get(entry, entry)
    if name == entry:
        return note
    values = tuple((key, name if key == POINTER else told) for key, told in note.values)
    return replace(note, values=values)


def _pointers(notes: Iterable[Annotation]) -> set[str]:
    """The names that annotations have for their entries, whether there are such or not."""
    return {pointer for note in notes if (pointer := note.value(POINTER))}


def _fresh_names(before: Notes, ours: Notes, theirs: Sequence[Annotation]) -> Iterator[str]:
    names = {*before, *ours, *(note.identity for note in theirs)}
    names |= _pointers(ours.values()) | _pointers(theirs)
    number = max((int(name[1:]) for name in names if name[1:].isdecimal()), default=0)
    while True:
        number += 1
        if f"n{number}" not in names:
            yield f"n{number}"


def _by_name(notes: Sequence[Annotation]) -> dict[str, Annotation]:
    return {note.identity: note for note in notes}


def _stand(note: Annotation | None) -> Stand:
    return Stand() if note is None else Stand(notes=(note,))
