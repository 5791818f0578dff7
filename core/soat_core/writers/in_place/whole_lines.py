"""Words of files that have one element for several of them, a whole line at most."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from lxml import etree

from soat_core.readers.markup import text_of
from soat_core.writers.words import CorrectedWord


def together(
    line: etree._Element,
    words: Sequence[CorrectedWord],
    elements: Sequence[etree._Element],
    shared: AbstractSet[etree._Element],
) -> list[CorrectedWord]:
    """The words of a line, those of one element as one; it may hold a whole line.

    What came here from an element of another line that stays there gets an element of its own.
    """
    found: list[CorrectedWord] = []
    current: etree._Element | None = None
    for word in words:
        element = None if word.source is None else elements[word.source]
        if element in shared and element is not None and line not in element.iterancestors():
            element, word = None, replace(word, source=None, changed=True)
        goes_with = element is current if element is not None else word.source is None
        if found and current is not None and goes_with:
            text = f"{found[-1].text}{' ' if word.apart else ''}{word.text}"
            found[-1] = replace(found[-1], text=text)
        else:
            found.append(replace(word, box=None) if element in shared else word)
        current = element if element in shared else current if goes_with else None
    return [_marked(word, elements, shared) for word in found]


def _marked(
    word: CorrectedWord, elements: Sequence[etree._Element], shared: AbstractSet[etree._Element]
) -> CorrectedWord:
    """Whether what an element of several words holds was changed."""
    if word.source is None or elements[word.source] not in shared:
        return word
    element = elements[word.source]
    before = element.get("CONTENT") or text_of(element)
    return replace(word, changed=before.split() != word.text.split())
