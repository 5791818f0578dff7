"""A foreign file behind the text of a report: what of the text can be corrected in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from soat_core.annotations import Annotations
from soat_core.tei.foreign.encoding import Encoding
from soat_core.tei.foreign.layer import Layer
from soat_core.tei.foreign.names import names_in, notes_in
from soat_core.tei.foreign.planning import Refused, is_locked, parts_of

MEDIA_TYPE = "application/tei+xml"


@dataclass(frozen=True, repr=False)
class ForeignText:
    """``data`` is the file in UTF-8 without what Soát added, ``layer`` its text."""

    data: bytes
    layer: Layer
    encoding: Encoding

    @cached_property
    def names(self) -> Annotations:
        """What the file itself says about some words (see ``names_in`` and ``notes_in``)."""
        found = Annotations()
        told = (*names_in(self.layer), *notes_in(self.layer, self.data))
        found.update((note.identity, note) for note in told)
        return found

    @property
    def original(self) -> bytes:
        """The file as it was before anything was corrected, in its own encoding."""
        return self.encoding.encode(self.data.decode("utf-8"))

    def refusal(self, start: int, end: int, text: str) -> str:
        """Why ``ocr_text[start:end]`` cannot be made to read ``text``; empty where it can."""
        try:
            parts_of(self.layer, start, end, text)
        except Refused as refused:
            return str(refused)
        return ""

    def is_locked(self, start: int, end: int) -> bool:
        """Whether nothing of what stands in a stretch can be corrected."""
        return is_locked(self.layer, start, end)
