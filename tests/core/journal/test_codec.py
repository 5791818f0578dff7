"""Everything about an edit comes back from the journal, whatever is in it."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.making import LAN, WHEN, Do, pages, perform, steps

from soat_core.actions import Action, ActionKind, Agent
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit, EditKind, Origin
from soat_core.journal import DamagedJournalError
from soat_core.journal.codec import pack, pack_one, unpack, unpack_one
from soat_core.journal.steps import read_many, read_one, write_many, write_one
from soat_core.report import Report

texts = st.text(st.characters(), max_size=5)  # lone surrogates too
edits = st.builds(
    Edit,
    st.integers(0, 9),
    st.integers(0, 9),
    texts,
    st.sampled_from(EditKind),
    st.sampled_from(Origin),
    st.none() | st.floats(0, 1) | st.integers(0, 1),
    st.none() | st.integers(1, 5),
    texts,
    st.sampled_from(["e1", "e2"]),
)


def through_json(value: Any) -> Any:
    import json

    return json.loads(json.dumps(value, ensure_ascii=False))


@given(st.lists(edits))
def test_edits_come_back(some: list[Edit]) -> None:
    assert unpack(Edit, through_json(pack(some))) == some


@given(pages, st.lists(steps, max_size=8))
def test_steps_come_back_one_by_one_and_in_a_row(text: str, things: list[Do]) -> None:
    document = Document(Report.from_text(text))
    for do in things:
        perform(document, do)
    line = document.history.line
    assert [read_one(loads(write_one(step))) for step in line] == line
    assert list(read_many(loads(write_many(line)))) == line


def loads(pieces: Any) -> Any:
    import json

    return json.loads("".join(pieces))


@pytest.mark.parametrize("kind", [Edit, Annotation, Agent])
def test_no_field_is_forgotten(kind: type) -> None:
    """A field of a type that cannot be kept would be lost at every restart."""
    odd = {
        name: value
        for name, value in {
            "start": 1, "end": 2, "text": "x", "kind": EditKind.KEEP, "origin": Origin.AUTO,
            "posterior": 0.5, "rank": 3, "who": "w", "action": "e7", "unclear": True,
            "identity": "i", "name": "n", "initials": "N", "start_inside": 1, "end_inside": 2,
        }.items()
        if name in {field.name for field in fields(kind)}
    }  # fmt: skip
    if kind is Annotation:
        odd["kind"] = "note"
    one = kind(**odd)
    assert set(pack_one(one)) >= set(odd)
    assert unpack_one(kind, pack_one(one)) == one
    unnamed = {field.name for field in fields(kind)} - set(odd)
    kept = {name for name, decode, _ in _readers(kind) if decode is not None}
    assert unnamed <= kept


def _readers(kind: type) -> Any:
    from soat_core.journal import codec

    return codec.known_fields(kind)


def test_times_keep_their_zone() -> None:
    when = WHEN.astimezone(timezone(timedelta(minutes=-345)))
    action = Action(ActionKind.TYPE, LAN.identity, when, identity="e1", target="e0")
    again = unpack_one(Action, through_json(pack_one(action)))
    assert again == action
    assert again.when.utcoffset() == when.utcoffset()


@pytest.mark.parametrize(
    "packed",
    [
        None,
        3,
        "x",
        {},
        {"all": []},
        {"all": {"start": 1}},
        {"all": {"start": "1", "end": 2, "text": ""}},
        {"all": {"start": True, "end": 2, "text": ""}},
        {"all": {"start": 1, "end": 2, "text": "", "kind": "no such kind"}},
        {"all": {"start": 1, "end": 2, "text": "", "kind": []}},
        {"all": {"start": 1, "end": 2, "text": ""}, "n": 10**12},
        {"all": {"start": 1, "end": 2, "text": ""}, "n": -1},
        {"all": {"end": 2, "text": ""}, "n": 2, "each": {"start": [1]}},
        {"all": {"end": 2, "text": ""}, "n": 2, "each": {"start": 5}},
    ],
)
def test_nonsense_is_refused(packed: Any) -> None:
    with pytest.raises(DamagedJournalError):
        unpack(Edit, packed)


def test_what_a_newer_version_adds_is_left_out() -> None:
    (edit,) = unpack(Edit, {"all": {"start": 1, "end": 2, "text": "", "colour": "red"}})
    assert edit == Edit(1, 2, "")
