"""The clerk's own keys: what can be bound, who has a key, what is kept."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QKeyEvent, QKeySequence
from tests.gui.conftest import Clerk, MakeClerk

from soat_core.errors import InputError
from soat_gui.commands.bindings import Bindings, KeyRefused
from soat_gui.commands.command import Command, Context
from soat_gui.commands.key_file import read_keys, write_keys
from soat_gui.commands.keys import counted_keys, key_of, refusal, shown_key, shown_keys, standard
from soat_gui.commands.table import COMMANDS
from soat_gui.settings import Settings

WINDOW, REVIEW, EDIT = Context.WINDOW, Context.REVIEW, Context.EDIT
SOME = (
    Command("save", "Save", "x.save", ("Ctrl+S",)),
    Command("keep", "Keep", "x.keep", ("F4",)),
    Command("find", "Find", "x.find", ("Ctrl+F", "F7")),
    Command("copy", "Copy", "x.copy", ("Ctrl+D",), REVIEW),
    Command("take", "Take", "x.take", ("1", "2", "3"), REVIEW, numbered=True),
    Command("done", "Done", "x.done", ("Return",), EDIT),
    Command("drop", "Drop", "x.drop", ("Ctrl+D",), EDIT),
    Command("tour", "Tour", "x.tour"),
)
SAVE, KEEP, FIND, COPY, TAKE, DONE, DROP, TOUR = SOME


def made(settings: Settings) -> Bindings:
    return Bindings(settings, SOME)


def press(key: str) -> QKeyEvent:
    combination = QKeySequence(key)[0]
    return QKeyEvent(QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers(), "")


# Keys


@pytest.mark.parametrize(
    ("key", "context", "may"),
    [
        ("Ctrl+K", WINDOW, True),
        ("F9", WINDOW, True),
        ("Shift+F9", EDIT, True),
        ("Alt+7", WINDOW, True),
        ("Ctrl+Alt+Up", WINDOW, True),
        ("7", REVIEW, True),
        ("Space", REVIEW, True),
        ("Return", REVIEW, True),
        ("Return", EDIT, True),
        ("Ctrl+C", REVIEW, True),
        # What types, or may do so.
        ("K", WINDOW, False),
        ("K", REVIEW, False),
        ("Shift+K", REVIEW, False),
        ("+", REVIEW, False),
        ("7", WINDOW, False),
        ("7", EDIT, False),
        ("Ctrl+Alt+K", WINDOW, False),
        # What others need.
        ("Backspace", REVIEW, False),
        ("Ctrl+Backspace", EDIT, False),
        ("Alt+Z", WINDOW, False),
        ("Ctrl+Space", REVIEW, False),
        ("Shift+Space", REVIEW, False),
        ("Meta+K", WINDOW, False),
        ("Alt+F4", WINDOW, False),
        ("Alt+K", WINDOW, False),
        ("Ctrl+V", EDIT, False),
        ("Ctrl+A", WINDOW, False),
        ("Left", EDIT, False),
        ("Return", WINDOW, False),
        ("Shift+Tab", WINDOW, False),
        ("", WINDOW, False),
        ("nonsense", WINDOW, False),
    ],
)
def test_which_keys_can_be_had(key: str, context: Context, may: bool) -> None:
    assert (refusal(key, Command("a", "A", "x.a", context=context)) == "") is may


def test_keys_are_written_in_one_way() -> None:
    assert [standard(key) for key in ("ctrl+shift+z", "Enter", "PgDown", "Ctrl++")] == [
        "Ctrl+Shift+Z", "Enter", "PgDown", "Ctrl++",
    ]  # fmt: skip
    assert standard("Ctrl+K, Ctrl+C") == ""
    assert key_of(press("Enter")) == "Return"
    assert key_of(press("Backtab")) == "Shift+Tab"


def test_keys_as_people_read_them() -> None:
    assert [shown_key(key) for key in ("Return", "Ctrl+Up", "Ctrl++", "+", "PgDown")] == [
        "Enter", "Ctrl+↑", "Ctrl++", "+", "Page Down",
    ]  # fmt: skip
    assert shown_keys(["Alt+1", "Alt+2"], numbered=True) == "Alt+1 … 2"
    assert shown_keys([]) == ""
    assert counted_keys("Ctrl+1", 3) == ("Ctrl+1", "Ctrl+2", "Ctrl+3")
    assert counted_keys("1", 2) == ("1", "2")
    assert counted_keys("F1", 3) == counted_keys("Ctrl+2", 3) == ()


# Who has a key


def test_without_a_choice_the_keys_are_those_of_the_table(settings: Settings) -> None:
    bindings = made(settings)
    assert {one.identity: bindings.keys(one) for one in SOME} == {
        one.identity: tuple(one.keys) for one in SOME
    }
    assert bindings.find(WINDOW, press("F7")) == (FIND, 0)
    assert bindings.find(REVIEW, press("2")) == (TAKE, 2)
    assert bindings.find(REVIEW, press("F7")) is None
    assert bindings.shown_of("find") == "Ctrl+F or F7"


def test_a_choice_acts_at_once_and_is_kept(settings: Settings) -> None:
    bindings = made(settings)
    told = []
    bindings.changed.connect(lambda: told.append(bindings.keys(KEEP)))
    bindings.choose(KEEP, ["F5", "f6", "F5"])
    assert told == [("F5", "F6")]
    assert bindings.is_own(KEEP) and not bindings.is_own(SAVE)
    assert made(settings).keys(KEEP) == ("F5", "F6")
    bindings.reset(KEEP)
    assert made(settings).own == {}


def test_a_key_of_another_command_is_taken_from_it_and_comes_back(settings: Settings) -> None:
    bindings = made(settings)
    assert bindings.holder(KEEP, "f7") is FIND
    bindings.choose(KEEP, ["F7"])
    assert bindings.keys(FIND) == ("Ctrl+F",)
    assert bindings.holder(FIND, "F7") is KEEP
    bindings.choose(KEEP, ["F8"])
    assert bindings.keys(FIND) == ("Ctrl+F", "F7")
    # Of two own keys the later choice wins, and what has lost all has those of the table again.
    bindings.choose(SAVE, ["F8"])
    assert bindings.keys(KEEP) == ("F4",)


def test_keys_of_the_window_are_those_of_both_modes(settings: Settings) -> None:
    bindings = made(settings)
    assert bindings.holder(COPY, "Ctrl+S") is SAVE
    assert bindings.holder(SAVE, "Ctrl+D") in (COPY, DROP)
    bindings.choose(SAVE, ["Ctrl+D"])
    assert bindings.keys(COPY) == bindings.keys(DROP) == ()
    bindings.reset(SAVE)
    assert bindings.keys(COPY) == bindings.keys(DROP) == ("Ctrl+D",)


def test_one_key_may_mean_two_things_in_two_modes(settings: Settings) -> None:
    bindings = made(settings)
    assert bindings.holder(DONE, "Ctrl+D") is DROP
    bindings.choose(COPY, ["Return"])
    assert bindings.keys(DONE) == ("Return",)


def test_no_key_at_all_is_a_choice(settings: Settings) -> None:
    bindings = made(settings)
    bindings.choose(KEEP, [])
    assert made(settings).keys(KEEP) == ()
    bindings.choose(SAVE, ["F4"])
    assert bindings.keys(KEEP) == ()
    bindings.reset_all()
    assert made(settings).keys(KEEP) == ("F4",)


def test_numbers_keep_their_places(settings: Settings) -> None:
    bindings = made(settings)
    bindings.choose(TAKE, counted_keys("Alt+1", 3))
    assert bindings.find(REVIEW, press("Alt+3")) == (TAKE, 3)
    assert bindings.find(REVIEW, press("3")) is None
    bindings.reset(TAKE)
    bindings.choose(COPY, ["2"])
    assert bindings.keys(TAKE) == ("1", "", "3")
    assert bindings.find(REVIEW, press("3")) == (TAKE, 3)
    assert bindings.shown(TAKE) == "1 or 3"


def test_what_cannot_be_had_is_refused_and_changes_nothing(settings: Settings) -> None:
    bindings = made(settings)
    with pytest.raises(KeyRefused, match="Backspace"):
        bindings.choose(KEEP, ["F9", "Backspace"])
    assert bindings.keys(KEEP) == ("F4",) and made(settings).own == {}


@pytest.mark.parametrize(
    "kept",
    [
        "[]",
        "{",
        '{"keep": "F5"}',
        '{"keep": ["Backspace"]}',
        '{"gone": ["F5"]}',
        '{"keep": ["Ctrl+S"], "save": ["Ctrl+S"]}',
        '{"take": ["7", "8", "9", "0"]}',
        '{"keep": [5, null]}',
    ],
)
def test_nonsense_in_the_settings_does_no_harm(tmp_path: Path, kept: str) -> None:
    store = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    store.setValue("keys/own", kept)
    bindings = made(Settings(store))
    assert bindings.keys(SAVE) == ("Ctrl+S",)
    assert len(bindings.keys(TAKE)) == 3


KEYS = ["F4", "F5", "F7", "Ctrl+S", "Ctrl+D", "Ctrl+F", "Return", "1", "2", "Ctrl+K"]


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("choose"), st.sampled_from(SOME), st.lists(st.sampled_from(KEYS))),
            st.tuples(st.just("reset"), st.sampled_from(SOME), st.just([])),
        ),
        max_size=8,
    )
)
@hypothesis_settings(max_examples=80, deadline=None)
def test_whatever_is_chosen_a_key_means_one_thing(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Command, list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    settings = Settings(QSettings(str(folder / "x.ini"), QSettings.Format.IniFormat))
    bindings = made(settings)
    for what, command, keys in steps:
        if what == "reset":
            bindings.reset(command)
            assert bindings.keys(command) == tuple(command.keys)
        elif not command.numbered and not any(refusal(key, command) for key in keys):
            bindings.choose(command, keys)
            assert bindings.keys(command) == tuple(dict.fromkeys(keys))
    for context in (REVIEW, EDIT):
        held = Counter(
            key
            for one in SOME
            if one.context in (WINDOW, context)
            for key in bindings.keys(one)
            if key
        )
        assert not [key for key, count in held.items() if count > 1]
    for one in SOME:
        for number, key in enumerate(bindings.keys(one), 1):
            if key:
                found = one, number if one.numbered else 0
                assert bindings.find(one.context, press(key)) == found
    again = made(settings)
    assert [again.keys(one) for one in SOME] == [bindings.keys(one) for one in SOME]


# Files


def test_keys_go_through_a_file_unchanged(settings: Settings, tmp_path: Path) -> None:
    bindings = made(settings)
    bindings.choose(KEEP, ["Ctrl+S"])
    bindings.choose(TOUR, [])
    data = write_keys(bindings)
    assert json.loads(data)["keys"]["keep"] == {"title": "Keep", "keys": ["Ctrl+S"]}
    other = made(Settings(QSettings(str(tmp_path / "b.ini"), QSettings.Format.IniFormat)))
    other.choose(FIND, ["F9"])
    read = read_keys(data, "keys.json", other)
    assert (read.unknown, read.refused) == ([], [])
    other.take(read.own)
    assert [other.keys(one) for one in SOME] == [bindings.keys(one) for one in SOME]
    assert other.own == bindings.own


def test_what_a_file_says_of_other_commands_is_left_out(settings: Settings) -> None:
    told = {
        "soat-keys": 1,
        "keys": {"fly": ["F9"], "keep": ["F5", "Backspace"], "take": {"keys": ["7", "", "9"]}},
    }
    read = read_keys(json.dumps(told).encode(), "keys.json", made(settings))
    assert read.unknown == ["fly"]
    assert read.own == {"keep": ("F5",), "take": ("7", "", "9")}
    assert read.refused == ["Backspace (Keep)"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"{}",
        b'{"soat-keys": 2, "keys": {}}',
        b'{"soat-keys": 1}',
        b'{"soat-keys": 1, "keys": {"keep": "F5"}}',
        b'{"soat-keys": 1, "keys": {"keep": [5]}}',
        b"[" * 20_000,
    ],
)
def test_a_file_without_keys_is_refused(settings: Settings, data: bytes) -> None:
    with pytest.raises(InputError, match="holds no keys"):
        read_keys(data, "keys.json", made(settings))


# In the window


def test_other_keys_act_at_once_in_both_modes_and_in_menus(clerk: Clerk) -> None:
    window = clerk.window
    commands = {command.identity: command for command in COMMANDS}
    window.bindings.choose(commands["keep"], ["Ctrl+K"])
    window.bindings.choose(commands["accept"], ["Space"])
    assert window.registry.actions["accept"].text().endswith("\tSpace")
    assert window.registry.actions["keep"].shortcut().toString() == "Ctrl+K"
    clerk.press("F4")
    assert clerk.word == "quả"
    clerk.press("Ctrl+K")
    assert clerk.screen[0] == "Kết qua công tác"
    clerk.press("Space")
    assert clerk.decided.split()[4:7] == ["thong", "tin", "đối"]
    # A key of the window belongs to it while text is typed too.
    clerk.type("a")
    assert clerk.mode == "EDIT"
    clerk.press("Ctrl+K")
    assert clerk.mode == "REVIEW"


def test_own_keys_are_there_after_a_restart(make_clerk: MakeClerk, ocr_file: Path) -> None:
    first = make_clerk()
    keep = next(command for command in COMMANDS if command.identity == "keep")
    first.window.bindings.choose(keep, ["Ctrl+K"])
    second = make_clerk()
    second.open(ocr_file)
    second.press("Tab", "Ctrl+K")
    assert second.screen[0] == "Kết qua công tác"
