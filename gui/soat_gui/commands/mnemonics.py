"""Letters for Alt: which one each title of a menu has."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LETTER = re.compile(r"[a-z0-9]", re.IGNORECASE)
"""Letters with marks cannot be pressed together with Alt."""


def letter_of(title: str) -> str:
    """The letter that is marked in a title, in lower case; empty where none is."""
    marked = re.search(r"&([^&])", title.replace("&&", "  "))
    return "" if marked is None else marked[1].casefold()


def told_apart(titles: Sequence[str]) -> list[str]:
    """The titles with a letter of their own each, as far as there are letters enough.

    A title keeps the letter that is marked in it unless that gives room to another; else it gets
    the beginning of one of its words before any other letter.  Where none is left, letters are
    shared, and Qt goes from one to the next.  Source: augmenting paths (Kuhn, 1955).
    """
    wishes = [_wishes(title) for title in titles]
    owner: dict[str, int] = {}

    def finds_one(at: int, tried: set[str]) -> bool:
        for letter in wishes[at]:
            if letter not in tried:
                tried.add(letter)
                if letter not in owner or finds_one(owner[letter], tried):
                    owner[letter] = at
                    return True
        return False

    for at in range(len(titles)):
        finds_one(at, set())
    letters = {at: letter for letter, at in owner.items()}
    return [
        _marked(title, wishes[at][letters[at]]) if at in letters else title
        for at, title in enumerate(titles)
    ]


def _wishes(title: str) -> dict[str, int]:
    """Letters that can be marked, the best first, with their positions in the bare title."""
    bare, own = _bare(title), letter_of(title)
    starts = [found.start() for found in re.finditer(r"\b\w", bare)]
    places = [at for at in (*starts, *range(len(bare))) if _LETTER.match(bare[at])]
    if own:
        places.insert(0, title.replace("&&", "  ").index("&"))
    wishes: dict[str, int] = {}
    for at in places:
        wishes.setdefault(bare[at].casefold(), at)
    return wishes


def _bare(title: str) -> str:
    """A title without marks, and without the key that is shown beside it."""
    return title.partition("\t")[0].replace("&", "")


def _marked(title: str, position: int) -> str:
    bare, (_, tab, key) = _bare(title), title.partition("\t")
    return f"{bare[:position]}&{bare[position:]}{tab}{key}"
