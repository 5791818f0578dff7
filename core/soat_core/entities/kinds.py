"""The kinds of entities, and what values they have.

Values are strings as TEI has them: dates in the form of XML Schema (``2024-11-06``, ``2024-11``,
``2024``), quantities as decimals with a point.
"""

from __future__ import annotations

from enum import StrEnum


class EntityKind(StrEnum):
    """The kinds that the program knows; an office may define others."""

    ORGANISATION = "organisation"
    """``entry``: the register's."""
    PERSON = "person"
    PLACE = "place"
    DATE = "date"
    """``when``, or ``from`` and ``to`` for a span (a quarter, the first half of a year)."""
    DOCUMENT = "document"
    """``number`` (số/ký hiệu), ``type`` (its abbreviation, as ``NQ``), ``when`` (date of issue),
    ``issuer`` (name as written), as far as they stand there; ``entry``."""
    NUMBER = "number"
    """``value``."""
    MONEY = "money"
    """``quantity`` and ``unit``: an ISO 4217 code; the quantity in whole units (đồng)."""
    PERCENT = "percent"
    """``quantity``: 85.5 for 85,5%."""
    MEASURE = "measure"
    """``quantity`` and ``unit`` as written."""
    FOOTNOTE_MARK = "footnote-mark"
    """``n``: the mark of the footnote that it refers to."""


ENTRY_KINDS = frozenset(
    [EntityKind.ORGANISATION, EntityKind.PERSON, EntityKind.PLACE, EntityKind.DOCUMENT]
)
"""What a register has entries of."""
