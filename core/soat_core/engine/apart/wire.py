"""What goes between the window and the engine's process: frames of JSON, and what stands in them.

A frame is a kind, a number and a length (big-endian, 9 bytes), then that many bytes of UTF-8.
Texts may hold halves of surrogate pairs, as damaged files have them.  A request has a number of its
own; what answers it has the same one.  While a request is worked on there may be questions back,
each answered before the next.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from sys import intern
from typing import Any, BinaryIO, NamedTuple

from soat_core.engine.sharing import Sharing, rounded
from soat_core.engine.suggestion import Candidate, Outcome, Sought, Suggestion
from soat_core.finding.query import Query

Message = dict[str, Any]

_HEAD = struct.Struct(">BII")


class Kind(IntEnum):
    REQUEST = 0
    REPLY = 1
    ERROR = 2
    QUESTION = 3
    ANSWER = 4


class Frame(NamedTuple):
    kind: Kind
    number: int
    content: bytes

    @property
    def message(self) -> Message:
        found: Message = json.loads(self.content.decode("utf-8", "surrogatepass"))
        return found


def packed(kind: Kind, number: int, message: Message) -> bytes:
    """A frame."""
    spelled = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    content = spelled.encode("utf-8", "surrogatepass")
    return _HEAD.pack(kind, number, len(content)) + content


def put(stream: BinaryIO, frame: bytes) -> None:
    """Write a frame at once.  Raises ``OSError`` or ``ValueError`` when nobody reads it."""
    stream.write(frame)
    stream.flush()


def receive(stream: BinaryIO) -> Frame | None:
    """The next frame; None where the stream ends, also in the middle of one."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, number, length = _HEAD.unpack(head)
    content = stream.read(length)
    return Frame(Kind(kind), number, content) if len(content) == length else None


# Suggestions


def suggestions_told(suggestions: Iterable[Suggestion]) -> Message:
    """Suggestions of the engine (which know of no second reading), each candidate once; posteriors
    as precise as they are kept."""
    candidates: dict[Candidate, int] = {}
    told = [
        [
            one.start,
            one.end,
            one.why,
            [candidates.setdefault(rounded(c), len(candidates)) for c in one.candidates],
        ]
        for one in suggestions
    ]
    texts, posteriors = [c.text for c in candidates], [c.posterior for c in candidates]
    return {"texts": texts, "posteriors": posteriors, "suggestions": told}


def suggestions_of(message: Message, sharing: Sharing) -> list[Suggestion]:
    """The suggestions in a message."""
    candidate = sharing.candidates(message["texts"], message["posteriors"]).__getitem__
    return [
        Suggestion(start, end, tuple(map(candidate, numbers)), intern(why))
        for start, end, why, numbers in message["suggestions"]
    ]


# Words that are looked for


def sought_told(sought: Sought) -> list[Any]:
    return [
        sought.start,
        sought.end,
        sought.query.typed,
        sought.here,
        sought.around,
        sought.used,
        sought.limit,
    ]


def sought_of(told: Sequence[Any]) -> Sought:
    start, end, typed, here, (left, right), used, limit = told
    return Sought(start, end, Query(typed), here, (left, right), used, limit)


# What was decided before


class ToldPlace(NamedTuple):
    """See ``suggestion.Place``."""

    left: str
    right: str
    times: int


class ToldOutcome(NamedTuple):
    """See ``suggestion.Outcome``."""

    text: str
    accepted: int
    rejected: int
    contexts: Sequence[ToldPlace]


def outcomes_told(outcomes: Mapping[str, Sequence[Outcome]]) -> Message:
    return {
        token: [
            [o.text, o.accepted, o.rejected, [[p.left, p.right, p.times] for p in o.contexts]]
            for o in found
        ]
        for token, found in outcomes.items()
    }


def outcomes_of(message: Message) -> dict[str, list[ToldOutcome]]:
    return {
        token: [
            ToldOutcome(text, accepted, rejected, [ToldPlace(*place) for place in places])
            for text, accepted, rejected, places in found
        ]
        for token, found in message.items()
    }
