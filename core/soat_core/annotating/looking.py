"""Everything that is to be said of a text as it stands: what is found, and what looks wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from soat_core.annotating.corrected import CorrectedText
from soat_core.annotating.ends import Position
from soat_core.annotating.proposals import Proposal, placed
from soat_core.edits import Edit
from soat_core.entities.mention import Mention
from soat_core.snapshot import Recorded
from soat_core.structure.block import Block

if TYPE_CHECKING:
    from soat_core.entities.checks import Finding


class Finder(Protocol):
    """Finds mentions, or parts of the document, in a text; never called twice at once."""

    def find(self, text: str) -> Sequence[Mention] | Sequence[Block]: ...


Check = Callable[[str, Sequence[Mention]], "Sequence[Finding]"]
"""Tells what looks wrong in a text, given what it mentions."""


class Doubtful(NamedTuple):
    """Something in the report that cannot be right; ``message`` is one clause for people."""

    start: Position
    end: Position
    kind: str
    doubt: str
    message: str


class Look(NamedTuple):
    """Both by place; nothing that was decided is left out."""

    proposals: list[Proposal]
    doubtful: list[Doubtful]


def look(
    document: Recorded, finder: Finder, shown: Iterable[Edit] = (), check: Check | None = None
) -> Look:
    """Look through a document (best a ``Snapshot``: this may run in another thread).

    ``shown`` are suggestions that wait to be decided.
    """
    text = CorrectedText(document, shown)
    found = finder.find(text.text)
    mentions = [one for one in found if isinstance(one, Mention)]
    doubtful = () if check is None else check(text.text, mentions)
    return Look(
        sorted(
            (one for one in (placed(each, text) for each in found) if one.start < one.end),
            key=lambda one: (one.start, one.end),
        ),
        [placed_doubt(one, mentions, text) for one in doubtful],
    )


def placed_doubt(one: Finding, mentions: Sequence[Mention], text: CorrectedText) -> Doubtful:
    """What looks wrong in a corrected text, at its place in the report."""
    kinds = (str(mention.kind) for mention in mentions if mention.start == one.start)
    return Doubtful(
        text.position(one.start, is_start=True),
        text.position(one.end, is_start=False),
        next(kinds, ""),
        str(one.doubt),
        one.message,
    )
