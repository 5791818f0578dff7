"""Writing annotations around their words, across edits and each other.

An element cannot begin outside of an edit and end inside of it, nor can two elements cross.  An
annotation that does is cut into pieces, linked by ``next`` and ``prev``.  The stream of the body is
ordered by keys: at every OCR offset first what stands before all edits that begin there, then edit
by edit what is in it and what is behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from soat_core.annotating.ends import Position
from soat_core.annotation import Annotation
from soat_core.edits import Edit, EditKind


class Key(NamedTuple):
    """A place in the stream.

    ``slot`` is even outside of edits (0 before the first that begins at ``offset``, 2 behind it)
    and odd inside them; ``inside`` counts from 1 there.
    """

    offset: int
    slot: int
    inside: int


class _What(IntEnum):
    """In the order in which they are written at one place."""

    END = 0
    ANCHOR = 1
    START = 2


class Event(NamedTuple):
    key: Key
    what: _What
    note: Annotation
    markup: str = ""
    """Of an anchor."""


class Tag:
    """A start tag; how it reads is known when the whole text is written."""

    __slots__ = ("note", "write")

    def __init__(self, note: Annotation, write: Callable[[Tag], str]) -> None:
        self.note = note
        self.write = write

    def __str__(self) -> str:
        return self.write(self)


Markup = str | Tag


class Keys:
    """The keys of positions among the edits of a document."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]

    def of(self, position: Position) -> Key:
        """The key of a settled position."""
        offset, inside = position
        at = bisect_right(self._starts, offset)
        if not inside:
            edit = self._edits[at - 1] if at else None
            if edit is not None and edit.start < offset < edit.end:  # it was kept as read
                return Key(edit.start, self.slot(at - 1), offset - edit.start)
            return Key(offset, 0, 0)
        first = at
        while first > 0 and self._starts[first - 1] == offset:
            first -= 1
        for slot, edit in enumerate(self._edits[first:at]):
            if edit.kind is EditKind.KEEP:
                continue
            if inside < len(edit.text):
                return Key(offset, 2 * slot + 1, inside)
            inside -= len(edit.text)
            if not inside:
                return Key(offset, 2 * slot + 2, 0)
        raise RuntimeError(f"an annotation ends in an edit that is not there, at {position}")

    def slot(self, index: int) -> int:
        """The slot of an edit among those that begin where it does."""
        number = 0
        while index > number and self._starts[index - number - 1] == self._starts[index]:
            number += 1
        return 2 * number + 1


