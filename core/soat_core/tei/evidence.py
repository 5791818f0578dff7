"""The record with what else the engine suggests for every decision, for those who study it.

``standOff`` gets an ``fs type="candidates"`` for each ``choice`` and kept ``seg``, to whose
``xml:id`` it points; its feature ``candidates`` lists the readings with their posteriors, best
first.  It would make the record itself many times as large, so this is an export: it is no record
any more and says so (``soat-evidence`` in place of ``soat-record``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from soat_core.engine import load_engine
from soat_core.engine.suggestion import Candidate
from soat_core.report import Report
from soat_core.snapshot import Recorded
from soat_core.tei.clean_text import content
from soat_core.tei.names import RECORD_IDENT
from soat_core.tei.stand_off import decimal

EVIDENCE_IDENT = "soat-evidence"
_DECISION = re.compile(r'<choice\n>|<seg\n type="kept"')
"""As ``tei.writer`` writes them; no text looks so, since ``<`` in it is escaped."""
_MOST = 5
"""Candidates of a place: more nobody reads."""

Candidates = Mapping[tuple[int, int], Sequence[Candidate]]
"""By OCR offsets of the place."""


def with_candidates(record: bytes, document: Recorded) -> bytes:
    """A record of a document with the candidates of the engine, which reads all of it again.

    It is not told what was decided: these are the candidates of the OCR text alone.  Raises
    ``EngineError`` when there is no engine.
    """
    return add_candidates(record, document, candidates_of(document.report))


def candidates_of(report: Report) -> Candidates:
    """What the engine suggests for the tokens of a report, page by page."""
    analysis = load_engine().analyse(report.ocr_text)
    return {
        (one.start, one.end): one.candidates
        for page in range(report.page_count)
        for one in analysis.suggest(*report.page_span(page))
    }


def add_candidates(record: bytes, document: Recorded, candidates: Candidates) -> bytes:
    """A record of a document with these candidates in it."""
    told = record.decode().replace(f'ident="{RECORD_IDENT}"', f'ident="{EVIDENCE_IDENT}"', 1)
    begin = told.index("<text ")
    keys = sorted(edit.key for edit in document.edits)
    numbers = {number for number, key in enumerate(keys) if key in candidates}
    features = "".join(_features(n, candidates[keys[n]]) for n in sorted(numbers))
    return f"{_beside(told[:begin], features)}{_named(told[begin:], numbers)}".encode()


def _named(text: str, numbers: set[int]) -> str:
    """The text with an ``xml:id`` at every decision that there are candidates for."""
    count = iter(range(len(text)))

    def name(match: re.Match[str]) -> str:
        number = next(count)
        if number not in numbers:
            return match[0]
        tag, _, rest = match[0].partition("\n")
        return f'{tag}\n xml:id="x.{number + 1}"{rest}'

    return _DECISION.sub(name, text)


def _beside(head: str, features: str) -> str:
    """What stands before the text, with the features in ``standOff``."""
    if not features:
        return head
    end = "</standOff>\n"
    if head.endswith(end):
        return f"{head.removesuffix(end)}{features}{end}"
    return f"{head}<standOff>\n{features}{end}"


def _features(number: int, candidates: Sequence[Candidate]) -> str:
    inner = "".join(_readings(candidates[:_MOST]))
    return (
        f'<fs type="candidates" corresp="#x.{number + 1}"\n><f name="candidates">'
        f'<vColl org="list">{inner}</vColl></f></fs>\n'
    )


def _readings(candidates: Sequence[Candidate]) -> Iterator[str]:
    for one in candidates:
        yield (
            f'<fs><f name="text"><string>{content(one.text)}</string></f>'
            f'<f name="posterior"><numeric value="{decimal(one.posterior)}"/></f></fs>'
        )
