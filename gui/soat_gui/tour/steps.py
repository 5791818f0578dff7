"""The steps of the tour: what is to be pressed, where, and how it is known that it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from soat_core.actions import ActionKind
from soat_gui.commands.command import QT_TRANSLATE_NOOP
from soat_gui.tour import targets
from soat_gui.tour.events import Event
from soat_gui.tour.targets import Target

_TAKEN = (ActionKind.ACCEPT, ActionKind.CHOOSE, ActionKind.TYPE, ActionKind.KEEP)


@dataclass(frozen=True)
class Step:
    """``words`` says what the key does; the keys themselves stand beside it."""

    words: str
    command: str
    """Whose keys are shown, by its identity; without the command there is no such step."""
    is_done: Callable[[Event], bool]
    target: Target | None = None
    number: int = 0
    """Of the key that is shown, for a numbered command."""
    types: bool = False
    """Whether a word is typed before the key."""
    keys: tuple[str, ...] = ()
    """Shown in place of the command's: keys that mean something in a panel only."""
    dock: str = ""
    """The panel that this step ends with."""

    @property
    def text(self) -> str:
        """In the window's language; ``{word}`` is what the place is to read in the end."""
        return QCoreApplication.translate("Tour", self.words)


STEPS = (
    Step(
        QT_TRANSLATE_NOOP(
            "Tour",
            "On the left what a machine read badly, on the right how it is corrected. Go to the "
            "next doubtful word.",
        ),
        "tab",
        lambda event: event.command in ("tab", "next-suspect") and event.on_suspect,
    ),
    Step(
        QT_TRANSLATE_NOOP("Tour", "The suggestion is right? Take it; you are led to the next one."),
        "accept",
        lambda event: event.did(*_TAKEN),
    ),
    Step(
        QT_TRANSLATE_NOOP("Tour", "Another candidate is right? Press its number, here 2."),
        "candidate",
        lambda event: event.did(ActionKind.CHOOSE, ActionKind.ACCEPT),
        targets.doubtful,
        number=2,
    ),
    Step(
        QT_TRANSLATE_NOOP("Tour", "A slip? Everything can be undone, step by step."),
        "undo",
        lambda event: event.is_undo,
    ),
    Step(
        QT_TRANSLATE_NOOP(
            "Tour", "Or simply type, marks are not needed: these letters already find “{word}”."
        ),
        "commit",
        lambda event: event.did(*_TAKEN),
        targets.typed,
        types=True,
    ),
    Step(
        QT_TRANSLATE_NOOP("Tour", "It was read right? Keep it as it is."),
        "keep",
        lambda event: event.did(ActionKind.KEEP),
        targets.read_right,
    ),
    Step(
        QT_TRANSLATE_NOOP(
            "Tour",
            "The same error again and again: look at the whole series and correct it at once.",
        ),
        "series",
        lambda event: event.command == "series",
        targets.often,
    ),
    Step(
        QT_TRANSLATE_NOOP(
            "Tour", "Enter corrects all that are ticked, and one undo takes it back. Esc leaves it."
        ),
        "series",
        lambda event: event.in_text,
        keys=("Enter", "Esc"),
        dock="series",
    ),
    Step(
        QT_TRANSLATE_NOOP(
            "Tour",
            "Save: the record keeps the OCR text, every correction, who made it and when. "
            "This is only practice: it asks nothing and harms nothing.",
        ),
        "save",
        lambda event: event.is_saved,
    ),
)
