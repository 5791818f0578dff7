"""Marks of footnotes: raised figures, ``[1]``, and figures that cling to a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soat_core.entities.finders.knowledge import Knowledge
from soat_core.entities.kinds import EntityKind
from soat_core.entities.mention import Mention, as_values

_RAISED = re.compile(r"(?<=\w[^\W_])([⁰¹²³⁴-⁹]{1,2})(?!\w)")
_BRACKETED = re.compile(r"(?<=[\w.,;:)”\"])\s?\[(\d{1,2})\]")
_CLINGING = re.compile(r"(?<=[^\W\d_]{2})(\d{1,2})(?=[;,.:)]|\s|$)(?![.,]\d)")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNITS = re.compile(r"\b(?:km|cm|dm|mm|CO|H|SVR|TT|QL|ĐT|[A-Z]{2,})$")


def find_footnote_marks(text: str, knowledge: Knowledge) -> Iterator[Mention]:
    """The marks in a passage.  A figure that clings to a word is one only if a line below the text
    begins with the same figure."""
    for match in _RAISED.finditer(text):
        if not _UNITS.search(text[max(0, match.start() - 6) : match.start()]):
            yield _mark(match.span(1), match[1].translate(_PLAIN), 0.93)
    for match in _BRACKETED.finditer(text):
        begin = match.start() + len(match[0]) - len(match[0].lstrip())
        yield _mark((begin, match.end()), match[1], 0.9)
    for match in _CLINGING.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
        if match[1] in knowledge.notes and not _UNITS.search(before):
            yield _mark(match.span(1), match[1], 0.8)


def _mark(span: tuple[int, int], number: str, posterior: float) -> Mention:
    return Mention(*span, EntityKind.FOOTNOTE_MARK, as_values([("n", number)]), posterior)
