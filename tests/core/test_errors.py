"""What an error says, and what it lets go."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from soat_core.errors import InputError, SoatError, let_go


@pytest.fixture
def no_garbage_collector() -> Iterator[None]:
    """As in the window."""
    gc.disable()
    yield
    gc.enable()


class Picture:
    """Something large."""


def decoded(kept: list[weakref.ref[Picture]]) -> None:
    picture = Picture()
    kept.append(weakref.ref(picture))
    raise ValueError("broken")


def read(kept: list[weakref.ref[Picture]]) -> None:
    picture = Picture()
    kept.append(weakref.ref(picture))
    try:
        decoded(kept)
    except ValueError as error:
        raise InputError("this picture is broken", where="a.png") from error


def test_it_is_one_sentence() -> None:
    error = SoatError("no such file", where="a.txt", advice="Check the name.")
    assert str(error) == "a.txt: no such file. Check the name."
    assert str(SoatError("no such file")) == "no such file."


@pytest.mark.usefixtures("no_garbage_collector")
def test_what_functions_held_that_failed_is_let_go() -> None:
    kept: list[weakref.ref[Picture]] = []
    with ThreadPoolExecutor(1) as pool, pytest.raises(InputError) as told:
        pool.submit(read, kept).result()
    assert [one() is not None for one in kept] == [True, True]
    let_go(told.value)
    assert [one() is not None for one in kept] == [False, False]
    assert "broken" in str(told.value)
