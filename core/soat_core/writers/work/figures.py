"""Counting the work that a document tells of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import TypeVar

from soat_core.actions import Action, ActionKind
from soat_core.annotation import Annotation
from soat_core.edition import Edition
from soat_core.edits import Edit, EditKind, Origin
from soat_core.snapshot import Recorded
from soat_core.structure.kinds import PARTS
from soat_core.tei.categories import Category, category_of
from soat_core.text import tokens

_Done = TypeVar("_Done", Action, Edit, Annotation)

LONGEST_PAUSE_S = 300.0
"""Between two actions of a person that is still work: reading a paragraph takes a while."""
_NO_MISTAKE = frozenset([EditKind.KEEP, EditKind.ILLEGIBLE, EditKind.SOURCE])


@dataclass(frozen=True, slots=True)
class Person:
    """What one agent did.  ``seconds`` as ``seconds_of_work`` has them, None for the program."""

    name: str
    actions: int
    origins: Counter[Origin]
    """Of the decisions that stand."""
    annotations: int
    """Parts of the document, which are mostly found, do not count."""
    seconds: float | None
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day by the clock on the wall."""

    day: date
    actions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Work:
    tokens: int
    """Of the OCR text."""
    decided: int
    """Tokens of the OCR text that a decision stands on."""
    origins: Counter[Origin]
    """Changes by who thought of them."""
    kinds: Counter[EditKind]
    categories: Counter[Category]
    """Of the mistakes of the OCR."""
    pages: list[int]
    """Changes on each page."""
    people: list[Person]
    days: list[Day]
    actions: Counter[ActionKind]
    pairs: list[tuple[str, str, int]]
    """What was read, what it became, how often: the most frequent first."""

    @property
    def changes(self) -> int:
        return sum(count for kind, count in self.kinds.items() if kind is not EditKind.KEEP)

    @property
    def seconds(self) -> float:
        return sum(person.seconds or 0 for person in self.people)


def work_of(document: Recorded, edition: Edition) -> Work:
    """All figures of a document."""
    text = document.report.ocr_text
    edits = list(document.edits)
    changing = [edit for edit in edits if edit.kind is not EditKind.KEEP]
    mistakes = [edit for edit in changing if edit.kind not in _NO_MISTAKE]
    slices = [text[edit.start : edit.end] for edit in mistakes]
    return Work(
        tokens=_count(text),
        decided=sum(_count(text, edit.start, edit.end) for edit in edits),
        origins=Counter(edit.origin for edit in changing),
        kinds=Counter(edit.kind for edit in edits),
        categories=Counter(map(category_of, slices, (edit.text for edit in mistakes))),
        pages=_pages(document, changing),
        people=_people(document, edition, edits),
        days=_days(document),
        actions=Counter(action.kind for action in document.actions),
        pairs=_pairs(zip(slices, (edit.text for edit in mistakes), strict=True)),
    )


def seconds_of_work(times: Iterable[datetime]) -> float:
    """The time between actions, pauses of more than ``LONGEST_PAUSE_S`` left out."""
    ordered = sorted(times)
    gaps = ((later - earlier).total_seconds() for earlier, later in pairwise(ordered))
    return sum(gap for gap in gaps if gap <= LONGEST_PAUSE_S)


def _count(text: str, start: int = 0, end: int | None = None) -> int:
    return sum(1 for _ in tokens(text, start, end))


def _pages(document: Recorded, edits: Iterable[Edit]) -> list[int]:
    counts = Counter(document.report.page_of(edit.start) for edit in edits)
    return [counts[page] for page in range(document.report.page_count)]


def _people(document: Recorded, edition: Edition, edits: Iterable[Edit]) -> list[Person]:
    """Whoever acted, the one who did most first."""
    actions = _by_who(document.actions)
    decisions, notes = _by_who(edits), _by_who(document.annotations)
    names = dict.fromkeys([*actions, *decisions, *notes])
    people = [_person(edition, who, actions[who], decisions[who], notes[who]) for who in names]
    return sorted(people, key=lambda person: (-person.actions, person.name))


def _person(
    edition: Edition, who: str, actions: list[Action], edits: list[Edit], notes: list[Annotation]
) -> Person:
    times = [action.when for action in actions]
    agent = edition.agents.get(who)
    is_person = agent is None or not agent.is_program
    return Person(
        edition.name_of(who),
        len(actions),
        Counter(edit.origin for edit in edits),
        sum(note.has_place and not note.rejected and note.kind not in PARTS for note in notes),
        seconds_of_work(times) if is_person else None,
        min(times, default=None),
        max(times, default=None),
    )


def _by_who(things: Iterable[_Done]) -> dict[str, list[_Done]]:
    found: dict[str, list[_Done]] = defaultdict(list)
    for thing in things:
        found[thing.who].append(thing)
    return found


def _days(document: Recorded) -> list[Day]:
    found: dict[date, list[Action]] = defaultdict(list)
    for action in document.actions:
        found[action.when.astimezone().date()].append(action)
    return [Day(day, len(done), _seconds_by_person(done)) for day, done in sorted(found.items())]


def _seconds_by_person(actions: Sequence[Action]) -> float:
    people = _by_who(action for action in actions if action.who != "app")
    return sum(seconds_of_work(action.when for action in done) for done in people.values())


def _pairs(changes: Iterable[tuple[str, str]]) -> list[tuple[str, str, int]]:
    counts = Counter((" ".join(ocr.split()), " ".join(text.split())) for ocr, text in changes)
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [(ocr, text, count) for (ocr, text), count in ordered]
