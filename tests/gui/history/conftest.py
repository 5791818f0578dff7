"""Somebody with the history dock."""

from __future__ import annotations

import pytest
from tests.gui.conftest import Clerk


def hint(clerk: Clerk) -> str:
    return clerk.window.status.hint.text()


@pytest.fixture
def busy(clerk: Clerk) -> Clerk:
    """Somebody who has accepted quả, then chosen đổi, and stands on năm."""
    clerk.press("Return")
    clerk.press("2")
    assert clerk.word == "năm"
    return clerk
