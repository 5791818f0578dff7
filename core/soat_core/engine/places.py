"""The register of places: provinces, districts and communes of Vietnam, and what became of them.

On 1 July 2025 the 63 provinces became 34, the districts were abolished, and some 10,000 communes
became 3,321.  Old reports name the old places; the register knows both, with codes and dates.
``resources/build/gazetteer.py`` writes it.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from soat_core.errors import EngineError
from soat_core.i18n import tr
from soat_core.text import comparable

HEADER = "code\tkind\tname\tparent\tvalid_from\tvalid_until\tsuccessors"
_AT_THE_LATEST = "?"


class Place(NamedTuple):
    """A province, district or commune as it was for some time.

    ``code`` is the number of the General Statistics Office: two digits for provinces, three for
    districts, five for communes; the same code is used again for what came after.  ``kind`` is
    ``Tỉnh``, ``Thành phố``, ``Quận``, ``Huyện``, ``Thị xã``, ``Phường``, ``Xã``, ``Thị trấn`` or
    ``Đặc khu``.  ``parent`` is the code of what it belonged to, empty for provinces.

    Dates are ISO dates, both inclusive.  ``valid_from`` is empty where the beginning is not known;
    ``valid_until`` is empty where the place exists today.  Where ``until_is_exact`` is false, it
    ended on that day at the latest.  ``successors`` are codes from that day on, first what most of
    it went to; empty where that is not known.
    """

    code: str
    kind: str
    name: str
    parent: str
    valid_from: str = ""
    valid_until: str = ""
    until_is_exact: bool = True
    successors: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def level(self) -> int:
        """1 for provinces, 2 for districts, 3 for communes."""
        return {3: 2, 5: 3}.get(len(self.code), 1)

    def valid_at(self, date: str) -> bool:
        """Whether the place may have existed on an ISO date."""
        return self.valid_from <= date <= (self.valid_until or "9999")


class Places:
    """All places, found by name or code."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._all = tuple(places)
        self._by_name: dict[str, list[Place]] = {}
        self._by_code: dict[str, list[Place]] = {}
        self._by_successor: dict[str, list[Place]] = {}
        for place in self._all:
            # names are stored in the form that is compared, but for their capitals
            name = place.name.lower()
            self._by_name.setdefault(name, []).append(place)
            self._by_name.setdefault(f"{place.kind.lower()} {name}", []).append(place)
            self._by_code.setdefault(place.code, []).append(place)
            for code in place.successors:
                self._by_successor.setdefault(code, []).append(place)

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._all)

    def named(self, name: str, date: str = "") -> tuple[Place, ...]:
        """The places of that name, with or without its kind (``Xã Tân Lập``, ``Tân Lập``).

        Letter case, tone placement and white space do not count.  With an ISO ``date``, only those
        that may have existed then.
        """
        return _valid(self._by_name.get(_name_key(name), ()), date)

    def with_code(self, code: str, date: str = "") -> tuple[Place, ...]:
        """What bore that code, one after the other."""
        return _valid(self._by_code.get(code, ()), date)

    def parent(self, place: Place) -> Place | None:
        """What the place belonged to at its end (or belongs to today)."""
        date = place.valid_until or "9999"
        found = self.with_code(place.parent, date) if place.parent else ()
        return found[-1] if found else None

    def successors(self, place: Place) -> tuple[Place, ...]:
        """What the place became on 1 July 2025, first what most of it went to."""
        found = (self._by_code.get(code, ()) for code in place.successors)
        return tuple(group[-1] for group in found if group)

    def predecessors(self, place: Place) -> tuple[Place, ...]:
        """What of before 1 July 2025 went into a place of today, wholly or in part."""
        if place.valid_until:
            return ()
        return tuple(self._by_successor.get(place.code, ()))


def load_places(path: Path | None = None) -> Places:
    """Read the register at ``path`` (default: the shipped one).  Raises ``EngineError``."""
    try:
        if path is None:
            from soat_resources import resource_path

            path = resource_path("vi", "places.tsv.xz")
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            lines = stream.read().split("\n")
        if lines[0] != HEADER:
            raise ValueError("unknown columns")
        return Places(_place(line.split("\t")) for line in lines[1:] if line)
    except (OSError, ValueError, EOFError, lzma.LZMAError) as error:
        raise EngineError(
            tr(
                "the register of places is missing or damaged",
                "danh mục địa danh bị thiếu hoặc hỏng",
            ),
            where=str(path or "vi/places.tsv.xz"),
            advice=tr("Please install Soát again.", "Xin cài đặt lại Soát."),
        ) from error


@cache
def shipped_places() -> Places:
    """The shipped register, read once."""
    return load_places()


def write_places(path: Path, places: Sequence[Place]) -> None:
    """Write the register to ``path``, the same bytes for the same places."""
    lines = [HEADER, *("\t".join(_fields(place)) for place in places)]
    data = lzma.compress("\n".join(lines).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    path.write_bytes(data)


def _fields(place: Place) -> tuple[str, ...]:
    until = place.valid_until + ("" if place.until_is_exact else _AT_THE_LATEST)
    successors = " ".join(place.successors)
    return (place.code, place.kind, place.name, place.parent, place.valid_from, until, successors)


def _place(fields: list[str]) -> Place:
    code, kind, name, parent, valid_from, until, successors = fields
    return Place(
        code,
        kind,
        name,
        parent,
        valid_from,
        until.removesuffix(_AT_THE_LATEST),
        not until.endswith(_AT_THE_LATEST),
        tuple(successors.split()),
    )


def _valid(places: Sequence[Place], date: str) -> tuple[Place, ...]:
    return tuple(place for place in places if not date or place.valid_at(date))


def _name_key(name: str) -> str:
    return comparable(name.replace("’", "'")).lower()
