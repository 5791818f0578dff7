"""A recorded statement about a stretch of text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from soat_core.edits import Origin
from soat_core.text import overlap

NOTE = "note"
"""What the clerk has to say about a place."""
WORD = "word"
"""A word of the report's own dictionary, at the place where it was put there."""
ENTRY = "entry"
"""An entry of the report's register: no place in the text, ``text`` is its name."""
KIND = "kind"
"""A kind of annotation that an office defined: no place in the text, ``text`` is its title; values:
``name`` (what annotations of it have as ``kind``), ``element`` (of TEI), ``colour``."""
FINDING = "finding"
"""What looks wrong at a place and was set aside by a person: always ``rejected``; values: ``doubt``
(what was said to be wrong) and ``said`` (the words that stood there)."""
OF_FILE = "*file"
"""``who`` of what the file of others says itself; nobody is called so."""

_NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")
_OFFICE = re.compile(r"x-[a-z0-9][a-z0-9-]{0,59}")
_WITHOUT_PLACE = frozenset([ENTRY, KIND])
_REMARKS = frozenset([NOTE, WORD])

Values = tuple[tuple[str, str], ...]
"""Names and values, each name once, in the order of the names."""


def values(named: Mapping[str, str]) -> Values:
    """Those that are not empty, as annotations have them."""
    return tuple(sorted((name, value) for name, value in named.items() if value))


def are_values(given: Values) -> bool:
    """Whether names are names, each there once, in order."""
    names = [name for name, _ in given]
    return names == sorted(set(names)) and all(_NAME.fullmatch(name) for name in names)


def is_of_office(kind: str) -> bool:
    """Whether a kind of annotations is one that an office defined itself."""
    return _OFFICE.fullmatch(kind) is not None


@dataclass(frozen=True, slots=True)
class Annotation:
    """``text`` says something of kind ``kind`` about ``ocr_text[start:end]``.

    The ends are OCR offsets, so text typed or corrected inside stays inside.  ``start_inside`` and
    ``end_inside`` count code points into the text of an edit that an end falls into (0 where it
    does not).  ``kind`` is ``NOTE``, ``WORD``, ``ENTRY``, that of an entity (``entities``) or of
    a part of the document (see ``structure``); ``values`` are what such a kind has, as a date its
    ``when``.  ``origin`` and ``posterior`` (0 to 1, None where a person marked it
    unasked) tell who thought of it.  ``rejected`` ones are proposals that a person turned down,
    kept so that they are not proposed again.
    """

    identity: str
    start: int
    end: int
    kind: str
    text: str = ""
    start_inside: int = 0
    end_inside: int = 0
    who: str = ""
    action: str = ""
    values: Values = ()
    origin: Origin = Origin.TYPED
    posterior: float | None = None
    rejected: bool = False

    @property
    def has_place(self) -> bool:
        """Whether it is about a stretch of the text, and not about the report."""
        return self.kind not in _WITHOUT_PLACE

    @property
    def is_bound(self) -> bool:
        """Whether it says what its text is, so that its ends follow the text when that is edited.

        Remarks stay at the place where they were made.
        """
        return self.has_place and self.kind not in _REMARKS

    @property
    def is_of_file(self) -> bool:
        """Whether it stands in a file of others: then it can only be read."""
        return self.who == OF_FILE

    def value(self, name: str) -> str:
        """The value of this name, empty where there is none."""
        return dict(self.values).get(name, "")

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a character with ``start..end``, or stands at the same empty place."""
        return overlap(self.start, self.end, start, end)
