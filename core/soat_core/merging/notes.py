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
    naming = _Naming(before, ours, theirs.annotations)
    others = _by_name(naming.renamed())
    before = _by_name([naming.without_clash(note) for note in before.values()])
    names = dict.fromkeys((*before, *ours, *others))
    for name in names:
        one, other, another = (side.get(name) for side in (before, ours, others))
        yield _stand(one), _stand(other), _stand(another)


class _Naming:
    """Gives the annotations of theirs the names that those of mine have."""

    def __init__(self, before: Notes, ours: Notes, theirs: Sequence[Annotation]) -> None:
        self._before = before
        self._theirs = theirs
        self._names_of_ours = ours.keys()
        self._new = [note for note in ours.values() if note.identity not in before]
        """Of mine, which may be the twin of one of theirs."""
        self._fresh = _fresh_names(before, ours, theirs)
        self._entries: dict[str, str] = {}
        """Their names of entries made since, and what these are called now."""
        # A name that pointed nowhere before the work parted means the same to both: whoever makes
        # the entry makes it for both.
        self._expected = _pointers(before.values()) - before.keys()
        # But for one that either has given to something else.
        self._expected -= {
            note.identity
            for note in (*ours.values(), *theirs)
            if note.kind != ENTRY and note.identity not in before
        }
        self._open = _pointers(ours.values()) - ours.keys() - before.keys() - self._expected
        # What else points nowhere must not come to point to an entry of the other side.
        known = {note.identity for note in theirs if note.kind == ENTRY}
        lost = _pointers(theirs) - known - before.keys() - self._expected
        of_ours = {note.identity for note in ours.values() if note.kind == ENTRY}
        self._strays = {name: next(self._fresh) for name in sorted(lost & of_ours)}
        self._nowhere = next(self._fresh)

    def renamed(self) -> list[Annotation]:
        """All of theirs."""
        told = [self._entry(note) for note in self._theirs if note.kind == ENTRY]
        told += [self._named(self._pointing(note)) for note in self._theirs if note.kind != ENTRY]
        # Entries point to entries only where somebody made it so, and maybe in a circle.
        return [self._pointing(note) if note.kind == ENTRY else note for note in told]

    def without_clash(self, note: Annotation) -> Annotation:
        """One from before the work parted.  Where both made the entry that it pointed to, and not
        the same, it pointed to neither of the two."""
        entry = note.value(POINTER)
        is_made_twice = entry in self._expected and self._entries.get(entry, entry) != entry
        return _with_pointer(note, self._nowhere) if is_made_twice else note

    def _entry(self, note: Annotation) -> Annotation:
        named = self._named(note)
        if note.identity not in self._before:
            self._entries[note.identity] = named.identity
        return named

    def _named(self, note: Annotation) -> Annotation:
        if note.identity in self._before:
            return note
        twin = _twin(note, self._new)
        if twin is not None:
            self._new.remove(twin)
            return replace(note, identity=twin.identity)
        return replace(note, identity=next(self._fresh)) if self._is_taken(note) else note

    def _is_taken(self, note: Annotation) -> bool:
        if note.identity in self._names_of_ours:
            return True
        return note.kind == ENTRY and note.identity in self._open

    def _pointing(self, note: Annotation) -> Annotation:
        """The annotation, pointing to its entry by the name it has now; what has come to point
        nowhere still does."""
        entry = note.value(POINTER)
        name = self._entries.get(entry, entry)
        if name == entry and not self._pointed_there_before(note):
            name = self._strays.get(entry, entry)
        return note if name == entry else _with_pointer(note, name)

    def _pointed_there_before(self, note: Annotation) -> bool:
        old = self._before.get(note.identity)
        return old is not None and old.value(POINTER) == note.value(POINTER)


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


def _with_pointer(note: Annotation, name: str) -> Annotation:
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
