"""References to documents, by number ("15/KH-UBND") or by title ("Luật Báo chí năm 2016").

Ends: from the kind of document to the agency that issued it ("Công văn số ... ngày ... của Sở
..."), as far as they follow one another; date and agency are mentions of their own within.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from soat_core.entities.finders.document_ends import (
    closing,
    date_after,
    issuer_after,
    year_after,
)
from soat_core.entities.finders.document_numbers import (
    LAWS,
    UNNUMBERED,
    Head,
    numbered,
    others,
)
from soat_core.entities.finders.laws import KINDS
from soat_core.entities.finders.words import split_words
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention, as_values
from soat_core.entities.passages import GAP

_AMENDING = re.compile(
    rf"(?i:luật{GAP}sửa{GAP}đổi,?{GAP}bổ{GAP}sung(?:{GAP}một{GAP}số{GAP}điều)?"
    rf"(?:{GAP}của)?(?:{GAP}các)?{GAP})$"
)
_LAW = re.compile(rf"(?<!\w)(?P<kind>Luật|luật|Bộ{GAP}[Ll]uật|Pháp{GAP}lệnh|Hiến{GAP}pháp)(?!\w)")
_TOGETHER = ("TTLT", "NQLT")
"""Several agencies issue them, with commas between."""


def find_documents(
    text: str, dates: Sequence[Mention], organisations: Sequence[Mention]
) -> list[Mention]:
    """The references of a passage.  Dates and organisations are those found in it."""
    by_start = {one.start: one for one in dates}
    issuers = {one.start: one for one in organisations}
    found = []
    heads = [*numbered(text), *_laws(text), *_described(text, by_start, issuers), *others(text)]
    for head in heads:
        found.append(_whole(text, head, by_start, issuers))
    return found


def _laws(text: str) -> Iterator[Head]:
    """Laws by their titles; those with numbers are found by them, and are longer."""
    for match in _LAW.finditer(text):
        name = " ".join(match["kind"].lower().split())
        end, posterior = _title_end(text, match)
        if name == "hiến pháp":
            end, posterior = match.end(), 0.9
        if end:
            amending = _AMENDING.search(text[max(0, match.start() - 60) : match.start()])
            start = match.start() - len(amending[0]) if amending else match.start()
            yield Head(start, end, "", KINDS[name], posterior)


def _title_end(text: str, match: re.Match[str]) -> tuple[int, float]:
    gap = re.compile(GAP).match(text, match.end())
    if gap is None:
        return 0, 0.0
    words = split_words(text[gap.end() : gap.end() + 120])
    if not len(words) or words.starts[0] != 0:
        return 0, 0.0
    stop = LAWS.stop(words, 0)
    capital = words.is_capital(0)
    named = match["kind"][0].isupper()
    if stop:
        return gap.end() + words.ends[stop - 1], 0.96 if named else 0.8 if capital else 0.4
    if capital and named and words.is_acronym(0):
        return gap.end() + words.ends[0], 0.85
    return 0, 0.0


def _described(text: str, dates: dict[int, Mention], issuers: dict[int, Mention]) -> Iterator[Head]:
    """Without a number, but with a date: "Công văn ngày 05/3/2024 của Sở Y tế"."""
    for match in UNNUMBERED.finditer(text):
        if not match["kind"][0].isupper() or match["kind"].lower() == "luật":
            continue
        name = " ".join(match["kind"].lower().split())
        if date_after(text, match.end(), dates) is not None or (
            (issuer := issuer_after(text, match.end(), issuers)) is not None
            and (date_after(text, issuer[0], dates) is not None)
        ):
            yield Head(match.start(), match.end(), "", KINDS[name], 0.85)


def _whole(
    text: str, head: Head, dates: dict[int, Mention], issuers: dict[int, Mention]
) -> Mention:
    end, when, issuer = head.end, "", ""
    for _ in range(2):  # the date comes first as a rule, the agency at times
        date = None if when else date_after(text, end, dates)
        if date is not None:
            end, when = date.end, date.value("when") or "?"
            end = closing(text, head.end, end)
        together = head.kind in _TOGETHER
        if not issuer and (found := issuer_after(text, end, issuers, together)) is not None:
            end, issuer = found
    year = year_after(text, end, dates, head) if not when else None
    if year is not None:
        end, when = year.end, year.value("when")
    values = as_values(
        [
            ("number", head.number),
            ("type", head.kind),
            ("when", when.replace("?", "")),
            ("issuer", issuer),
        ]
    )
    return Mention(head.start, end, EntityKind.DOCUMENT, values, head.posterior)
