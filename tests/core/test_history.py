"""Undoing to a point, one older action by itself, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.making import LAN, WHEN, Do, documents, pages, perform, places, steps

from soat_core.actions import Action, ActionKind, Changes, Step
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin
from soat_core.errors import ActionError
from soat_core.history import Standing, describe, taking_back
from soat_core.report import Report
from soat_core.review import Review
from soat_core.text import Span

State = tuple[Any, ...]


def state(document: Document) -> State:
    """What stands, and all that can be asked about it."""
    length = len(document.report.ocr_text)
    return (
        list(document.edits),
        sorted(document.annotations, key=repr),
        [action.identity for action in document.actions],
        [document.to_corrected(offset) for offset in range(length + 1)],
    )


def follow(before: State, changes: Changes) -> list[Edit]:
    """The edits that a view has after it has heard of the changes."""
    removed = set(changes.removed)
    return sorted(
        [*(edit for edit in before[0] if edit not in removed), *changes.added],
        key=lambda edit: edit.key,
    )


@given(pages, st.lists(steps, max_size=12), places)
@settings(deadline=None)
def test_going_to_a_point_is_undoing_one_by_one(text: str, things: list[Do], part: float) -> None:
    one, other = Document(Report.from_text(text)), Document(Report.from_text(text))
    for do in things:
        perform(one, do)
        perform(other, do)
    wanted = round(part * len(one.history))
    before = state(one)
    changes = one.go_to(wanted)
    while len(other.actions) > wanted:
        other.undo()
    while len(other.actions) < wanted:
        other.redo()
    assert state(one) == state(other)
    assert (changes is None) == (len(before[2]) == wanted)
    if changes is not None:
        assert changes.count == abs(len(before[2]) - wanted)
        assert follow(before, changes) == list(one.edits)
        changed = {edit for edit in (*before[0], *one.edits)} - (set(before[0]) & set(one.edits))
        assert {*changes.removed, *changes.added} == changed


def is_taken_back(standing: Sequence[Step], identity: str) -> bool:
    """Whether an action was taken back by one that stands and was not taken back itself."""
    return any(
        step.action.target == identity and not is_taken_back(standing, step.action.identity)
        for step in standing
    )


def is_same(note: Annotation, expected: Annotation, edits: Sequence[Edit]) -> bool:
    """Whether it is the note expected; edits that touch it may have moved its ends (how they do is
    looked at in ``test_annotating_ends``)."""
    near = any(edit.start <= expected.end and expected.start <= edit.end for edit in edits)
    if expected.is_bound and near:
        ends = (expected.start, expected.end, expected.start_inside, expected.end_inside)
        names = ("start", "end", "start_inside", "end_inside")
        note = replace(note, **dict(zip(names, ends, strict=True)))
    return note == expected


@given(documents(), st.integers(0, 12))
def test_taking_back_is_the_naive_thing_or_refused(document: Document, which: int) -> None:
    history = document.history
    if not history.line:
        return
    step = history.line[which % len(history.line)]
    before = state(document)
    notes = {note.identity: note for note in document.annotations}
    rest = [edit for edit in document.edits if edit not in step.added]
    fits = (
        set(step.added) <= set(document.edits)
        and not any(old.overlaps(*edit.key) for old in step.removed for edit in rest)
        and all(notes.get(note.identity) == note for note in step.annotations_added)
        and not any(
            note.identity in notes
            and note.identity not in {one.identity for one in step.annotations_added}
            for note in step.annotations_removed
        )
        and step in history.line[: history.here]
        and not is_taken_back(history.line[: history.here], step.action.identity)
    )
    try:
        action = taking_back(document, step.action.identity, LAN.identity, WHEN)
    except ActionError as error:
        assert not fits
        assert error.what
        assert state(document) == before
        return
    assert fits
    changes = document.apply(action)
    assert list(document.edits) == sorted([*rest, *step.removed], key=lambda edit: edit.key)
    assert follow(before, changes) == list(document.edits)
    for note in step.annotations_added:
        del notes[note.identity]
    notes.update((note.identity, note) for note in step.annotations_removed)
    after = {note.identity: note for note in document.annotations}
    assert after.keys() == notes.keys()
    edits = [*document.edits, *changes.removed]
    assert all(is_same(after[name], note, edits) for name, note in notes.items())
    document.undo()
    assert state(document) == before


@given(pages, st.lists(steps, min_size=1, max_size=10), st.lists(steps, max_size=6), places)
@settings(deadline=None)
def test_what_was_undone_and_overtaken_can_be_brought_back(
    text: str, first: list[Do], second: list[Do], part: float
) -> None:
    document = Document(Report.from_text(text))
    for do in first:
        perform(document, do)
    document.redo(len(first))
    full = state(document)
    document.go_to(round(part * len(document.history)))
    undone = len(document.history.line) - document.history.here
    for do in second:
        if do.what not in ("undo", "redo"):
            perform(document, do)
    if not undone or document.history.next is not None:  # nothing took its place
        return
    other, line = state(document), list(document.history.line)
    branch = document.history.branches[-1]
    changes = document.bring_back(branch)
    assert state(document) == full
    assert follow(other, changes) == list(document.edits)
    # and what stood there meanwhile was set aside in its turn
    document.bring_back(document.history.branches[-1])
    assert state(document) == other
    assert document.history.line == line
    while document.undo():
        pass
    assert not document.edits
    assert not document.annotations


class Clock:
    """Somebody at a small report, one action a call."""

    def __init__(self, text: str = "một hai ba bốn năm") -> None:
        self.document = Document(Report.from_text(text))
        self.review = Review(self.document, LAN, clock=lambda: WHEN)

    def type(self, word: str, text: str) -> str:
        start = self.document.report.ocr_text.index(word)
        changes = self.review.type_text(start, start + len(word), text)
        return changes.action.identity

    @property
    def text(self) -> str:
        return self.document.corrected_text()

    def standing(self) -> list[Standing]:
        history = self.document.history
        return [history.standing_at(position) for position in range(len(history))]


def test_an_older_action_is_taken_back_while_later_ones_stay() -> None:
    one = Clock()
    first = one.type("một", "mốt")
    one.type("ba", "bà")
    changes = one.review.take_back(first)
    assert one.text == "một hai bà bốn năm"
    assert changes.action.kind is ActionKind.TAKE_BACK
    assert one.standing() == [Standing.TAKEN_BACK, Standing.DONE, Standing.DONE]
    one.review.undo()
    assert one.text == "mốt hai bà bốn năm"
    assert one.standing() == [Standing.DONE, Standing.DONE, Standing.UNDONE]


def test_what_comes_back_is_still_the_work_of_who_did_it() -> None:
    one = Clock()
    first = one.type("một", "mốt")
    second = one.type("một", "môt")
    one.type("ba", "bà")
    one.review.take_back(second)
    (edit, _) = one.document.edits
    assert (edit.text, edit.who, edit.action) == ("mốt", LAN.identity, first)


def test_the_reason_names_the_later_action() -> None:
    one = Clock()
    first = one.type("một", "mốt")
    one.type("ba", "bà")
    one.type("một", "môt")
    with pytest.raises(ActionError, match=r"môt ← một \(no\. 3\)"):
        one.review.take_back(first)
    assert one.text == "môt hai bà bốn năm"


def test_taking_back_one_by_one_gets_to_the_older_one() -> None:
    one = Clock()
    first = one.type("một", "mốt")
    third = one.type("một", "môt")
    taker = one.review.take_back(third).action.identity
    one.review.take_back(first)
    assert one.text == "một hai ba bốn năm"
    with pytest.raises(ActionError, match="taken back already"):
        one.review.take_back(first)
    with pytest.raises(ActionError, match=r"took back no\. 1"):
        one.review.take_back(taker)


def test_a_taking_back_can_be_taken_back() -> None:
    one = Clock()
    first = one.type("một", "mốt")
    one.type("ba", "bà")
    taker = one.review.take_back(first).action.identity
    one.review.take_back(taker)
    assert one.text == "mốt hai bà bốn năm"
    assert one.standing()[0] is Standing.DONE
    one.review.take_back(first)
    assert one.text == "một hai bà bốn năm"


def test_a_wider_decision_is_in_the_way() -> None:
    one = Clock()
    first = one.type("một", "mốt")
    one.review.type_text(0, 7, "mộthai")
    with pytest.raises(ActionError, match="mộthai ← một hai"):
        one.review.take_back(first)


def test_undone_and_unknown_actions_are_refused_with_a_reason() -> None:
    one = Clock()
    first = one.type("một", "mốt")
    one.review.undo()
    with pytest.raises(ActionError, match="undone already"):
        one.review.take_back(first)
    with pytest.raises(ActionError, match="not known"):
        one.review.take_back("e99")


def test_a_later_note_in_the_place_of_an_older_one_is_in_the_way() -> None:
    document = Document(Report.from_text("một hai"))

    def note(text: str) -> str:
        one = Annotation("n1", 0, 3, "note", text)
        action = Action(ActionKind.ANNOTATE, LAN.identity, WHEN, annotate=(one,))
        return document.apply(action).action.identity

    first = note("cũ")
    note("mới")
    with pytest.raises(ActionError, match=r"note: mới \(no\. 2\)"):
        taking_back(document, first, LAN.identity, WHEN)


def test_a_series_is_taken_back_as_one() -> None:
    document = Document(Report.from_text("mot hai mot"))
    put = (Edit(0, 3, "một"), Edit(8, 11, "một"))
    document.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=put))
    document.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=(Edit(4, 7, "hài"),)))
    document.apply(taking_back(document, "e1", LAN.identity, WHEN))
    assert document.corrected_text() == "mot hài mot"


def test_a_slip_after_undoing_loses_nothing() -> None:
    """Undo ten, press a wrong key: the ten are still there."""
    one = Clock()
    one.type("một", "mốt")
    one.type("ba", "bà")
    one.review.undo()
    one.review.undo()
    one.type("năm", "nam")  # the slip
    (branch,) = one.document.history.branches
    one.review.bring_back(branch)
    assert one.text == "mốt hai bà bốn năm"
    one.review.undo()
    assert one.text == "mốt hai ba bốn năm"


def test_only_so_many_branches_are_kept() -> None:
    one = Clock()
    for number in range(30):
        one.type("một", f"m{number}")
        one.review.undo()
    one.type("một", "mốt")
    assert len(one.document.history.branches) == 20
    assert [b.steps[0].added[0].text for b in one.document.history.branches[-2:]] == ["m28", "m29"]


def test_past_actions_are_listed_but_cannot_be_undone() -> None:
    past = [Action(ActionKind.ACCEPT, LAN.identity, WHEN, identity=f"e{n}") for n in (1, 2)]
    document = Document.restored(Report.from_text("một"), agents=[LAN], past=past, edits=[])
    document.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=(Edit(0, 3, "x"),)))
    history = document.history
    assert len(history) == 3
    assert history.action_at(2).identity == "e3"
    assert history.standing_at(0) is Standing.PAST
    assert document.go_to(0) is not None
    assert document.go_to(0) is None
    assert [action.identity for action in document.actions] == ["e1", "e2"]


def test_watchers_are_told_of_every_move() -> None:
    one = Clock()
    heard: list[tuple[int, int, bool]] = []
    one.document.history.watchers.append(
        lambda move: heard.append((len(move.back), len(move.forth), move.is_new))
    )
    one.type("một", "mốt")
    one.type("ba", "bà")
    one.review.go_to(0)
    one.review.go_to(1)
    one.type("năm", "nam")
    one.review.bring_back(one.document.history.branches[0])
    assert heard == [
        (0, 1, True),
        (0, 1, True),
        (2, 0, False),
        (0, 1, False),
        (0, 1, True),
        (1, 1, False),
    ]


@pytest.mark.parametrize(
    ("edits", "kind", "said"),
    [
        ([Edit(0, 3, "mốt")], ActionKind.TYPE, "mốt ← một"),
        ([Edit(0, 3, "một", EditKind.KEEP)], ActionKind.KEEP, "một kept"),
        ([Edit(0, 3, "", EditKind.ILLEGIBLE)], ActionKind.TYPE, "illegible: một"),
        ([Edit(0, 3, "", EditKind.DELETE)], ActionKind.TYPE, "deleted: một"),
        ([Edit(3, 3, " x", EditKind.INSERT)], ActionKind.TYPE, "inserted: x"),
        ([Edit(3, 4, "\n", EditKind.LINE)], ActionKind.LINE, "new line before “hai”"),
        ([Edit(0, 3, "x"), Edit(8, 11, "x")], ActionKind.TYPE, "x ← một, 2 places"),
        ([Edit(0, 3, "x"), Edit(4, 7, "y")], ActionKind.TYPE, "2 places: x ← một …"),
        (
            [Edit(0, 3, "x", origin=Origin.AUTO), Edit(4, 7, "y")],
            ActionKind.ACCEPT_SAFE,
            "2 safe suggestions",
        ),
        ([Edit(0, 11, "x" * 99)], ActionKind.TYPE, f"{'x' * 39}… ← một hai một"),
    ],
)
def test_words(edits: list[Edit], kind: ActionKind, said: str) -> None:
    document = Document(Report.from_text("một hai một"))
    document.apply(Action(kind, LAN.identity, WHEN, put=tuple(edits)))
    assert describe(document.history.line[0], document.report).what == said


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([Edit(7, 8, " ", EditKind.LINE)], "no new line before “ba”"),
        (
            [Edit(3, 4, "\n", EditKind.LINE), Edit(7, 8, " ", EditKind.LINE)],
            "to the next line: hai",
        ),
        (
            [Edit(7, 8, " ", EditKind.LINE), Edit(10, 11, "\n", EditKind.LINE)],
            "to the line above: ba",
        ),
    ],
)
def test_words_for_line_breaks(edits: list[Edit], said: str) -> None:
    document = Document(Report.from_text("một hai\nba bốn"))
    document.apply(Action(ActionKind.LINE, LAN.identity, WHEN, put=tuple(edits)))
    assert describe(document.history.line[0], document.report).what == said


def test_words_for_what_was_made_undecided() -> None:
    document = Document(Report.from_text("một hai"))
    document.apply(Action(ActionKind.TYPE, LAN.identity, WHEN, put=(Edit(0, 3, "x"),)))
    document.apply(Action(ActionKind.REVERT, LAN.identity, WHEN, drop=(Span(0, 3),)))
    assert describe(document.history.line[1], document.report).what == "một undecided again"


@pytest.mark.parametrize("kind", ActionKind)
def test_every_kind_of_action_has_words(kind: ActionKind) -> None:
    action = Action(kind, LAN.identity, WHEN, identity="e4")
    words = describe(action, Report.from_text("một"))
    assert words.what not in ("", "no. 4")
