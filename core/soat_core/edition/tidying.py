"""Items as they are set on paper: white space collapsed, nothing that cannot be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from soat_core.edition.model import Break, Item, Run

REPLACEMENT = "\ufffd"
_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


def visible(text: str, unseen: str = REPLACEMENT) -> str:
    """The text in one line, with U+FFFD (or ``unseen``) for control characters and what XML cannot
    carry."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda match: " " if match[0].isspace() else unseen, text)


def tidied(
    items: Sequence[Item], *, flowed: bool = True, unseen: str = REPLACEMENT
) -> Iterator[Item]:
    """The items with single spaces, none at the ends of lines, and without empty runs.

    Where they are flowed, lines are joined and breaks gone.
    """
    waiting: Run | None = None
    begun = False
    for item in items:
        if isinstance(item, Break):
            if flowed:
                waiting = waiting or (_space(item) if item.joint else None)
            else:
                waiting, begun = None, False
                yield item
            continue
        if not isinstance(item, Run) or not item.text:
            yield item
            continue
        if flowed and item.is_soft:
            continue
        text = _SPACE.sub(" ", visible(item.text, unseen))
        if text.startswith(" ") and begun:
            waiting = waiting or replace(item, text=" ")
        inked = text.strip()
        if not inked:
            continue
        if waiting is not None and begun:
            yield from _with_space(waiting, item, inked)
        else:
            yield replace(item, text=inked)
        begun = True
        waiting = replace(item, text=" ", opens=False) if text[-1] == " " else None


def _space(item: Break) -> Run:
    return Run(" ", item.at, item.line or 0)


def _with_space(space: Run, run: Run, text: str) -> Iterator[Run]:
    """A space and what follows it; one run where the same is said of both."""
    alike = (space.change, space.mentions, space.unclear) == (run.change, run.mentions, run.unclear)
    if alike and not run.is_gap:
        yield replace(run, text=f" {text}")
    else:
        yield replace(space, opens=False)
        yield replace(run, text=text)
