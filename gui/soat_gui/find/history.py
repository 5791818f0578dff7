"""What was looked for before, in this sitting only: report text is not kept on the disk."""

from __future__ import annotations

_KEPT = 50


class History:
    """Texts by age; ``older`` and ``newer`` walk from what is in the field now."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._at = 0
        self._draft = ""

    def add(self, text: str) -> None:
        """``text`` was used; the newest of its kind counts."""
        if text:
            self._texts = [*(one for one in self._texts if one != text), text][-_KEPT:]
        self._at = len(self._texts)

    def older(self, now: str) -> str:
        """The text used before the one shown, or ``now`` where there is none."""
        if self._at == len(self._texts):
            self._draft = now
            if self._texts and self._texts[-1] == now:
                self._at -= 1
        if self._at == 0:
            return now
        self._at -= 1
        return self._texts[self._at]

    def newer(self, now: str) -> str:
        """The text used after the one shown; at last what stood in the field at first."""
        if self._at == len(self._texts):
            return now
        self._at += 1
        return self._draft if self._at == len(self._texts) else self._texts[self._at]
