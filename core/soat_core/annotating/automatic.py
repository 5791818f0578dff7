"""Annotating a report without a hand on the keyboard."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

from soat_core.annotating.corrected import CorrectedText
from soat_core.annotating.entries import entries_of
from soat_core.annotating.marking import accepted
from soat_core.annotating.proposals import proposals
from soat_core.annotating.registering import all_registered
from soat_core.entities.checks import Finding, check_mentions, report_date
from soat_core.entities.finding import find_mentions
from soat_core.errors import ActionError
from soat_core.review import Review
from soat_core.structure.checks import NumberFinding, check_numbering
from soat_core.structure.finding import find_blocks


@dataclass(frozen=True, slots=True)
class Annotated:
    """What was found and done.  ``found`` and ``taken`` count by kind; ``entries`` are new ones of
    the register; ``findings`` are of the corrected ``text``."""

    found: Counter[str]
    taken: Counter[str]
    entries: int
    findings: tuple[Finding | NumberFinding, ...]
    text: str


def annotate(review: Review, accept: str) -> Annotated:
    """Find names, dates, sums and parts, and record ``"all"`` of them, the ``"safe"`` ones or
    ``"none"``, as one action; with another the entries of the register that they are of."""
    document = review.document
    text = CorrectedText(document).text
    date = report_date(text)
    mentions = find_mentions(text, date=date)
    blocks = find_blocks(text)
    found = proposals(document, lambda _: [*mentions, *blocks])
    taken = [one for one in found if accept == "all" or (accept == "safe" and one.is_safe)]
    before = len(entries_of(document))
    if taken:
        accepted(document, taken, seen=False).record(review)
        with suppress(ActionError):  # nothing of it has entries, or all have theirs
            all_registered(document).record(review)
    return Annotated(
        Counter(one.kind for one in found),
        Counter(one.kind for one in taken),
        len(entries_of(document)) - before,
        tuple(
            sorted(
                [*check_mentions(text, mentions, date), *check_numbering(text, blocks)],
                key=lambda finding: finding.start,
            )
        ),
        text,
    )
