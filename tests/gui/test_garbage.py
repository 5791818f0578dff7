"""What Python looks through, and when."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from soat_gui.desk import Desk
from soat_gui.garbage import spare_long_walks

_MUCH = 20_000


@pytest.fixture
def spared(qtbot: QtBot) -> Iterator[None]:
    desk, was_on = Desk(), gc.isenabled()
    spare_long_walks(desk)
    yield
    desk.deleteLater()
    gc.unfreeze()
    if was_on:
        gc.enable()


@pytest.mark.usefixtures("spared")
def test_what_takes_the_place_of_something_old_is_looked_through_soon(qtbot: QtBot) -> None:
    """Python's own count of what is new knows nothing of it, and the next walk would be long."""
    old = [[n] for n in range(_MUCH)]
    gc.collect(0)
    gc.freeze()
    for n in range(_MUCH):
        old[n] = [-n]
    assert gc.get_count()[0] < _MUCH / 4
    qtbot.waitUntil(lambda: len(gc.get_objects(generation=0)) < _MUCH)
    assert len(old) == _MUCH
