"""Annotating a report without a hand on the keyboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from soat_core.annotating.corrected import CorrectedText
from soat_core.annotating.entries import entries_of
from soat_core.annotating.looking import placed_doubt
from soat_core.annotating.marking import accepted
from soat_core.annotating.proposals import parts_in, proposals
from soat_core.annotating.registering import all_registered
from soat_core.annotating.setting_aside import still_doubtful
from soat_core.entities.checks import Finding, check_mentions, report_date
from soat_core.entities.finding import find_mentions
from soat_core.entities.mention import Mention
from soat_core.errors import ActionError
from soat_core.review import Review
from soat_core.structure.checks import NumberFinding, check_numbering


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
    corrected = CorrectedText(document)
    text = corrected.text
    date = report_date(text)
    mentions = find_mentions(text, date=date)
    blocks = parts_in(corrected, document.report)
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
                [
                    *_not_set_aside(review, corrected, mentions, date),
                    *check_numbering(text, blocks),
                ],
                key=lambda finding: finding.start,
            )
        ),
        text,
    )


def _not_set_aside(
    review: Review, text: CorrectedText, mentions: Sequence[Mention], date: str
) -> Iterator[Finding]:
    """What looks wrong, without what a person has said to be right."""
    for one in check_mentions(text.text, mentions, date):
        if any(still_doubtful(review, [placed_doubt(one, mentions, text)])):
            yield one
