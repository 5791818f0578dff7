"""How series are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from soat_core.series import Concordance, Scope, SeriesKey, State
from soat_gui.editor.display import EMPTY, visible

_LONGEST = 34
"""Code points of a text in a title."""


def short(text: str, longest: int = _LONGEST) -> str:
    """As it can be shown, its middle left out where it is long."""
    shown = visible(text)
    if len(shown) <= longest:
        return shown
    half = (longest - 1) // 2
    return f"{shown[:half].rstrip()}…{shown[-half:].lstrip()}"


def change(read: str, result: str) -> str:
    """What was read, and what it shall be."""
    return f"{visible(read) or EMPTY} → {visible(result) or EMPTY}"


def scope_title(key: SeriesKey, concordance: Concordance) -> str:
    """Of a series, with what its places have in common."""
    translate = QCoreApplication.translate
    if key.scope is Scope.WORD:
        if key.state is State.CHANGE:
            return short(change(key.read, concordance.proposal or key.result))
        return translate("Series", "{word} as read").format(word=short(_read(key, concordance)))
    if key.scope is Scope.READING:
        return translate("Series", "every {word}").format(word=short(key.read))
    if key.scope is Scope.PATTERN:
        pattern = change(key.read, key.result)
        return translate("Series", "pattern {pattern}").format(pattern=pattern)
    return translate("Series", "phrase {words}").format(words=short(key.read))


def _read(key: SeriesKey, concordance: Concordance) -> str:
    """What was read, in capitals where all places have them."""
    typical = concordance.typical()
    read = key.read if typical is None else concordance.read(typical)
    return read if read.lower() == key.read.lower() else key.read