class Inline:
    """Writes the elements of annotations, and anchors, as the body goes over their places.

    What is written is put behind ``parts``.  ``element``, ``attributes`` (but for ``xml:id`` and
    the links between pieces) and ``xml_id`` say how an annotation is written.
    """

    def __init__(
        self,
        events: Iterable[Event],
        parts: list[Markup],
        element: Callable[[Annotation], str],
        attributes: Callable[[Annotation], str],
        xml_id: Callable[[Annotation], str],
    ) -> None:
        self._events = deque(sorted(events, key=_order))
        self._inner: deque[Event] = deque()
        self._ends = {e.note.identity: e.key for e in self._events if e.what is _What.END}
        self._parts = parts
        self._element = element
        self._attributes = attributes
        self._xml_id = xml_id
        self._open: list[Annotation] = []
        self._outside: list[Annotation] = []
        self._again: list[Annotation] = []
        self._is_inside = False
        self._pieces: dict[str, list[Tag]] = {}

    # Outside of edits

    def next_offset(self) -> int | None:
        """The OCR offset of the next event in text as it was read."""
        queue = self._inner if self._is_inside else self._events
        return _offset(queue[0]) if queue else None

    def at(self, offset: int) -> None:
        """Write what stands at an offset, before the character there."""
        queue = self._inner if self._is_inside else self._events
        while queue and _offset(queue[0]) <= offset:
            self._switch(_group(queue))

    def rest(self) -> None:
        while self._events:
            self._switch(_group(self._events))

    # Edits

    def before(self, edit: Edit, slot: int) -> None:
        """Write what stands before an edit, and leave what ends or begins in it to its inside."""
        entry = Key(edit.start, slot, 0)
        while self._events and self._events[0].key < entry:
            self._switch(_group(self._events))
        while self._events and self._events[0].key[:2] == entry[:2]:
            self._inner.append(self._events.popleft())
        ending = {e.note.identity for e in self._inner if e.what is _What.END}
        self._again = self._cut(ending)

    def enter(self) -> None:
        """The inside of the edit begins."""
        self._outside, self._open = self._open, []
        self._is_inside = True
        self._start(self._again)

    def inner_counts(self) -> list[int]:
        """The counts into the edit's text where something is to be written."""
        return sorted({event.key.inside for event in self._inner})

    def inner_at(self, count: int) -> None:
        while self._inner and self._inner[0].key.inside <= count:
            self._switch(_group(self._inner))

    def leave(self) -> None:
        """The inside of the edit ends; what goes on behind it is begun again by ``after``."""
        self._again = list(self._open)
        for note in reversed(self._open):
            self._close(note)
        self._open, self._outside = self._outside, []
        self._is_inside = False

    def after(self) -> None:
        """The edit has ended."""
        self._start(self._again)
        self._again = []

    # Elements

    def _switch(self, group: Sequence[Event]) -> None:
        ending = {event.note.identity for event in group if event.what is _What.END}
        again = self._popped(ending) if ending else []
        self._parts.extend(event.markup for event in group if event.what is _What.ANCHOR)
        self._start([*again, *(event.note for event in group if event.what is _What.START)])

    def _cut(self, names: set[str]) -> list[Annotation]:
        """Close some annotations and open again what had to be closed with them."""
        if not names:
            return []
        cut = [note for note in self._open if note.identity in names]
        self._start(self._popped(names))
        return cut

    def _popped(self, names: set[str]) -> list[Annotation]:
        """Close some annotations; what else had to be closed for it."""
        first = next((i for i, n in enumerate(self._open) if n.identity in names), None)
        if first is None:
            return []
        popped = self._open[first:]
        del self._open[first:]
        for note in reversed(popped):
            self._close(note)
        return [note for note in popped if note.identity not in names]

    def _start(self, notes: Sequence[Annotation]) -> None:
        """Open annotations, those that reach farthest outermost."""
        for note in sorted(notes, key=self._reach, reverse=True):
            tag = Tag(note, self._written)
            self._pieces.setdefault(note.identity, []).append(tag)
            self._parts.append(tag)
            self._open.append(note)

    def _reach(self, note: Annotation) -> Key:
        return self._ends[note.identity]

    def _close(self, note: Annotation) -> None:
        tag = self._pieces[note.identity][-1]
        if self._parts[-1] is tag:  # nothing stands in it
            self._parts.pop()
            self._pieces[note.identity].pop()
        else:
            self._parts.append(f"</{self._element(note)}>")

    def _written(self, tag: Tag) -> str:
        note = tag.note
        pieces = self._pieces[note.identity]
        number = next(i for i, piece in enumerate(pieces, 1) if piece is tag)
        name = self._xml_id(note)
        if number == 1:
            said = f' xml:id="{name}"{self._attributes(note)}'
        else:
            said = f' xml:id="{name}.{number}" prev="#{_piece(name, number - 1)}"'
        if number < len(pieces):
            said += f' next="#{_piece(name, number + 1)}"'
        return f"<{self._element(note)}\n{said}>"


def events_of(
    notes: Iterable[Annotation], keys: Keys, anchors: Mapping[str, tuple[str, str]]
) -> list[Event]:
    """The events of annotations: two anchors for those that have some, else an element."""
    events = []
    for note in notes:
        start = keys.of(Position(note.start, note.start_inside))
        end = keys.of(Position(note.end, note.end_inside))
        markup = anchors.get(note.identity)
        if markup is not None:
            events.append(Event(start, _What.ANCHOR, note, markup[0]))
            events.append(Event(end, _What.ANCHOR, note, markup[1]))
        else:
            events.append(Event(start, _What.START, note))
            events.append(Event(end, _What.END, note))
    return events


def _piece(name: str, number: int) -> str:
    return name if number == 1 else f"{name}.{number}"


def _order(event: Event) -> tuple[Key, _What, str]:
    return event.key, event.what, event.note.identity


def _offset(event: Event) -> int:
    """In what was kept as read the count is one of the OCR's characters."""
    return event.key.offset + event.key.inside


def _group(queue: deque[Event]) -> list[Event]:
    """Take what stands at the next place."""
    key = queue[0].key
    group = []
    while queue and queue[0].key == key:
        group.append(queue.popleft())
    return group
