"""Random reports and documents, as hypothesis makes them: what a clerk does, in any order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from soat_core.actions import Action, ActionKind, Agent, Changes
from soat_core.annotation import ENTRY, KIND, Annotation, values
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin, kind_of
from soat_core.entities.kinds import ENTRY_KINDS, EntityKind
from soat_core.errors import ActionError
from soat_core.history import taking_back
from soat_core.report import Report
from soat_core.structure.kinds import BlockKind
from soat_core.text import Span

LAN = Agent("lan", "Trần Thị Lan")
MINH = Agent("Lê Văn Minh_2", "Lê Văn <Minh> & \f con")
AGENTS = (LAN, MINH)
WHEN = datetime(2026, 11, 22, 9, 15, tzinfo=UTC)

_COMMON = "aộẾđ1.  \n\n"
_ODD = "\t\f\r\0\x01\x1f\x7f\x85\xa0\u2028\u2029\u200b\ufeff\ufffe\uffff\U0001f600&<>\"']"
characters = st.one_of(
    st.sampled_from(_COMMON),
    st.sampled_from(_COMMON + _ODD),
    st.characters(exclude_categories=["Cs"]),
)
texts = st.text(characters, max_size=40)
"""Any text that can come out of a file: whatever is no lone surrogate."""
words = st.text(characters, max_size=6)
pages = st.lists(
    st.sampled_from(["Két", "qua", "đối", "n ", " ", " ", "\n", "\n", "\n\f"]) | characters,
    min_size=4,
    max_size=30,
).map("".join)
"""Text with enough tokens, lines and pages in it to be edited."""
posteriors = st.none() | st.floats(0, 1)


@dataclass(frozen=True)
class Do:
    """One step.  ``spans`` are begins, as parts of the text's length so that they fit any text, and
    lengths in code points."""

    what: str
    spans: tuple[tuple[float, int], ...]
    text: str
    kind: EditKind
    origin: Origin
    posterior: float | None
    rank: int | None
    who: Agent
    inside: int
    minutes: int


places = st.integers(0, 1000).map(lambda part: part / 1000)
steps = st.builds(
    Do,
    what=st.sampled_from(
        [
            *("put", "put", "put", "keep", "drop", "note", "mark", "mark", "forget"),
            *("undo", "redo", "take back"),
        ]
    ),
    spans=st.lists(st.tuples(places, st.integers(0, 12)), min_size=1, max_size=3).map(tuple),
    text=words,
    kind=st.sampled_from([EditKind.REPLACE, EditKind.REPLACE, EditKind.ILLEGIBLE, EditKind.SOURCE]),
    origin=st.sampled_from(list(Origin)),
    posterior=posteriors,
    rank=st.none() | st.integers(1, 9),
    who=st.sampled_from(AGENTS),
    inside=st.integers(0, 3),
    minutes=st.integers(-840, 840),
)


def stretch(document: Document, place: tuple[float, int]) -> Span:
    length = len(document.report.ocr_text)
    start = round(place[0] * length)
    return Span(start, min(length, start + place[1]))


def span_of(document: Document, place: tuple[float, int]) -> Span:
    """Whole tokens about a place, and whole edits where it touches some."""
    span = document.report.widen(*stretch(document, place))
    while True:
        over = list(document.edits_in(*span))
        wide = Span(
            min([span.start, *(edit.start for edit in over)]),
            max([span.end, *(edit.end for edit in over)]),
        )
        if wide == span:
            return span
        span = wide


def edit_of(document: Document, do: Do, place: tuple[float, int]) -> Edit:
    """The edit of a step, of a kind that goes with its text."""
    start, end = span_of(document, place)
    ocr = document.report.ocr_text[start:end]
    text = ocr if do.what == "keep" else do.text
    kind = do.kind
    if kind is EditKind.REPLACE or (kind is EditKind.ILLEGIBLE and text == ocr):
        kind = kind_of(ocr, text)
    return Edit(start, end, text, kind, do.origin, do.posterior, do.rank)


def perform(document: Document, do: Do) -> Changes | None:
    """Do a step as far as it can be done; None when it cannot."""
    if do.what == "undo":
        return document.undo()
    if do.what == "redo":
        return document.redo()
    document.add_agent(do.who)
    when = WHEN.astimezone(timezone(timedelta(minutes=do.minutes)))
    try:
        return document.apply(_action(document, do, when))
    except ActionError:
        return None


def _action(document: Document, do: Do, when: datetime) -> Action:
    who = do.who.identity
    if do.what in ("put", "keep"):
        put: list[Edit] = []
        for edit in (edit_of(document, do, place) for place in do.spans):
            if not any(edit.overlaps(*other.key) for other in put):
                put.append(edit)
        return Action(ActionKind.TYPE, who, when, put=tuple(put))
    if do.what == "drop":
        chosen = tuple(document.edits)[do.inside :: 2]
        return Action(ActionKind.REVERT, who, when, drop=tuple(Span(*e.key) for e in chosen))
    if do.what == "take back":
        done = document.history.line
        if not done:
            raise ActionError("nothing was done")
        older = done[do.minutes % len(done)].action.identity
        return taking_back(document, older, who, when)
    if do.what == "forget":
        names = tuple(note.identity for note in document.annotations[:1])
        return Action(ActionKind.ANNOTATE, who, when, unannotate=names)
    if do.what == "mark":
        marks = tuple(_mark(document, do, number) for number in range(len(do.spans)))
        return Action(ActionKind.ANNOTATE, who, when, annotate=marks)
    return Action(ActionKind.ANNOTATE, who, when, annotate=(_note(document, do),))


def _note(document: Document, do: Do) -> Annotation:
    start, end = stretch(document, do.spans[0])
    starts = [edit.start for edit in document.edits]
    if starts and do.inside:  # begin inside an edit's text
        start = starts[len(do.text) % len(starts)]
        end = max(start, end)
    number = len(do.spans)
    name = f"n{number}" if do.kind is EditKind.REPLACE else f"ghi chú {number}"
    return Annotation(name, start, end, "note", do.text, do.inside, do.inside // 2)


_KINDS = [
    *(EntityKind.ORGANISATION, EntityKind.DATE, EntityKind.DOCUMENT, EntityKind.MONEY),
    *(EntityKind.FOOTNOTE_MARK, BlockKind.HEADING, BlockKind.ROW, "x-du-an", "x-2", ENTRY, KIND),
]
_ENTRY_KINDS = sorted(ENTRY_KINDS)


def _mark(document: Document, do: Do, number: int) -> Annotation:
    """A name, a date, a part of the document or something of the register."""
    turn = do.minutes + number
    kind = _KINDS[turn % len(_KINDS)]
    start, end = stretch(document, do.spans[number])
    named = {"n": do.text, "entry": f"m{do.inside}", "x": do.text[1:]}
    if kind in (ENTRY, KIND):
        start = end = 0
    if kind == ENTRY:
        named["kind"] = _ENTRY_KINDS[turn % len(_ENTRY_KINDS)]
    elif kind == KIND:
        named |= {"name": "x-du-an", "element": "term"}
    elif kind == EntityKind.DATE:
        named["when"] = ["2024-11-06", "2024-13", "2024"][turn % 3]
    elif kind == EntityKind.MONEY:
        named |= {"quantity": "12.5", "unit": ["VND", "a b"][turn % 2]}
    return Annotation(
        f"m{turn % 7}",
        start,
        end,
        kind,
        do.text if turn % 2 else "",
        values=values(named),
        origin=do.origin,
        posterior=do.posterior,
        rejected=kind not in (ENTRY, KIND) and turn % 5 == 0,
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A report with some things done to it and undone again."""
    name = draw(st.sampled_from(["a.txt", "b & \n<c>\udce1"]))
    document = Document(Report.from_text(draw(pages | texts), name))
    for do in draw(st.lists(steps, max_size=10)):
        perform(document, do)
    return document
