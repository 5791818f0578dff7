"""Two people work on one report apart; what they did is brought together."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.making import LAN, MINH, WHEN, Do, documents, perform, steps

from soat_core.actions import Action, ActionKind, Agent
from soat_core.annotation import ENTRY, NOTE, Annotation
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.errors import ActionError
from soat_core.history.history import History
from soat_core.history.taking_back import taking_back
from soat_core.merging import Change, MergeError, Merger, Side, Standing, compare, merge
from soat_core.merging.difference import reading_of_edit
from soat_core.report import Report
from soat_core.tei import read_record, write_record
from soat_core.text import Span, tokens

TEXT = "Két qua cong tac\nthong tin d6i ngoai nim 2024\n"
HOANG = Agent("hoang", "Hoàng")


def again(document: Document) -> Document:
    """The document as somebody else opens its record: nothing to undo."""
    return read_record(write_record(document), "a.tei.xml")


def said(document: Document) -> tuple[object, object]:
    """What a document says, whoever said it and under whatever name; where annotations stand
    follows from the edits."""
    entries = {note.identity: note.text for note in document.annotations if note.kind == ENTRY}
    notes = []
    for note in document.annotations:
        values = [(k, entries.get(v, "?") if k == "entry" else v) for k, v in note.values]
        notes.append(repr((str(note.kind), note.text, values, note.rejected)))
    return [reading_of_edit(edit) for edit in document.edits], sorted(notes)


def report() -> Document:
    return Document(Report.from_text(TEXT, "a.txt"))


def decide(document: Document, words: dict[str, str], who: Agent = LAN, minute: int = 0) -> None:
    """Each word by an action of its own; an empty one is made undecided again."""
    document.add_agent(who)
    for word, text in words.items():
        start = TEXT.index(word)
        span = Span(start, start + len(word))
        when = WHEN + timedelta(minutes=minute)
        if text:
            action = Action(ActionKind.TYPE, who.identity, when, put=(Edit(*span, text),))
        else:
            action = Action(ActionKind.REVERT, who.identity, when, drop=(span,))
        document.apply(action)


def note(document: Document, one: Annotation, minute: int = 0) -> None:
    when = WHEN + timedelta(minutes=minute)
    document.apply(Action(ActionKind.ANNOTATE, LAN.identity, when, annotate=(one,)))


def on(word: str, name: str, text: str = "", kind: str = NOTE, **values: str) -> Annotation:
    start = TEXT.index(word)
    told = tuple(sorted(values.items()))
    return Annotation(name, start, start + len(word), kind, text, values=told)


def entry(name: str, text: str) -> Annotation:
    return Annotation(name, 0, 0, ENTRY, text, values=(("kind", "organisation"),))


def test_independent_work_of_both_is_there_with_who_and_when() -> None:
    mine = report()
    decide(mine, {"Két": "Kết"})
    theirs = again(mine)
    decide(mine, {"qua": "quả"})
    decide(theirs, {"d6i": "đối", "nim": "năm"}, MINH, 7)
    outcome = merge(mine, theirs, LAN)
    assert mine.corrected_text() == "Kết quả cong tac\nthong tin đối ngoai năm 2024\n"
    assert (outcome.taken, outcome.kept, outcome.conflicts) == (2, 1, ())
    last = mine.actions[-1]
    assert (last.who, last.when) == (MINH.identity, WHEN + timedelta(minutes=7))
    assert again(mine).edits == mine.edits


def test_what_they_made_undecided_again_is_so() -> None:
    mine = report()
    decide(mine, {"Két": "Kết", "qua": "quả"})
    theirs = again(mine)
    decide(theirs, {"qua": ""}, MINH)
    merge(mine, theirs, LAN)
    assert mine.corrected_text() == TEXT.replace("Két", "Kết")


@pytest.mark.parametrize("known", [True, False], ids=["history", "records alone"])
def test_the_same_place_changed_by_both_is_a_conflict(known: bool) -> None:
    mine = report()
    decide(mine, {"d6i": "dối"})
    theirs = again(mine)
    decide(mine, {"d6i": "đối"}, LAN, 5)
    decide(theirs, {"d6i": "đội"}, MINH, 9)
    one = mine if known else again(mine)
    (found,) = compare(one, theirs).conflicts
    assert found.base.edits[0].text == "dối"
    assert found.newer is Side.THEIRS
    merge(one, theirs, LAN)
    assert "đội" in one.corrected_text()


def take_back(document: Document, back: int = 0) -> None:
    """The last action but so many, where nothing stands in the way."""
    for action in document.actions[-1 - back :][:1]:
        with suppress(ActionError):
            document.apply(taking_back(document, action.identity, LAN.identity, WHEN))


def change(
    document: Document, numbers: set[int], text: str, kind: ActionKind = ActionKind.TYPE
) -> None:
    """Some words by one action."""
    spans = list(tokens(TEXT))
    put = tuple(Edit(*spans[number], text) for number in sorted(numbers))
    if put:
        document.apply(Action(kind, LAN.identity, WHEN, put=put))


def accept_both(document: Document, words: tuple[str, str]) -> None:
    """One action in two places."""
    document.add_agent(LAN)
    places = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]
    put = tuple(Edit(*place, "đọc") for place in places)
    document.apply(Action(ActionKind.SERIES, LAN.identity, WHEN, put=put))


@pytest.mark.parametrize("whose", [Side.MINE, Side.THEIRS], ids=["of mine", "of theirs"])
def test_two_places_of_one_action_changed_on_different_sides_are_no_conflict(whose: Side) -> None:
    """As long as one side has its history: what is left of the action has nothing in common."""
    known = report()
    accept_both(known, ("d6i", "nim"))
    other = again(known)
    mine, theirs = (known, other) if whose is Side.MINE else (other, known)
    decide(mine, {"d6i": "đối"}, LAN, 5)
    decide(theirs, {"nim": "năm"}, MINH, 9)
    assert compare(mine, theirs).conflicts == []
    merge(mine, theirs, LAN)
    assert mine.corrected_text() == TEXT.replace("d6i", "đối").replace("nim", "năm")


def test_what_a_take_back_brought_back_is_common_to_both() -> None:
    mine = report()
    decide(mine, {"d6i": "dối"})
    take_back(mine)
    take_back(mine)
    theirs = again(mine)
    decide(mine, {"d6i": "đối"}, LAN, 5)
    assert compare(mine, theirs).conflicts == []
    merge(theirs, again(mine), LAN)
    assert theirs.corrected_text() == TEXT.replace("d6i", "đối")


def test_two_actions_of_one_second_are_still_told_apart() -> None:
    mine, theirs = report(), report()
    accept_both(mine, ("d6i", "nim"))
    accept_both(theirs, ("Két", "qua"))
    decide(mine, {"d6i": "đối"}, LAN, 5)
    decide(theirs, {"Két": "Kết"}, LAN, 5)
    merge(mine, theirs, LAN)
    assert mine.corrected_text() == "Kết đọc cong tac\nthong tin đối ngoai đọc 2024\n"


def test_conflicts_are_decided_one_by_one_and_each_can_be_undone() -> None:
    mine, theirs = report(), report()
    decide(mine, {"d6i": "đối", "nim": "năm"})
    decide(theirs, {"d6i": "đội", "nim": "nắm", "Két": "Kết"}, MINH)
    merger = Merger(mine, theirs)
    first, second = merger.comparison.conflicts
    mine.apply_all(merger.independent())
    assert merger.open_conflicts() == [first, second]
    for difference, side in ((first, Side.THEIRS), (second, Side.MINE)):
        plan = merger.decision(difference, side)
        assert plan is not None
        mine.apply(Action(plan.kind, LAN.identity, WHEN, plan.put, plan.drop))
    assert mine.corrected_text() == "Kết qua cong tac\nthong tin đội ngoai năm 2024\n"
    assert merger.open_conflicts() == []
    assert merger.standing(first) is Standing.THEIRS
    mine.undo()
    assert merger.open_conflicts() == [second]
    mine.undo()
    assert mine.corrected_text() == "Kết qua cong tac\nthong tin đối ngoai năm 2024\n"
    decide(mine, {"d6i": "đới"})
    assert merger.standing(first) is Standing.OTHER
    settled = merger.settled(Side.THEIRS)
    assert settled is not None and settled.count == 1


def test_notes_of_both_stay_under_names_of_their_own() -> None:
    mine = report()
    note(mine, on("Két", "n1", "cả hai"))
    theirs = again(mine)
    note(mine, on("qua", "n2", "của tôi"))
    note(theirs, on("d6i", "n2", "của bạn"), 5)
    note(theirs, on("Két", "n1", "cả hai, đã sửa"), 6)
    merge(mine, theirs, LAN)
    assert sorted(n.text for n in mine.annotations) == ["cả hai, đã sửa", "của bạn", "của tôi"]


def test_entries_of_the_register_are_brought_together_and_mentions_follow() -> None:
    mine, theirs = report(), report()
    note(mine, entry("n1", "UBND huyện"))
    note(theirs, entry("n1", "Sở Nội vụ"), 1)
    note(theirs, entry("n2", "UBND huyện"), 2)
    note(theirs, on("cong", "n3", kind="orgName", entry="n2"), 3)
    note(theirs, on("tac", "n4", kind="orgName", entry="n1"), 4)
    merge(mine, theirs, LAN)
    entries = {n.identity: n.text for n in mine.annotations if n.kind == ENTRY}
    assert sorted(entries.values()) == ["Sở Nội vụ", "UBND huyện"]
    mentions = [n for n in mine.annotations if n.kind == "orgName"]
    assert [entries[n.value("entry")] for n in mentions] == ["UBND huyện", "Sở Nội vụ"]


def test_the_same_name_marked_by_both_is_marked_once() -> None:
    mine, theirs = report(), report()
    note(mine, on("2024", "n1", kind="date", when="2024"))
    note(theirs, on("2024", "n5", kind="date", when="2024"), 1)
    assert compare(mine, theirs).differences == ()
    note(theirs, on("2024", "n5", kind="date", when="2025"), 2)
    assert len(compare(mine, theirs).conflicts) == 1


def test_reports_of_different_texts_are_not_merged() -> None:
    with pytest.raises(MergeError):
        compare(report(), Document(Report.from_text("khác", "b.txt")))


# Whatever two people do


works = st.lists(steps, max_size=6)


def parted(start: Document, one: list[Do], other: list[Do]) -> tuple[Document, Document]:
    """Two copies of a document on which two people have worked, nobody as both at one time.

    Actions of the same person in the same second are one action, as far as records can tell.
    """
    assume({(do.who, do.minutes) for do in one}.isdisjoint((do.who, do.minutes) for do in other))
    mine, theirs = again(start), again(start)
    for document, work in ((mine, one), (theirs, other)):
        for do in work:
            perform(document, do)
    return mine, theirs


@given(documents())
def test_merged_with_itself_it_is_itself(start: Document) -> None:
    before = said(start), len(start.actions)
    merge(start, again(start), HOANG)
    assert (said(start), len(start.actions)) == before


@given(documents(), works)
def test_what_only_one_changed_is_what_that_one_made_of_it(start: Document, work: list[Do]) -> None:
    mine, theirs = parted(start, [], work)
    wanted = said(theirs)
    assert not compare(mine, theirs).conflicts
    merge(mine, theirs, HOANG)
    assert said(mine) == wanted
    merge(theirs, again(start), HOANG)
    assert said(theirs) == wanted


@given(documents(), works, works)
def test_it_does_not_matter_who_merges(start: Document, one: list[Do], other: list[Do]) -> None:
    # what pointed to a name that both give to something new is another matter
    names = {note.identity for note in start.annotations}
    assume(all(note.value("entry") in {"", *names} for note in start.annotations))
    mine, theirs = parted(start, one, other)
    here, there = again(mine), again(theirs)
    mine.history, theirs.history = History(mine.actions), History(theirs.actions)
    merge(mine, there, HOANG, winner=Side.MINE)
    merge(theirs, here, HOANG, winner=Side.THEIRS)
    assert said(mine) == said(theirs)
    assert said(again(mine)) == said(mine)


tokens_of_both = st.lists(st.sampled_from([0, 1, 2]), min_size=10, max_size=10)


@given(tokens_of_both)
def test_each_word_reads_as_whoever_changed_it_says(whose: list[int]) -> None:
    """Nobody, one or the other has changed each word: a naive model of merging."""
    mine, theirs = report(), report()
    wanted = []
    for number, (span, who) in enumerate(zip(tokens(TEXT), whose, strict=False)):
        word = TEXT[span.start : span.end]
        text = f"{word}{number}" if who else word
        if who:
            document = mine if who == 1 else theirs
            action = Action(ActionKind.TYPE, "lan", WHEN, put=(Edit(*span, text),))
            document.apply(action)
        wanted.append(text)
    outcome = merge(mine, theirs, HOANG)
    assert mine.corrected_text().split() == wanted
    assert outcome.taken == whose.count(2)


@given(tokens_of_both, st.booleans())
def test_an_action_in_many_places_that_each_changed_in_others(
    whose: list[int], mine_is_known: bool
) -> None:
    """The same model, after one action that had decided all words for both."""
    known = report()
    known.add_agent(HOANG)
    spans = list(tokens(TEXT))
    put = tuple(Edit(*span, f"{number}") for number, span in enumerate(spans))
    known.apply(Action(ActionKind.ACCEPT_SAFE, HOANG.identity, WHEN, put=put))
    other = again(known)
    mine, theirs = (known, other) if mine_is_known else (other, known)
    wanted = []
    for number, (span, who) in enumerate(zip(spans, whose, strict=False)):
        text = f"{number}+" if who else f"{number}"
        if who:
            document = mine if who == 1 else theirs
            document.apply(Action(ActionKind.TYPE, "hoang", WHEN, put=(Edit(*span, text),)))
        wanted.append(text)
    assert compare(mine, theirs).conflicts == []
    merge(mine, theirs, HOANG)
    assert mine.corrected_text().split() == wanted


some_words = st.sets(st.integers(0, 3))


@given(st.lists(some_words, max_size=5), st.tuples(some_words, some_words), st.booleans())
def test_after_series_and_take_backs_only_the_words_of_each_are_theirs(
    before: list[set[int]], whose: tuple[set[int], set[int]], mine_is_known: bool
) -> None:
    """The same model, after actions in some words; in none stands for a take-back of the last."""
    known = report()
    known.add_agent(LAN)
    for number, chosen in enumerate(before):
        if chosen:
            change(known, chosen, f"{number}", ActionKind.SERIES)
        else:
            take_back(known)
    other = again(known)
    mine, theirs = (known, other) if mine_is_known else (other, known)
    ours, others = whose[0] - whose[1], whose[1]
    words = known.corrected_text().split()
    change(mine, ours, "của tôi")
    change(theirs, others, "của bạn")
    assert compare(mine, theirs).conflicts == []
    merge(mine, theirs, HOANG)
    by_both = {**dict.fromkeys(ours, "của tôi"), **dict.fromkeys(others, "của bạn")}
    wanted = [by_both.get(number, word) for number, word in enumerate(words)]
    assert " ".join(mine.corrected_text().split()) == " ".join(wanted)


@given(documents(), works, works)
def test_taking_everything_back_gives_mine(start: Document, one: list[Do], other: list[Do]) -> None:
    mine, theirs = parted(start, one, other)
    before, here = said(mine), len(mine.actions)
    merge(mine, theirs, HOANG)
    mine.undo(len(mine.actions) - here)
    assert said(mine) == before


@given(documents(), works, works)
def test_after_deciding_for_them_nothing_but_my_own_differs(
    start: Document, one: list[Do], other: list[Do]
) -> None:
    mine, theirs = parted(start, one, other)
    own = {d.mine.content for d in compare(mine, theirs).changed_by(Change.MINE)}
    merge(mine, theirs, HOANG, winner=Side.THEIRS)
    left = [one for one in compare(mine, theirs).differences if not one.is_note]
    assert {one.mine.content for one in left} <= own


@pytest.mark.parametrize("has_entry", [Side.MINE, Side.THEIRS])
def test_what_points_nowhere_does_not_come_to_point_to_an_entry_of_the_other(
    has_entry: Side,
) -> None:
    """Names given after the work parted mean nothing to the other side."""
    entry = Annotation("n5", 0, 0, ENTRY, "Trần Thị Lan", values=(("kind", "person"),))
    mention = Annotation("n1", 0, 3, "person", values=(("entry", "n5"),))
    sides = {}
    for side in Side:
        note = entry if side is has_entry else mention
        document = sides[side] = Document(Report.from_text("Lan o nha"))
        document.add_agent(HOANG)
        action = Action(ActionKind.ANNOTATE, HOANG.identity, WHEN, annotate=(note,))
        document.apply(action)
    merge(sides[Side.MINE], sides[Side.THEIRS], HOANG)
    found = {note.kind: note for note in sides[Side.MINE].annotations}
    assert found["person"].value("entry") != found[ENTRY].identity
