"""Steps as JSON: one by itself as it happens, and many in a row by columns.

    one   := {"a": action, "+": [packs], "-": [packs], "n+": [packs], "n-": [packs]}
    many  := {"a": [packs], "+": ..., and so on, "of": {"+": [how many in each step], ...}}

``+`` and ``-`` are the edits put in and taken away, ``n+`` and ``n-`` the annotations.  Many in a
row take a quarter of the time to read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from soat_core.actions import Action, Step
from soat_core.annotation import Annotation
from soat_core.edits import Edit
from soat_core.journal.codec import chunks, pack, pack_one, unpack, unpack_one

AT_ONCE = 2000
"""Things made into JSON at a time: some 5 ms during which no other thread runs."""

_PARTS: tuple[tuple[str, str, type], ...] = (
    ("-", "removed", Edit),
    ("+", "added", Edit),
    ("n-", "annotations_removed", Annotation),
    ("n+", "annotations_added", Annotation),
)
"""In the order of the fields of ``Step``."""


def write_one(step: Step) -> Iterator[str]:
    yield '{"a":' + to_json(pack_one(step.action))
    for name, part, _ in _PARTS:
        yield from member(name, getattr(step, part))
    yield "}"


def read_one(told: Any) -> Step:
    action = unpack_one(Action, told["a"])
    return Step(action, *(read_all(kind, told, name) for name, _, kind in _PARTS))


def write_many(steps: Sequence[Step]) -> Iterator[str]:
    counts = {
        name: [len(getattr(step, part)) for step in steps]
        for name, part, _ in _PARTS
        if any(getattr(step, part) for step in steps)
    }
    yield '{"of":' + to_json(counts)
    yield from member("a", [step.action for step in steps])
    for name, part, _ in _PARTS:
        yield from member(name, [one for step in steps for one in getattr(step, part)])
    yield "}"


def read_many(told: Any) -> Iterator[Step]:
    actions = read_all(Action, told, "a")
    none = [0] * len(actions)
    parts = [
        _shared_out(read_all(kind, told, name), told["of"].get(name, none))
        for name, _, kind in _PARTS
    ]
    return map(Step, actions, *parts)


def member(name: str, things: Sequence[Any]) -> Iterator[str]:
    """A member of a JSON object, behind others: a list of packs; nothing where there are none."""
    if not things:
        return
    yield f',"{name}":['
    for number, some in enumerate(chunks(things, AT_ONCE)):
        yield ("," if number else "") + to_json(pack(some))
    yield "]"


def read_all(kind: Any, told: Any, name: str) -> tuple[Any, ...]:
    """The things of a member, if it is there."""
    packs = told.get(name)
    return tuple(one for some in packs for one in unpack(kind, some)) if packs else ()


def to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _shared_out(things: Sequence[Any], counts: list[int]) -> Iterator[tuple[Any, ...]]:
    if sum(counts) != len(things):
        raise ValueError("some things belong to no step")
    left = iter(things)
    return (tuple(islice(left, count)) if count else () for count in counts)
