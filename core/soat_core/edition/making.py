"""Making an edition of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from soat_core.annotating.of_file import names_of_file
from soat_core.annotation import ENTRY, KIND, NOTE, OF_FILE, WORD, Annotation
from soat_core.edition.layer import Layer
from soat_core.edition.model import Change, Edition, Mentioned, Note
from soat_core.edition.parts import parts_of, with_footnotes
from soat_core.edition.runs import Cover, Runs
from soat_core.edition.segments import outlines, uncovered
from soat_core.edits import EditKind
from soat_core.entities.kinds import EntityKind
from soat_core.i18n import tr
from soat_core.snapshot import Recorded
from soat_core.structure.block import Block
from soat_core.structure.finding import find_blocks
from soat_core.structure.kinds import CELLS, ENDS, PARTS
from soat_core.structure.placing import places_of
from soat_core.tei.categories import category_of


def edition_of(document: Recorded) -> Edition:
    """The document as it is read.

    Its parts are those that are annotated; where none is, those found in the corrected text.
    Proposals that were turned down count for nothing.
    """
    return _Maker(document).edition()


class _Maker:
    def __init__(self, document: Recorded) -> None:
        self._document = document
        self._report = document.report
        self._layer = Layer(document)
        self._times = {action.identity: action.when for action in document.actions}
        self._standing = [note for note in document.annotations if not note.rejected]
        self._of_file = names_of_file(document)
        self._entries = {note.identity: note for note in self._standing if note.kind == ENTRY}

    def edition(self) -> Edition:
        changes = dict(self._changes())
        mentions = self._covers(self._mentions())
        notes = self._covers(
            [*self._of_kind(NOTE), *(note for note in self._of_file if note.kind == NOTE)]
        )
        pages = tuple(self._layer.at(start) for start in self._report.page_starts)
        found = outlines(self._layer.text, self._blocks())
        runs = Runs(
            self._report,
            self._layer,
            changes,
            mentions,
            (place for one in found for place in one.bounds),
            notes,
        )
        parts, footnotes = with_footnotes(parts_of(runs, found, pages))
        return Edition(
            report=self._report,
            text=self._layer.text,
            parts=parts,
            footnotes=footnotes,
            changes=_each_once(changes.values()),
            mentions=tuple(map(self._told, mentions)),
            notes=tuple(Note(n, self._told(note), note.start) for n, note in enumerate(notes, 1)),
            words=tuple(map(self._told, self._covers(self._of_kind(WORD)))),
            entries=tuple(self._entries.values()),
            kinds={note.value("name") or note.text: note for note in self._of_kind(KIND)},
            agents=self._document.agents,
            actions=tuple(self._document.actions),
            marks={
                mention.identity: run.footnote
                for part in parts
                for run in part.runs
                if run.footnote is not None
                for mention in run.mentions
                if mention.kind == EntityKind.FOOTNOTE_MARK
            },
            page_starts=pages,
        )

    def _changes(self) -> Iterator[tuple[int, Change]]:
        """The changes by the index of their stretch; an illegible place may have two."""
        number = 0
        before = None
        for index, stretch in enumerate(self._layer.stretches):
            edit = stretch.edit
            if edit is None or (edit.kind is EditKind.KEEP and not edit.unclear):
                continue
            number += edit is not before
            before = edit
            ocr = self._report.ocr_text[edit.start : edit.end]
            yield (
                index,
                Change(
                    number,
                    edit,
                    ocr,
                    self._name(edit.who),
                    self._times.get(edit.action),
                    category_of(ocr, edit.text),
                    self._report.line_of(edit.start),
                    self._report.page_of(edit.start),
                ),
            )

    def _mentions(self) -> Iterator[Annotation]:
        for note in (*self._standing, *self._of_file):
            if note.is_bound and note.kind not in PARTS:
                yield note

    def _of_kind(self, kind: str) -> Iterator[Annotation]:
        return (note for note in self._standing if note.kind == kind)

    def _covers(self, notes: Iterable[Annotation]) -> list[Cover]:
        covers = [self._cover(note) for note in notes]
        return sorted(
            covers, key=lambda cover: (cover.start, -cover.end, cover.annotation.identity)
        )

    def _cover(self, note: Annotation) -> Cover:
        start = self._layer.at(note.start, note.start_inside)
        return Cover(start, max(start, self._layer.at(note.end, note.end_inside)), note)

    def _told(self, cover: Cover) -> Mentioned:
        note = cover.annotation
        return Mentioned(
            note,
            self._layer.text[cover.start : cover.end],
            self._name(note.who),
            self._when(note.action),
            self._report.line_of(note.start),
            self._report.page_of(note.start),
            self._entries.get(note.value("entry")),
        )

    def _name(self, who: str) -> str:
        if who == OF_FILE:
            return tr("the TEI file itself", "có sẵn trong tệp TEI")
        agent = self._document.agents.get(who)
        return agent.name if agent else who

    def _when(self, action: str) -> datetime | None:
        return self._times.get(action)

    def _blocks(self) -> list[Block]:
        """The parts that are annotated, and those that are found in what they leave open."""
        annotated = [
            self._block(cover)
            for cover in self._covers(n for n in self._standing if n.kind in PARTS)
            if cover.start < cover.end
        ]
        text = self._layer.text
        if not uncovered(text, annotated):
            return annotated
        found = (
            block.having(group=block.group and f"{block.group} found")
            for block in find_blocks(text, places_of(self._report, self._layer.at))
        )
        return [*annotated, *_free(found, annotated)]

    def _block(self, cover: Cover) -> Block:
        """What an annotation says about a part; of a row where its cells end in the text."""
        note = cover.annotation
        block = Block(cover.start, cover.end, note.kind, note.values)
        told = note.value(ENDS).split()
        if not told or not all(end.isascii() and end.isdigit() for end in told):
            return block
        # the last cell ends with the row, whatever was put in there
        ends = [
            cover.end if end == told[-1] else self._layer.at(note.start + int(end)) for end in told
        ]
        return block.having(**{CELLS: " ".join(str(end - cover.start) for end in ends)})


def _free(found: Iterable[Block], taken: Sequence[Block]) -> Iterator[Block]:
    """The blocks that share no text with one of the others."""
    ordered = sorted(found, key=lambda block: block.start)
    position = 0
    for block in ordered:
        while position < len(taken) and taken[position].end <= block.start:
            position += 1
        if position == len(taken) or taken[position].start >= block.end:
            yield block


def _each_once(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple({change.number: change for change in changes}.values())
