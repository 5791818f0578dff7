"""What the window remembers from one day to the next: choices only, never any report text."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QSettings, Signal

from soat_core.annotation import is_of_office
from soat_core.i18n import VIETNAMESE
from soat_core.suggested_text import DEFAULT_THRESHOLD
from soat_core.text import TonePlacement
from soat_gui.private import keep_private
from soat_gui.theme import CONTRAST, DARK, INTERFACE_PIXELS, LIGHT, SYSTEM

DEFAULT_VERSIONS = 1
_HASH, _MOST_ASKED = 16, 500
"""Digits of the hash by which a report is known again, and of how many that is kept."""
_SHA256 = re.compile("[0-9a-f]{64}")


class OfficeKind(NamedTuple):
    """A kind of annotations that the office defined: all of it as it was written."""

    name: str
    """``x-...``, by which records know it."""
    title: str
    letter: str
    """Which F8 is followed by; may be empty."""
    colour: str
    element: str
    """Of TEI, one of ``OFFICE_ELEMENTS``."""


class Settings(QObject):
    """Typed access to a ``QSettings``; nonsense in the file counts as not set."""

    changed = Signal(str)
    """The name of a property that was set.  What a choice has an effect on follows it at once."""

    def __init__(self, store: QSettings) -> None:
        super().__init__()
        keep_private(store)
        self._store = store

    # How it looks

    @property
    def language(self) -> str:
        """``"vi"`` or ``"en"``; Vietnamese until somebody chooses, whatever the system speaks: many
        computers of Vietnamese offices speak English."""
        return self._one_of("language", ("vi", "en"), VIETNAMESE)

    @language.setter
    def language(self, language: str) -> None:
        self._keep("language", "language", language)

    @property
    def theme(self) -> str:
        return self._one_of("theme", (SYSTEM, LIGHT, DARK, CONTRAST), SYSTEM)

    @theme.setter
    def theme(self, theme: str) -> None:
        self._keep("theme", "theme", theme)

    @property
    def text_size(self) -> float | None:
        """Pixels, or None where the size adapts to the text."""
        return self._number("editor/text_size", 6, 72)

    @text_size.setter
    def text_size(self, size: float | None) -> None:
        self._keep("text_size", "editor/text_size", size)

    @property
    def interlinear(self) -> bool:
        """Whether the OCR text stands above each line, not beside it."""
        return self._flag("editor/interlinear", otherwise=False)

    @interlinear.setter
    def interlinear(self, on: bool) -> None:
        self._keep("interlinear", "editor/interlinear", on)

    @property
    def reading_family(self) -> str:
        """The font of the report's text; empty for the best one there is."""
        return self._text("editor/font")

    @reading_family.setter
    def reading_family(self, family: str) -> None:
        self._keep("reading_family", "editor/font", family or None)

    @property
    def interface_size(self) -> int:
        """Pixels of the letters in menus, buttons and bars."""
        size = self._number("window/text_size", 10, 28)
        return INTERFACE_PIXELS if size is None else round(size)

    @interface_size.setter
    def interface_size(self, pixels: int) -> None:
        self._keep("interface_size", "window/text_size", pixels)

    # What is suggested

    @property
    def suspect_below(self) -> float:
        """A token is a suspect when its best posterior (0 to 1) is below this."""
        return self._number("review/suspect_below", 0.5, 0.9999) or DEFAULT_THRESHOLD

    @suspect_below.setter
    def suspect_below(self, posterior: float) -> None:
        self._keep("suspect_below", "review/suspect_below", posterior)

    @property
    def safe_from(self) -> float:
        """A suggestion is safe from this posterior (0 to 1) on; never less than what makes a
        suspect."""
        chosen = self._number("review/safe_from", 0.5, 0.9999) or DEFAULT_THRESHOLD
        return max(chosen, self.suspect_below)

    @safe_from.setter
    def safe_from(self, posterior: float) -> None:
        self._keep("safe_from", "review/safe_from", posterior)

    @property
    def tones(self) -> TonePlacement:
        """Where the tone mark stands in words that are suggested."""
        known = tuple(TonePlacement)
        return TonePlacement(self._one_of("engine/tones", known, TonePlacement.REPORT))

    @tones.setter
    def tones(self, placement: TonePlacement) -> None:
        self._keep("tones", "engine/tones", placement.value)

    @property
    def remembers(self) -> bool:
        """Whether decisions are remembered for other reports."""
        return self._flag("memory/on")

    @remembers.setter
    def remembers(self, on: bool) -> None:
        self._keep("remembers", "memory/on", on)

    # What is marked

    @property
    def shows_annotations(self) -> bool:
        """Whether what is marked, and what might be, is drawn in the text."""
        return self._flag("annotations/marks")

    @shows_annotations.setter
    def shows_annotations(self, on: bool) -> None:
        self._keep("shows_annotations", "annotations/marks", on)

    @property
    def office_kinds(self) -> list[OfficeKind]:
        """The kinds of annotations that the office defined itself."""
        try:
            kept = json.loads(self._text("annotations/kinds") or "[]")
        except ValueError:
            return []
        width = len(OfficeKind._fields)
        return [
            OfficeKind(*one)
            for one in (kept if isinstance(kept, list) else ())
            if isinstance(one, list) and len(one) == width and all(isinstance(x, str) for x in one)
            and is_of_office(one[0])
        ]  # fmt: skip

    @office_kinds.setter
    def office_kinds(self, kinds: Sequence[OfficeKind]) -> None:
        told = json.dumps([list(one) for one in kinds]) if kinds else None
        self._keep("office_kinds", "annotations/kinds", told)

    # Who works, and how

    @property
    def clerk_name(self) -> str:
        """Under which decisions are recorded; empty for the name of the computer's account."""
        return " ".join(self._text("clerk/name").split())

    @clerk_name.setter
    def clerk_name(self, name: str) -> None:
        self._keep("clerk_name", "clerk/name", name)

    @property
    def clerk_initials(self) -> str:
        return " ".join(self._text("clerk/initials").split())

    @clerk_initials.setter
    def clerk_initials(self, initials: str) -> None:
        self._keep("clerk_initials", "clerk/initials", initials)

    @property
    def shows_effort(self) -> bool:
        """Whether keys and time per 100 tokens are shown."""
        return self._flag("work/effort")

    @shows_effort.setter
    def shows_effort(self, on: bool) -> None:
        self._keep("shows_effort", "work/effort", on)

    @property
    def restores(self) -> bool:
        """Whether the reports open at the last close are opened again at start."""
        return self._flag("work/restore")

    @restores.setter
    def restores(self, on: bool) -> None:
        self._keep("restores", "work/restore", on)

    @property
    def last_session(self) -> str:
        """The reports that were open, as ``last_session.py`` writes them."""
        return self._text("work/session")

    @last_session.setter
    def last_session(self, told: str) -> None:
        self._keep("last_session", "work/session", told or None)

    @property
    def keeps_recent(self) -> bool:
        """Whether the reports opened last are listed."""
        return self._flag("recent/on")

    @keeps_recent.setter
    def keeps_recent(self, on: bool) -> None:
        self._keep("keeps_recent", "recent/on", on)

    @property
    def recent_files(self) -> list[str]:
        """Paths of the reports opened last, the last one first."""
        try:
            kept = json.loads(self._text("recent/files") or "[]")
        except ValueError:
            return []
        return [name for name in kept if isinstance(name, str)] if isinstance(kept, list) else []

    @recent_files.setter
    def recent_files(self, paths: Sequence[str]) -> None:
        self._keep("recent_files", "recent/files", json.dumps(list(paths)) if paths else None)

    @property
    def has_started(self) -> bool:
        """Whether the program was started before."""
        return self._flag("work/started", otherwise=False)

    @has_started.setter
    def has_started(self, started: bool) -> None:
        self._keep("has_started", "work/started", started)

    @property
    def versions_kept(self) -> int:
        """How many earlier versions of a record stay beside it."""
        count = self._number("work/versions", 1, 99)
        return DEFAULT_VERSIONS if count is None else round(count)

    @versions_kept.setter
    def versions_kept(self, count: int) -> None:
        self._keep("versions_kept", "work/versions", count)

    @property
    def has_input_method(self) -> bool:
        """Whether the clerk was last seen to type with an input method for Vietnamese."""
        return self._flag("work/input_method", False)

    @has_input_method.setter
    def has_input_method(self, has: bool) -> None:
        self._keep("has_input_method", "work/input_method", has)

    # Commands

    @property
    def own_keys(self) -> dict[str, tuple[str, ...]]:
        """The clerk's own keys by the identity of the command; no keys at all are a choice too."""
        try:
            kept = json.loads(self._text("keys/own") or "{}")
        except ValueError:
            return {}
        return {
            identity: tuple(map(str, keys))
            for identity, keys in (kept.items() if isinstance(kept, dict) else ())
            if isinstance(keys, list)
        }

    @own_keys.setter
    def own_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        told = {identity: list(some) for identity, some in keys.items()}
        self._keep("own_keys", "keys/own", json.dumps(told) if told else None)

    @property
    def recent_commands(self) -> list[str]:
        """Identities of the commands run from the palette, the last one first."""
        return self._text("palette/recent").split()

    @recent_commands.setter
    def recent_commands(self, identities: Sequence[str]) -> None:
        self._keep("recent_commands", "palette/recent", " ".join(identities))

    # Windows

    @property
    def shows_strip(self) -> bool:
        """Whether the current line of the page's picture stands over the panes."""
        return self._flag("facsimile/strip")

    @shows_strip.setter
    def shows_strip(self, on: bool) -> None:
        self._keep("shows_strip", "facsimile/strip", on)

    def pictures_of(self, sha256: str) -> list[str]:
        """Where the person said that the pictures of a report are, by the hash of its file."""
        return [line for line in self._text(f"facsimile/{sha256}").split("\n") if line]

    def remember_pictures(self, sha256: str, files: Sequence[str]) -> None:
        self._keep("pictures", f"facsimile/{sha256}", "\n".join(files))

    def was_asked(self, sha256: str) -> bool:
        """Whether the person was offered already to choose the pictures of a report."""
        return sha256[:_HASH] in self._text("facsimile/asked").split()

    def note_asked(self, sha256: str) -> None:
        asked = [*self._text("facsimile/asked").split(), sha256[:_HASH]]
        self._keep("asked_for_pictures", "facsimile/asked", " ".join(asked[-_MOST_ASKED:]))

    def forget_pictures(self, reports: Collection[str] | None) -> int:
        """Take out what is kept of the pictures of reports, by the hashes of their files, or of
        all (None); how many reports had pictures chosen."""
        asked = self._text("facsimile/asked").split()
        known = {key.removeprefix("facsimile/") for key in self._store.allKeys()}
        with_pictures = {name for name in known if _SHA256.fullmatch(name)}
        gone = with_pictures if reports is None else with_pictures.intersection(reports)
        for sha256 in gone:
            self._keep("pictures", f"facsimile/{sha256}", None)
        heads = {sha256[:_HASH] for sha256 in reports or ()}
        left = [] if reports is None else [head for head in asked if head not in heads]
        self._keep("asked_for_pictures", "facsimile/asked", " ".join(left) or None)
        return len(gone)

    @property
    def geometry(self) -> QByteArray | None:
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._keep("geometry", "window/geometry", geometry)

    @property
    def docks(self) -> QByteArray | None:
        """Where the panels beside the text stand, as Qt keeps it."""
        return self._bytes("window/docks")

    @docks.setter
    def docks(self, state: QByteArray) -> None:
        self._keep("docks", "window/docks", state)

    @property
    def open_docks(self) -> list[str]:
        """Names of the panels that were open."""
        return self._text("window/open_docks").split()

    @open_docks.setter
    def open_docks(self, names: list[str]) -> None:
        self._keep("open_docks", "window/open_docks", " ".join(names))

    # Within: for every kind of value, how it is read; all are written alike

    def _keep(self, name: str, key: str, value: object) -> None:
        """Write a value (None takes it out) and tell that the property ``name`` was set."""
        if value is None:
            self._store.remove(key)
        else:
            self._store.setValue(key, value)
        self.changed.emit(name)

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    def _one_of(self, key: str, choices: Sequence[str], otherwise: str) -> str:
        value = self._text(key)
        return value if value in choices else otherwise

    def _flag(self, key: str, otherwise: bool = True) -> bool:
        value = str(self._store.value(key, otherwise)).lower()
        return value == "true" if value in ("true", "false") else otherwise

    def _number(self, key: str, least: float, most: float) -> float | None:
        """None for what is no number within the bounds."""
        try:
            value = float(str(self._store.value(key)))
        except ValueError:
            return None
        return value if math.isfinite(value) and least <= value <= most else None

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else None


def settings_of_person() -> Settings:
    """The choices of whoever is logged in; also before there is an application."""
    QCoreApplication.setApplicationName("soat")
    QCoreApplication.setOrganizationName("soat")
    return Settings(QSettings())
