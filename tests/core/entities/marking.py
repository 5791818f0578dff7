"""Sentences with their mentions marked: ``{date:năm 2024}``, one within another allowed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_OPEN = re.compile(r"\{([a-z-]+):")

Place = tuple[int, int, str]
"""Start, end and kind."""


class Sentence(NamedTuple):
    text: str
    marks: frozenset[Place]


def unmarked(line: str) -> Sentence:
    text, open_ones, marks, at = "", [], set(), 0
    while at < len(line):
        if (begin := _OPEN.match(line, at)) is not None:
            open_ones.append((len(text), begin[1]))
            at = begin.end()
            continue
        if line[at] == "}":
            start, kind = open_ones.pop()
            marks.add((start, len(text), kind))
        else:
            text += line[at]
        at += 1
    return Sentence(text, frozenset(marks))


def sentences() -> list[Sentence]:
    """The marked sentences beside this file."""
    lines = Path(__file__).with_name("marked.txt").read_text(encoding="utf-8").splitlines()
    return [unmarked(line) for line in lines]
