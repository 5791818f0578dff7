"""What happens to a report, durable on the disk: undo survives saving, closing and crashing."""

from __future__ import annotations

from soat_core.journal.errors import BusyJournalError, DamagedJournalError, JournalError
from soat_core.journal.journal import Journal
from soat_core.journal.opening import Kept, journal_of, open_with_history, rescued
from soat_core.journal.place import default_folder, journal_path
from soat_core.journal.recovery import Unsaved
from soat_core.journal.scribe import Scribe, Ticket

__all__ = [
    "BusyJournalError",
    "DamagedJournalError",
    "Journal",
    "JournalError",
    "Kept",
    "Scribe",
    "Ticket",
    "Unsaved",
    "default_folder",
    "journal_of",
    "journal_path",
    "open_with_history",
    "rescued",
]
