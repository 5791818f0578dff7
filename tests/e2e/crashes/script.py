"""What a seeded script does to a report, and what comes of it when nobody is killed."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from soat_core.actions import Action, ActionKind, Agent, utc_now
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit, Origin, kind_of
from soat_core.errors import ActionError
from soat_core.history import taking_back
from soat_core.text import Span, tokens

WHO = Agent("lan", "Trần Thị Lan")
WORDS = ("Két", "qua", "cong", "tac", "thong", "tin", "d6i", "ngoai", "nim", "2024")
TEXTS = ("đối", "năm", "công tác", "x", "", "một\nhai")
OPERATIONS = 60
"""In one life, if it lasts so long."""
State = tuple[Any, ...]


def state(document: Document) -> State:
    return tuple(document.edits), tuple(sorted(document.annotations, key=repr))


@dataclass
class Told:
    """The model: after every operation the state, and the states that undo leads through."""

    states: list[State]
    stands: list[tuple[State, ...]]
    saved: list[State]


def operations(document: Document, seed: int) -> Iterator[str]:
    """Do one thing after the other; what it was is told before the next one."""
    chance = random.Random(seed)
    document.add_agent(WHO)
    for _ in range(OPERATIONS):
        name = chance.choice(
            ["put"] * 6
            + ["series", "drop", "note", "undo", "undo", "redo", "far", "take", "bring"]
            + ["save"]
        )
        if name != "save":
            with contextlib.suppress(ActionError):
                _DO[name](document, chance)
        yield name


def _put(document: Document, chance: random.Random, count: int = 1) -> None:
    spans = list(tokens(document.report.ocr_text))
    put = [_edit(document, chance.choice(spans), chance) for _ in range(count)]
    edits = {edit.key: edit for edit in put}
    document.apply(_action(ActionKind.TYPE, put=tuple(edits.values())))


def _edit(document: Document, span: Span, chance: random.Random) -> Edit:
    text = chance.choice(TEXTS) + str(chance.randrange(100))
    kind = kind_of(document.report.ocr_text[span.start : span.end], text)
    return Edit(*span, text, kind, Origin.SUGGESTED, chance.random(), 1)


def _drop(document: Document, chance: random.Random) -> None:
    some = tuple(Span(*edit.key) for edit in document.edits if chance.random() < 0.3)
    document.apply(_action(ActionKind.REVERT, drop=some))


def _note(document: Document, chance: random.Random) -> None:
    start = chance.randrange(len(document.report.ocr_text))
    note = Annotation(f"n{chance.randrange(5)}", start, start, "note", "ghi chú")
    document.apply(_action(ActionKind.ANNOTATE, annotate=(note,)))


def _take(document: Document, chance: random.Random) -> None:
    line = document.history.line
    if line:
        identity = chance.choice(line).action.identity
        document.apply(taking_back(document, identity, WHO.identity, utc_now()))


def _bring(document: Document, chance: random.Random) -> None:
    if document.history.branches:
        document.bring_back(chance.choice(document.history.branches))


def _action(kind: ActionKind, **what: Any) -> Action:
    return Action(kind, WHO.identity, utc_now(), **what)


_DO: dict[str, Callable[[Document, random.Random], object]] = {
    "put": _put,
    "series": lambda document, chance: _put(document, chance, 20),
    "drop": _drop,
    "note": _note,
    "undo": lambda document, chance: document.undo(chance.randint(1, 3)),
    "redo": lambda document, chance: document.redo(chance.randint(1, 3)),
    "far": lambda document, chance: document.go_to(chance.randrange(len(document.history) + 1)),
    "take": _take,
    "bring": _bring,
}


def model(document: Document, seed: int) -> Told:
    """What the script does to a document when nobody is killed."""
    told = Told([state(document)], [stands(document)], [])
    for name in operations(document, seed):
        told.states.append(state(document))
        told.stands.append(stands(document))
        if name == "save":
            told.saved.append(told.states[-1])
    return told


def stands(document: Document) -> tuple[State, ...]:
    """The states that undo leads through, up to now."""
    history = document.history
    watchers, history.watchers = history.watchers, []
    here = history.here
    found = [state(document)]
    while document.undo():
        found.append(state(document))
    document.redo(here)
    history.watchers = watchers
    return tuple(reversed(found))
