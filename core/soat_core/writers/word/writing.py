"""Runs of an edition as runs of Word, with comments and footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from soat_core.edition import Edition, Item, NoteMark, Run
from soat_core.edition.parts import without_mark
from soat_core.edition.tidying import tidied, visible
from soat_core.writers.word.footnotes import Footnotes
from soat_core.writers.word.styles import GAP, UNCLEAR


class Writer:
    """Writes items into paragraphs of a document."""

    def __init__(self, document: Document, edition: Edition) -> None:
        self._document = document
        self._edition = edition
        self.footnotes = Footnotes(document)
        self._styles = {style.name: style for style in document.styles}
        self._note_starts = {note.at for note in edition.notes}
        self._noted: set[int] = set()

    def paragraph(self, style: str, items: Sequence[Item], where: Any = None) -> Paragraph:
        """A paragraph with the items, their lines joined, at the end of ``where``."""
        paragraph: Paragraph = (where or self._document).add_paragraph()
        # python-docx looks through all styles each time
        paragraph._p.style = self._styles[style].style_id
        self.write(paragraph, items)
        return paragraph

    def write(self, paragraph: Paragraph, items: Iterable[Item]) -> None:
        """Add items to a paragraph, as few runs as tell all that is to be told."""
        written: list[tuple[int, WordRun]] = []
        waiting: list[Run] = []

        def flush() -> None:
            if waiting:
                written.append((waiting[0].at, self._run(paragraph, waiting)))
                waiting.clear()

        for item in tidied(tuple(items)):
            if isinstance(item, NoteMark):
                flush()
                self._comment(item.number, written, paragraph)
            elif isinstance(item, Run) and item.text:
                if item.footnote is not None:
                    flush()
                    self._footnote(paragraph, item.footnote)
                    continue
                if waiting and (_look(item) != _look(waiting[0]) or item.at in self._note_starts):
                    flush()
                waiting.append(item)
        flush()

    def _run(self, paragraph: Paragraph, items: Sequence[Run]) -> WordRun:
        run = paragraph.add_run("".join(item.text for item in items))
        style = _look(items[0])
        if style:
            run.style = self._styles[style]
        return run

    def _footnote(self, paragraph: Paragraph, number: int) -> None:
        if number in self._noted:  # a mark in several runs
            return
        self._noted.add(number)
        part = self._edition.footnotes[number]
        self.write(self.footnotes.add(paragraph, part.mark), without_mark(part))

    def _comment(
        self, number: int, written: Sequence[tuple[int, WordRun]], paragraph: Paragraph
    ) -> None:
        """A note of the clerk, about as much of its stretch as stands in this paragraph."""
        note = self._edition.notes[number - 1]
        start = note.at
        about = [run for at, run in written if at >= start] or [run for _, run in written[-1:]]
        if not about:
            about = [paragraph.add_run()]
        agent = self._edition.agents.get(note.about.annotation.who)
        comment = self._document.add_comment(
            about,
            "\n".join(visible(line) for line in note.text.split("\n")),
            author=visible(note.about.who),
            initials=visible(agent.initials) if agent else "",
        )
        element: Any = comment._comment_elm
        if note.about.when is None:
            element.attrib.pop(qn("w:date"), None)
        else:
            when = note.about.when.astimezone(UTC)
            element.set(qn("w:date"), when.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _look(run: Run) -> str:
    """The character style of a run; empty for plain text."""
    return GAP if run.is_gap else UNCLEAR if run.unclear else ""
