"""What can go wrong with a journal.  None of it keeps anybody from working."""

from __future__ import annotations

from soat_core.errors import SoatError


class JournalError(SoatError):
    """A journal that cannot be read or written; the report can be worked on without it."""


class BusyJournalError(JournalError):
    """Another window has this report open and keeps its journal."""


class DamagedJournalError(JournalError):
    """What the journal holds contradicts itself or cannot be understood."""
