"""A report as it is read: what all exports meant for people are made from.

``edition_of`` takes the corrected text apart into the parts of an official document, and each part
into runs of text that know what the OCR had there, who changed it, and what is said about it.
"""

from __future__ import annotations

from soat_core.edition.making import edition_of
from soat_core.edition.model import (
    ILLEGIBLE,
    Break,
    Change,
    Edition,
    Item,
    Mentioned,
    Note,
    NoteMark,
    Part,
    Run,
)

__all__ = [
    "ILLEGIBLE",
    "Break",
    "Change",
    "Edition",
    "Item",
    "Mentioned",
    "Note",
    "NoteMark",
    "Part",
    "Run",
    "edition_of",
]
