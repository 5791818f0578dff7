"""What the bar says: made from the place, the suggestion and what is typed, without any widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from soat_core.edits import Edit, EditKind, Origin
from soat_core.engine.suggestion import Suggestion
from soat_core.finding.offer import SHOWN, Found, Source
from soat_core.finding.slots import EMPTY, Slots, slots_for
from soat_gui.engine_state import EngineState
from soat_gui.suggestions.chip import percent

translate = QCoreApplication.translate


class Mode(Enum):
    """What the clerk is doing; Enter means something else in each."""

    NOTHING = "nothing"
    REVIEW = "review"
    TRYING = "trying"
    TYPING = "typing"


@dataclass(frozen=True, slots=True)
class Content:
    """All that the bar shows.

    ``chosen`` is the number (from 0) of the candidate that stands in the text or that Enter takes;
    ``typed`` is the text as it was typed, which Enter takes if nothing is chosen.
    """

    mode: Mode = Mode.NOTHING
    reading: str = ""
    slots: Slots = EMPTY
    chosen: int | None = None
    typed: str = ""
    note: str = ""


def slots_of(suggestion: Suggestion | None) -> Slots:
    """The engine's candidates in their order."""
    if suggestion is None:
        return EMPTY
    found = [
        Found(candidate.text, Source.ENGINE, rank=rank, posterior=candidate.posterior)
        for rank, candidate in enumerate(suggestion.candidates[:SHOWN], 1)
    ]
    return slots_for(found)


def index_of(slots: Sequence[Found | None], text: str) -> int | None:
    """The number (from 0) of the candidate that reads so."""
    return next((at for at, one in enumerate(slots) if one and one.text == text), None)


def label_of(found: Found) -> str:
    """What speaks for it, in a word."""
    if found.posterior is not None:
        return percent(found.posterior)
    return {
        Source.ENGINE: "",
        Source.REPORT: translate("SuggestionBar", "used"),
        Source.MEMORY: translate("SuggestionBar", "known"),
        Source.LEXICON: translate("SuggestionBar", "word"),
        Source.KEYS: translate("SuggestionBar", "keys"),
    }[found.source]


def about(found: Found) -> str:
    """What speaks for it, in a phrase."""
    if found.posterior is not None:
        share = percent(found.posterior)
        return translate("SuggestionBar", "suggested, {percent} likely").format(percent=share)
    return {
        Source.ENGINE: translate("SuggestionBar", "suggested"),
        Source.REPORT: translate("SuggestionBar", "used elsewhere in this report"),
        Source.MEMORY: translate("SuggestionBar", "remembered from earlier reports"),
        Source.LEXICON: translate("SuggestionBar", "a word that fits what is typed"),
        Source.KEYS: translate("SuggestionBar", "what the Telex or VNI keys spell"),
    }[found.source]


def longest_labels() -> list[str]:
    """Every label there can be, so that room is kept for the widest."""
    sources = (Source.REPORT, Source.MEMORY, Source.LEXICON, Source.KEYS)
    return [percent(0.999), *(label_of(Found("", source)) for source in sources)]


def decided_note(edit: Edit) -> str:
    """How a token was decided."""
    if edit.unclear:
        return translate("SuggestionBar", "doubtful")
    if edit.kind is EditKind.SOURCE:
        return translate("SuggestionBar", "the author's mistake, corrected")
    if edit.kind is EditKind.INSERT:
        return translate("SuggestionBar", "inserted")
    if edit.kind is EditKind.LINE:
        return translate("SuggestionBar", "line break changed")
    if edit.kind is EditKind.KEEP:
        return translate("SuggestionBar", "kept as read")
    if edit.kind is EditKind.DELETE:
        return translate("SuggestionBar", "deleted")
    if edit.kind is EditKind.ILLEGIBLE:
        return translate("SuggestionBar", "marked as illegible")
    if edit.origin is Origin.SUGGESTED:
        return translate("SuggestionBar", "taken from the suggestions")
    if edit.origin is Origin.AUTO:
        return translate("SuggestionBar", "taken as safe, not looked at")
    return translate("SuggestionBar", "typed")


def nothing_note(state: EngineState) -> str:
    """Why there are no suggestions."""
    if state is EngineState.LOADING:
        return translate("SuggestionBar", "getting the suggestions ready…")
    if state is EngineState.WORKING:
        return translate("SuggestionBar", "looking for suggestions…")
    if state is EngineState.BROKEN:
        return translate("SuggestionBar", "no suggestions; type the text yourself")
    return translate("SuggestionBar", "nothing to suggest")


def typing_note(chosen: Found | None, *, composing: bool) -> str:
    """What Enter does with what is typed."""
    if composing:
        return ""
    if chosen is None:
        return translate("SuggestionBar", "taken as typed")
    return about(chosen)
