"""Reviewing a report: the document, the engine's suggestions, and what a person does with them.

The window and the command line both work through this class; it knows neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from soat_core.actions import PROGRAM, Action, ActionKind, Agent, Changes, utc_now
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edited_text import Piece
from soat_core.edits import Edit, EditKind, Origin, kind_of
from soat_core.engine.suggestion import Known, Suggestion
from soat_core.errors import ActionError
from soat_core.history import Branch, taking_back
from soat_core.i18n import tr
from soat_core.snapshot import Snapshot, document_of, snapshot_of
from soat_core.suggested_text import DEFAULT_THRESHOLD, SuggestedText
from soat_core.text import Span

_TOGETHER = frozenset(
    [
        ActionKind.ACCEPT_LINE,
        ActionKind.ACCEPT_PARAGRAPH,
        ActionKind.ACCEPT_SAFE,
        ActionKind.ACCEPT_ALL,
        ActionKind.SERIES,
        ActionKind.KEEP_ALL,
        ActionKind.CONFIRM,
        ActionKind.REPLACE,
    ]
)
"""Actions of many decisions of which each stands for itself."""


@dataclass(frozen=True, slots=True)
class SafeBatch:
    """What "accept all safe ones" would do: how many changes, and how many of them are expected to
    be wrong."""

    edits: tuple[Edit, ...]
    expected_errors: float

    def __len__(self) -> int:
        return len(self.edits)


class Review(SuggestedText):
    """A document under review by one person.

    Every method that changes the document returns its ``Changes`` and raises ``ActionError`` when
    it cannot.
    """

    def __init__(
        self,
        document: Document,
        who: Agent,
        *,
        threshold: float = DEFAULT_THRESHOLD,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(document, threshold)
        self.who = who
        self._clock = clock

    # What is on the screen

    def shown_pieces(self, line: int) -> list[tuple[Piece, Suggestion | None]]:
        """The corrected line as it is shown: decided text, and suggestions where none is.

        A piece with a suggestion is undecided and carries the suggested text; its span is the
        suggestion's, which may cover several tokens.
        """
        return self.shown_as(self.document.line_pieces(line))

    def shown_as(self, pieces: Iterable[Piece]) -> list[tuple[Piece, Suggestion | None]]:
        """Neighbouring pieces of the document as they are shown."""
        shown: list[tuple[Piece, Suggestion | None]] = []
        covered = -1
        for piece in pieces:
            if piece.edit is None and piece.start < covered:
                continue
            suggestion = None
            if piece.edit is None and not piece.is_gap:
                suggestion = self._open_suggestion(piece)
            if suggestion is not None:
                covered = suggestion.end
                piece = Piece(suggestion.start, suggestion.end, suggestion.best.text)
            shown.append((piece, suggestion))
        return shown

    def shown_text(self, start: int = 0, end: int | None = None) -> str:
        """The text as it is shown, suggestions included; of the whole report, or of a stretch
        whose ends (OCR offsets) cut through no suggestion and no decision."""
        parts: list[str] = []
        covered = -1
        end = len(self.document.report.ocr_text) if end is None else end
        for piece in self.document.pieces(start, end):
            if piece.edit is None and piece.start < covered:
                continue
            suggestion = None
            if piece.edit is None and not piece.is_gap:
                suggestion = self._open_suggestion(piece)
            if suggestion is not None:
                covered = suggestion.end
                parts.append(suggestion.best.text)
            elif piece.edit is not None and piece.edit.kind is EditKind.ILLEGIBLE:
                parts.append("[...]")
            else:
                parts.append(piece.text)
        return "".join(parts)

    def as_shown(self) -> Document:
        """A copy of the document in which every suggestion is taken, for export."""
        return document_of(self.snapshot_as_shown())

    def snapshot_as_shown(self) -> Snapshot:
        """The same for whoever writes it in another thread."""
        now = snapshot_of(self.document)
        taken = Action(ActionKind.ACCEPT_ALL, PROGRAM.identity, self._clock(), identity="shown")
        edits = (
            edit.decided(PROGRAM.identity, taken.identity) for edit in self.everything_batch().edits
        )
        return replace(now, actions=(*now.actions, taken), edits=(*now.edits, *edits))

    # Deciding

    def accept(self, start: int, rank: int = 1) -> Changes:
        """Take candidate ``rank`` (from 1) of the suggestion that begins at ``start``.

        When the candidate is what the OCR read, this records that it was looked at and kept.
        """
        suggestion = self._suggestion(start)
        if not 1 <= rank <= len(suggestion.candidates):
            raise ActionError(
                tr("there is no candidate {rank}", "không có gợi ý số {rank}", rank=rank)
            )
        kind = ActionKind.ACCEPT if rank == 1 else ActionKind.CHOOSE
        return self._apply(kind, self.candidate_edit(suggestion, rank, Origin.SUGGESTED))

    def keep(self, start: int, end: int) -> Changes:
        """Record that ``ocr_text[start:end]`` is right as it was read."""
        return self.type_text(start, end, self._ocr(start, end), ActionKind.KEEP)

    def type_text(
        self, start: int, end: int, text: str, kind: ActionKind = ActionKind.TYPE
    ) -> Changes:
        """Record ``text`` for ``ocr_text[start:end]`` (whole tokens, or a place between two).

        When the engine offered the text too, its rank and posterior are recorded.
        """
        old = self.document.edit_at(start, end)
        if not text and start == end:
            if old is None:
                raise ActionError(tr("there is nothing to do", "không có gì để làm"))
            return self.revert([Span(start, end)])
        return self._apply(kind, self.typed_edit(start, end, text))

    def revert(self, spans: Sequence[Span]) -> Changes:
        """Forget what was decided about exactly these spans; they are undecided again."""
        return self.decide(ActionKind.REVERT, drop=spans)

    def decide(
        self,
        kind: ActionKind,
        edits: Iterable[Edit] = (),
        *,
        drop: Iterable[Span] = (),
        annotate: Iterable[Annotation] = (),
        unannotate: Iterable[str] = (),
    ) -> Changes:
        """Record one action of any kind, whole; see ``Action`` and ``Document.apply``."""
        self.document.add_agent(self.who)
        put = tuple(map(self._with_sources, edits) if len(self.second) else edits)
        writable = self._writable(put) if kind in _TOGETHER else put
        action = Action(
            kind, self.who.identity, self._clock(), writable, tuple(drop), tuple(annotate),
            tuple(unannotate),
        )  # fmt: skip
        changes = self._track(self.document.apply(action))
        left_out = len(put) - len(writable)
        return replace(changes, left_out=left_out) if left_out else changes

    def apply_all(self, actions: Iterable[Action]) -> Changes:
        """Record actions of others, one after the other; see ``Document.apply_all``."""
        return self._track(self.document.apply_all(actions))

    # Decisions to be made

    def candidate_edit(self, suggestion: Suggestion, rank: int, origin: Origin) -> Edit:
        """The decision that takes candidate ``rank`` (from 1) of a suggestion."""
        candidate = suggestion.candidates[rank - 1]
        kind = kind_of(self._ocr(suggestion.start, suggestion.end), candidate.text)
        return Edit(
            suggestion.start,
            suggestion.end,
            candidate.text,
            kind,
            origin,
            candidate.posterior,
            rank,
        )

    def typed_edit(self, start: int, end: int, text: str) -> Edit:
        """The decision that ``ocr_text[start:end]`` reads ``text``, with rank and posterior where
        the engine offered it."""
        edit = Edit(start, end, text, kind_of(self._ocr(start, end), text))
        suggestion = self.suggestion_at(start)
        if suggestion is not None and suggestion.end == end:
            for rank, candidate in enumerate(suggestion.candidates, 1):
                if candidate.text == text:
                    edit = Edit(start, end, text, edit.kind, edit.origin, candidate.posterior, rank)
        return edit

    def known_in(self, start: int, end: int) -> list[Known]:
        """The decisions in a stretch, as the engine wants them."""
        return [Known(e.start, e.end, e.text) for e in self.document.edits_in(start, end)]

    # Many at once

    def safe_batch(self) -> SafeBatch:
        """The changes that "accept all safe ones" would make now."""
        return self._batch(self.is_safe)

    def everything_batch(self) -> SafeBatch:
        """The changes that taking every suggestion would make now."""
        return self._batch(lambda _: True)

    def accept_batch(self, batch: SafeBatch, kind: ActionKind = ActionKind.ACCEPT_SAFE) -> Changes:
        """Make the changes of a batch as one action."""
        return self._apply(kind, *batch.edits)

    # Going back

    def undo(self) -> Changes | None:
        changes = self.document.undo()
        return None if changes is None else self._track(changes)

    def redo(self) -> Changes | None:
        changes = self.document.redo()
        return None if changes is None else self._track(changes)

    def go_to(self, position: int) -> Changes | None:
        """Undo or redo until exactly the first ``position`` actions of the history stand."""
        changes = self.document.go_to(position)
        return None if changes is None else self._track(changes)

    def bring_back(self, branch: Branch) -> Changes:
        """Go over to actions that were set aside, in place of what stands there now."""
        return self._track(self.document.bring_back(branch))

    def take_back(self, identity: str) -> Changes:
        """Undo one older action by itself, as an action of its own."""
        self.document.add_agent(self.who)
        action = taking_back(self.document, identity, self.who.identity, self._clock())
        return self._track(self.document.apply(action))

    # Within

    def _suggestion(self, start: int) -> Suggestion:
        suggestion = self.suggestion_at(start)
        if suggestion is None:
            raise ActionError(tr("there is no suggestion here yet", "chỗ này chưa có gợi ý nào"))
        return suggestion

    def _batch(self, wanted: Callable[[Suggestion], bool]) -> SafeBatch:
        edits: list[Edit] = []
        doubt = 0.0
        for suggestion, decided in self._with_edits():
            if decided or not wanted(suggestion):
                continue
            changes = suggestion.best.text != self._ocr(suggestion.start, suggestion.end)
            # a doubtful token that stays as it was read is a decision too; a sure one is none
            if changes or self.is_suspect(suggestion):
                edits.append(self.candidate_edit(suggestion, 1, Origin.AUTO))
                doubt += 1 - suggestion.best.posterior
        return SafeBatch(tuple(edits), doubt)

    def _apply(self, kind: ActionKind, *edits: Edit) -> Changes:
        return self.decide(kind, edits)

    def _writable(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """Of places that have nothing to do with each other those that can be changed; all of
        them where none can, which then says why."""
        backing = self.document.report.backing
        if backing is None or len(edits) < 2:
            return edits
        good = [one for one in edits if not backing.refusal(one.start, one.end, one.text)]
        return tuple(good) or edits

    def _with_sources(self, edit: Edit) -> Edit:
        """A decision, and who thought of its text if that was a second reading."""
        taken = edit.origin is Origin.SUGGESTED or (edit.origin is Origin.AUTO and edit.rank)
        suggestion = self.suggestion_at(edit.start) if taken and not edit.sources else None
        if suggestion is None or suggestion.end != edit.end:
            return edit
        sources = suggestion.sources_of(edit.text)
        return replace(edit, sources=sources) if sources else edit
