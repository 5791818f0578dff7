"""The lists of agencies' names, and what the finder of organisations reads piece by piece."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from soat_core.entities.finders.bodies import CENTRAL, KNOWN_SHORT, NATIONAL
from soat_core.entities.finders.lists import Names
from soat_core.entities.finders.named import FIELDS, HEADS, SOLE, UNIQUE
from soat_core.entities.finders.words import Words

AGENCY_HEADS = Names((name, name) for name in HEADS)
SOLE_NAMES = Names((name, name) for name in (*SOLE, *KNOWN_SHORT))
FIELD_NAMES = Names((name, name) for name in FIELDS)


class Part(NamedTuple):
    """A name up to the word ``stop``, and how sure it is so far (0 to 1)."""

    stop: int
    posterior: float


@cache
def agencies() -> Names[str]:
    """The names of ``agencies.tsv`` and the further ones that are whole by themselves."""
    from soat_resources import resource_path

    with resource_path("vi", "agencies.tsv").open(encoding="utf-8", newline="") as stream:
        rows = [row["name"] for row in csv.DictReader(stream, delimiter="\t")]
    return Names((name, name) for name in (*rows, *CENTRAL, *NATIONAL, *UNIQUE))


def is_head(words: Words, at: int) -> bool:
    """Whether another organisation begins there."""
    if SOLE_NAMES.stop(words, at) > at or (
        words.is_capital(at) and agencies().stop(words, at) > at
    ):
        return True
    stop = AGENCY_HEADS.stop(words, at)
    return stop > at and stop < len(words) and words.is_capital(stop) and words.runs_on(stop)
