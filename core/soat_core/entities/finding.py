"""Finding entities in a text: names, dates, numbers of documents, sums.

Patterns and lists, each with the probability that its kind of evidence deserves, passage by
passage.  Nothing outside a passage matters to it but what ``Knowledge`` says, so that after a
change only the passages that changed are looked at again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence

from soat_core.entities.calibration import calibrated
from soat_core.entities.checks import report_date
from soat_core.entities.finders.dates import find_dates
from soat_core.entities.finders.documents import find_documents
from soat_core.entities.finders.figures import find_figures
from soat_core.entities.finders.footnotes import find_footnote_marks
from soat_core.entities.finders.knowledge import Knowledge, learn
from soat_core.entities.finders.letterheads import find_letterheads
from soat_core.entities.finders.organisations import find_organisations
from soat_core.entities.finders.persons import find_persons
from soat_core.entities.finders.places import find_places
from soat_core.entities.finders.words import split_words
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention
from soat_core.entities.passages import Folded, fold, passages

LEAST = 0.5
"""What is less likely, before it is calibrated, is not proposed."""
_REMEMBERED = 60_000
"""Passages kept: some ten reports of 300 pages."""
_WITHIN_DOCUMENT = (EntityKind.DATE, EntityKind.ORGANISATION)
_OPEN, _CLOSED = b"\1", b"\2"
_ORDER = {
    EntityKind.DOCUMENT: 0,
    EntityKind.DATE: 1,
    EntityKind.FOOTNOTE_MARK: 2,
    EntityKind.ORGANISATION: 3,
    EntityKind.PLACE: 4,
    EntityKind.PERSON: 4,
    EntityKind.MONEY: 5,
    EntityKind.PERCENT: 5,
    EntityKind.MEASURE: 5,
    EntityKind.NUMBER: 7,
}
"""Who wins where two want the same words, before length and posterior."""


def find_mentions(text: str, *, date: str = "") -> list[Mention]:
    """The entities that ``text`` mentions, by their start, a containing one first.

    ``text`` has its lines broken by LF and its pages by FF; a mention may run across one of them.
    ``date`` is the report's (ISO), for the codes of places; where it is empty the dateline tells.
    Mentions lie within a document's reference or apart from one another: a place within an agency's
    name is none of its own.
    """
    return MentionFinder().find(text, date=date)


class MentionFinder:
    """Finds again and again as a text gets better, looking only at passages it has not seen."""

    def __init__(self) -> None:
        self._known = Knowledge()
        self._seen: OrderedDict[str, tuple[Mention, ...]] = OrderedDict()

    def find(self, text: str, *, date: str = "") -> list[Mention]:
        """The same as ``find_mentions`` gives."""
        folded = fold(text)
        known = learn(folded.text, date or report_date(folded.text))
        if known != self._known:
            self._seen.clear()
            self._known = known
        found: list[Mention] = []
        for start, end in passages(folded.text):
            found += (one.moved(start) for one in self._passage(folded.text[start:end]))
        return _at_origin(found, folded)

    def _passage(self, passage: str) -> tuple[Mention, ...]:
        seen = self._seen.get(passage)
        if seen is None:
            seen = tuple(find_in_passage(passage, self._known))
            self._seen[passage] = seen
            if len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)
        return seen


def find_in_passage(passage: str, knowledge: Knowledge) -> list[Mention]:
    """The entities of one passage of folded text."""
    words = split_words(passage, knowledge.width)
    if not len(words):
        return []
    dates = find_dates(passage)
    heads = find_letterheads(words, knowledge)
    organisations = _with_letterheads(heads, find_organisations(words, knowledge))
    documents = find_documents(passage, dates, organisations)
    candidates = [
        *documents,
        *dates,
        *_issuers_only(passage, organisations, documents),
        *find_footnote_marks(passage, knowledge),
        *find_places(words, knowledge),
        *find_persons(words),
        *find_figures(passage),
    ]
    return calibrated(settled(candidates))


def _with_letterheads(heads: list[Mention], others: list[Mention]) -> list[Mention]:
    """The organisations of a passage; what a letterhead says goes before what was read in it."""
    apart = (one for one in others if not any(_overlap(one, head) for head in heads))
    return sorted([*heads, *apart], key=lambda one: one.start)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _issuers_only(
    passage: str, organisations: Sequence[Mention], documents: Sequence[Mention]
) -> Iterator[Mention]:
    """Without those in the titles of documents: "Chính phủ" in "Luật Tổ chức Chính phủ"."""
    at = 0
    ranked = sorted(documents, key=lambda one: one.start)
    for one in organisations:
        while at < len(ranked) and ranked[at].end <= one.start:
            at += 1
        within = at < len(ranked) and ranked[at].start <= one.start and one.end <= ranked[at].end
        name = " ".join(passage[one.start : one.end].split())
        if not within or name in ranked[at].value("issuer"):
            yield one


def settled(candidates: Iterable[Mention]) -> list[Mention]:
    """Those that may stand together, by their start, a containing one first."""
    likely = [one for one in candidates if one.posterior >= LEAST]
    ranked = sorted(likely, key=_rank)
    # what takes each character: nothing, a document, something that lets nothing else in
    taken = bytearray(max((one.end for one in ranked), default=0))
    kept: list[Mention] = []
    for one in ranked:
        if _may_stand(one, taken):
            mark = _OPEN if one.kind == EntityKind.DOCUMENT else _CLOSED
            taken[one.start : one.end] = mark * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: (one.start, -one.end))


def _rank(one: Mention) -> tuple[int, int, float, int]:
    return (_ORDER[EntityKind(one.kind)], one.start - one.end, -one.posterior, one.start)


def _may_stand(one: Mention, taken: bytearray) -> bool:
    """Whether its place is free, or it lies within a document's reference and may."""
    under = set(taken[one.start : one.end])
    return under == {0} or (under == set(_OPEN) and one.kind in _WITHIN_DOCUMENT)


def _at_origin(found: Sequence[Mention], folded: Folded) -> list[Mention]:
    if folded.origins is None:
        return list(found)
    return [
        Mention(
            folded.origin(one.start), folded.origin(one.end), one.kind, one.values, one.posterior
        )
        for one in found
    ]
