"""Items as the small markup of reportlab's paragraphs; all text in it is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from soat_core.edition import Edition, Item, Run
from soat_core.edition.tidying import tidied
from soat_core.writers.print.feet import MARK
from soat_core.writers.print.fonts import drawable

_GREY = "#808080"


class Inline:
    """Writes items; every footnote's mark leads to the note and back."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._linked: set[int] = set()

    def markup(self, items: Sequence[Item]) -> str:
        return "".join(self._written(items))

    def _written(self, items: Sequence[Item]) -> Iterator[str]:
        for item in tidied(items):
            if isinstance(item, Run) and item.text:
                yield self._run(item)

    def _run(self, run: Run) -> str:
        text = escaped(run.text)
        if run.footnote is not None:
            return self._mark(run.footnote, text)
        if run.is_gap:
            return f'<font color="{_GREY}">{text}</font>'
        return f'<u kind="single" width="0.4" offset="-1.5">{text}</u>' if run.unclear else text

    def _mark(self, number: int, text: str) -> str:
        anchor = "" if number in self._linked else f'<a name="{MARK}{number}"/>'
        self._linked.add(number)
        link = f'<a href="#f{number}" color="black">{text}</a>'
        return f'{anchor}<super rise="4" size="9">{link}</super>'

    def is_linked(self, number: int) -> bool:
        """Whether the mark of a footnote was written."""
        return number in self._linked


def escaped(text: str) -> str:
    return html.escape(drawable(text))
