"""What typing costs when it finds: keys for the suspects that no candidate helps with, and time.

A clerk comes to each suspect of pages whose truth is known.  Where the truth is none of the five
candidates shown, it is typed: in Telex to its end as ever, or only until it stands among what was
found, by plain letters or by Telex keys, whichever needs fewer.  Taking it is one key more.  Prints
JSON:

- ``suspects``, ``typed``: how many there are, and at how many something is typed;
- ``keys_telex``, ``keys_filtered``, ``keys_found``: for the latter, with Telex alone, with the
  candidates filtered as ``soat evaluate`` counts, and with all words found;
- ``query_ms``, ``query_ms_p99``: processor time from a key to what it finds, half of all keys and
  nearly all.

``python tests/benchmarks/finding.py FOLDER`` (of ``NAME.ocr.txt`` and ``NAME.gold.txt``)
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

from soat_core.engine import load_engine
from soat_core.engine.suggestion import Analysis, Engine, Sought, Suggestion
from soat_core.evaluate.alignment import Judged, Judgement, judge
from soat_core.evaluate.clerk import cost, threshold_for
from soat_core.evaluate.telex import telex_keys
from soat_core.files import open_file
from soat_core.finding.offer import SHOWN, Source, offer
from soat_core.finding.query import Query
from soat_core.text import comparable, strip_marks

_PATIENCE = 5
"""Keys after which a clerk would rather type on than look at the list again."""


@dataclass(frozen=True)
class Page:
    analysis: Analysis
    suggestions: Sequence[Suggestion]
    judgement: Judgement


@dataclass
class Counts:
    suspects: int = 0
    typed: int = 0
    keys_telex: int = 0
    keys_filtered: int = 0
    keys_found: int = 0
    seconds: list[float] = field(default_factory=list)


def read(engine: Engine, folder: Path) -> Iterator[Page]:
    for path in sorted(folder.glob("*.ocr.txt")):
        report = open_file(path).document.report
        gold = open_file(path.with_name(path.name.replace(".ocr.", ".gold."))).document
        analysis = engine.analyse(report.ocr_text)
        pages = [report.page_span(page) for page in range(report.page_count)]
        found = [one for page in pages for one in analysis.suggest(*page)]
        yield Page(analysis, found, judge(report, found, gold.corrected_text()))


def count(pages: Sequence[Page]) -> Counts:
    judged = [one for page in pages for one in page.judgement.judged]
    threshold = threshold_for(judged, sum(one.words for one in judged))
    counts = Counts()
    for page in pages:
        at = {one.start: number for number, one in enumerate(page.suggestions)}
        for one in page.judgement.judged:
            if threshold is None or one.posterior < threshold:
                counts.suspects += 1
                if one.rank is None or one.rank > SHOWN:
                    type_it(page, at[one.span.start], one, counts)
    return counts


def type_it(page: Page, number: int, one: Judged, counts: Counts) -> None:
    telex = telex_keys(one.truth).lower()
    counts.typed += 1
    counts.keys_telex += len(telex) + 1
    counts.keys_filtered += cost(one)
    ways = (strip_marks(one.truth).lower(), telex)
    counts.keys_found += 1 + min(
        [len(telex), *(found_after(page, number, one.truth, way, counts) for way in ways)]
    )


def found_after(page: Page, number: int, truth: str, keys: str, counts: Counts) -> int:
    """The keys after which the truth is on offer; all and more when it never is."""
    suggestion = page.suggestions[number]
    neighbours = [
        page.suggestions[at].best.text if 0 <= at < len(page.suggestions) else ""
        for at in (number - 1, number + 1)
    ]
    here = suggestion.best.text
    for pressed in range(1, min(len(keys), _PATIENCE) + 1):
        began = time.thread_time()
        query = Query(keys[:pressed])
        around = (neighbours[0], neighbours[1])
        words = page.analysis.find(
            Sought(suggestion.start, suggestion.end, query, here=here, around=around)
        )
        known = [(word, Source.LEXICON) for word in words]
        found = offer(query, suggestion.candidates, known, here=here)
        counts.seconds.append(time.thread_time() - began)
        if any(comparable(one.text) == truth for one in found.found):
            return pressed
    return sys.maxsize


def main(folder: Path) -> None:
    counts = count(list(read(load_engine(), folder)))
    seconds = counts.seconds or [0.0, 0.0]
    told = {name: value for name, value in vars(counts).items() if name != "seconds"}
    told["query_ms"] = round(median(seconds) * 1000, 2)
    told["query_ms_p99"] = round(quantiles(seconds, n=100)[-1] * 1000, 2)
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
