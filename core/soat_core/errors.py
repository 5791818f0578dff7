"""What can go wrong in a way a person can do something about.

Every such error is a ``SoatError`` and reads as one sentence: where, what, what to do.  Anything
else that is raised is a defect of the program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from traceback import clear_frames


class SoatError(Exception):
    """Root of all errors meant for people.

    ``what`` is one clear clause in the person's language, ``where`` names the file (and line, where
    there is one), ``advice`` says what to do.
    """

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        self.what = what
        self.where = where
        self.advice = advice
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.advice}" if self.advice else ""
        return f"{place}{self.what}.{advice}"


class InputError(SoatError):
    """A file that cannot be read as what it claims to be."""


class EncodingError(InputError):
    """Text whose encoding is not certain; ``choices`` are codecs that give the bytes back."""

    def __init__(
        self, what: str, *, choices: Sequence[str], where: str = "", advice: str = ""
    ) -> None:
        super().__init__(what, where=where, advice=advice)
        self.choices = tuple(choices)


class RecordError(InputError):
    """A TEI file that is not a record of ours, is broken, or was tampered with."""


class NewerRecordError(RecordError):
    """A record in a form that this version does not know; maybe it can be read all the same."""


class OutputError(SoatError):
    """Something could not be written; what stood there before still stands."""


class ExistsError(OutputError):
    """The target exists and was not to be overwritten."""


class ChangedOnDiskError(OutputError):
    """The file was changed by somebody else since it was read."""


class HalfWrittenError(OutputError):
    """A file that could only be written in place was not written to its end; what it was to hold
    and what it held stand whole beside it."""


class EngineError(SoatError):
    """The language resources are missing or damaged; the editor works without suggestions."""


class ActionError(SoatError):
    """An action that does not fit the document as it is now; nothing was changed."""


def let_go(error: BaseException) -> None:
    """Free what the functions held that an error came through, and that have ended.

    An error that was handed on from thread to thread is in a circle with them, which may only be
    looked for much later; and one of them may hold the picture of a page.
    """
    for one in chain(error):
        clear_frames(one.__traceback__)


def chain(error: BaseException) -> Iterator[BaseException]:
    """An error, what it came of, and so on."""
    found: BaseException | None = error
    told: set[int] = set()
    while found is not None and id(found) not in told:
        told.add(id(found))
        yield found
        found = found.__cause__ or found.__context__
