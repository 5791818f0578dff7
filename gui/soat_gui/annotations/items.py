"""What the list of annotations shows, by place."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from soat_core.annotating.choosing import Target, target_of
from soat_core.annotating.ends import Position
from soat_core.annotating.looking import Doubtful
from soat_core.annotating.marking import ends_of
from soat_core.annotating.nearby import Ends
from soat_core.annotating.of_file import names_of_file
from soat_core.annotating.proposals import Proposal
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_gui.annotations.marks import is_shown


class Listing(Enum):
    """Which of them."""

    PROPOSED = "proposed"
    MARKED = "marked"
    FINDINGS = "findings"
    ALL = "all"


One = Proposal | Annotation | Doubtful
"""What stands in a row."""


class Item(NamedTuple):
    """A row of the list: exactly one of its last three is there."""

    ends: Ends
    kind: str
    proposal: Proposal | None = None
    note: Annotation | None = None
    finding: Doubtful | None = None

    @property
    def target(self) -> Target | None:
        """What is decided about; None for a finding."""
        one = self.proposal or self.note
        return None if one is None else target_of(one)

    @property
    def values(self) -> dict[str, str]:
        one = self.proposal or self.note
        return {} if one is None else dict(one.values)


def item_of(one: One) -> Item:
    """A row in all its parts."""
    if isinstance(one, Annotation):
        return Item(Ends(*ends_of(one)), one.kind, note=one)
    ends = Ends(one.start, one.end)
    if isinstance(one, Proposal):
        return Item(ends, one.kind, proposal=one)
    return Item(ends, one.kind, finding=one)


def rows_of(
    document: Document,
    proposals: Sequence[Proposal],
    doubtful: Sequence[Doubtful],
    listing: Listing,
    kind: str = "",
) -> list[One]:
    """The rows of a list, those of one kind or all, by place."""
    found: list[One] = []
    if listing in (Listing.PROPOSED, Listing.ALL):
        found += proposals
    if listing in (Listing.MARKED, Listing.ALL):
        found += (note for note in document.annotations if is_shown(note))
        found += names_of_file(document)
    if listing in (Listing.FINDINGS, Listing.ALL):
        found += doubtful
    if kind:
        found = [one for one in found if one.kind == kind]
    return found if listing is Listing.PROPOSED else sorted(found, key=place_of)


def place_of(one: One) -> tuple[Position, Position]:
    """By which rows stand in order."""
    if isinstance(one, Annotation):
        return ends_of(one)
    return one.start, one.end
