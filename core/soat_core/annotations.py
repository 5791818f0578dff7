"""The annotations of a document, found by name and by place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, MutableMapping

from sortedcontainers import SortedKeyList, SortedList

from soat_core.annotation import Annotation


def _place(note: Annotation) -> tuple[int, int, str]:
    return note.start, note.end, note.identity


class Annotations(MutableMapping[str, Annotation]):
    """Annotations by name, with an index by place.

    They may overlap.  What covers a place is looked for from as far before it as the longest one
    reaches, so a stretch costs what stands there unless somebody annotates half the report.
    """

    def __init__(self) -> None:
        self._by_name: dict[str, Annotation] = {}
        self._by_place: SortedKeyList = SortedKeyList(key=_place)
        self._lengths: SortedList = SortedList()
        self._bound: dict[str, Annotation] = {}
        self._by_kind: dict[str, dict[str, Annotation]] = {}

    def __getitem__(self, name: str) -> Annotation:
        return self._by_name[name]

    def __setitem__(self, name: str, note: Annotation) -> None:
        if name in self._by_name:
            del self[name]
        self._by_name[name] = note
        self._by_place.add(note)
        if note.is_bound:
            self._bound[name] = note
        self._by_kind.setdefault(note.kind, {})[name] = note
        self._lengths.add(note.end - note.start)

    def __delitem__(self, name: str) -> None:
        note = self._by_name.pop(name)
        self._bound.pop(name, None)
        del self._by_kind[note.kind][name]
        self._by_place.remove(note)
        self._lengths.remove(note.end - note.start)

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    @property
    def bound(self) -> Collection[Annotation]:
        """Those that say what their text is, in no order."""
        return self._bound.values()

    def of_kind(self, kind: str) -> Collection[Annotation]:
        """Those of a kind, in no order."""
        return self._by_kind.get(kind, {}).values()

    def by_place(self) -> list[Annotation]:
        return list(self._by_place)

    def over(self, start: int, end: int) -> Iterator[Annotation]:
        """Those that share a character with ``start..end``, or stand at the same empty place."""
        if not self._lengths:
            return
        first = start - self._lengths[-1]
        for note in self._by_place.irange_key((first, -1, ""), (end + 1, -1, ""), (True, False)):
            if note.overlaps(start, end):
                yield note

    def after(self, start: int) -> Iterator[Annotation]:
        """Those that begin after an OCR offset, the nearest first."""
        yield from self._by_place.irange_key((start + 1, -1, ""))
