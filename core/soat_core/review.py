"""Reviewing a report: the document, the engine's suggestions, and what a person does with them.

The window and the command line both work through this class; it knows neither.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sortedcontainers import SortedDict, SortedList

from soat_core.actions import PROGRAM, Action, ActionKind, Agent, Changes, utc_now
from soat_core.annotation import Annotation
from soat_core.document import Document, Piece
from soat_core.edits import Edit, EditKind, Origin, kind_of
from soat_core.engine.suggestion import Known, Suggestion
from soat_core.errors import ActionError
from soat_core.history import Branch, taking_back
from soat_core.i18n import tr
from soat_core.sampling import Doubts
from soat_core.second_reading import SecondReadings
from soat_core.snapshot import Snapshot, document_of, snapshot_of
from soat_core.text import Span

DEFAULT_THRESHOLD = 0.98
"""A token is a suspect when the engine's best posterior is below this; else it is safe."""


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

_State = tuple[bool, bool, bool]
_STATES: dict[_State, _State] = {
    (suspect, decided, unseen): (suspect, decided, unseen)
    for suspect in (False, True)
    for decided in (False, True)
    for unseen in (False, True)
}
"""How a suggestion was counted: suspect, decided, unseen; 200,000 share these eight."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts for the status line.  ``errors_left`` is an expectation, from the posteriors."""

    suspects: int
    decided: int
    errors_left: float
    suggested: int
    """Tokens, suspects or not, that the engine has looked at so far."""


@dataclass(frozen=True, slots=True)
class SafeBatch:
    """What "accept all safe ones" would do: how many changes, and how many of them are expected to
    be wrong."""

    edits: tuple[Edit, ...]
    expected_errors: float

    def __len__(self) -> int:
        return len(self.edits)


class Review:
    """A document under review by one person.

    Suggestions may arrive in any order and again; what a person decided never moves.  Every method
    that changes the document returns its ``Changes`` and raises ``ActionError`` when it cannot.
    """

    def __init__(
        self,
        document: Document,
        who: Agent,
        *,
        threshold: float = DEFAULT_THRESHOLD,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self.document = document
        self.who = who
        self.threshold = threshold
        self.safe_from = threshold
        self._clock = clock
        self._suggestions: SortedDict = SortedDict()
        self._suspects: SortedList = SortedList()
        self._decided_suspects = 0
        self.doubts = Doubts()
        """Of everything nobody has looked at."""
        self.second = SecondReadings()
        """What was read again; suggestions that are set from then on have it in them."""
        self._counted: dict[int, _State] = {}

    # Suggestions

    def set_suggestions(self, start: int, end: int, suggestions: Iterable[Suggestion]) -> None:
        """Replace what the engine said about ``ocr_text[start:end]``.

        ``suggestions`` must not overlap each other.  What they, or the stretch, only partly cover
        of earlier ones goes too.
        """
        given = self._changeable(self.with_second_readings(suggestions))
        start = min([start, *(one.start for one in given)])
        end = max([end, *(one.end for one in given)])
        before = self.suggestion_over(start)
        first = start if before is None else before.start
        for key in list(self._suggestions.irange(first, end, inclusive=(True, False))):
            self._count_out(self._suggestions.pop(key))
        for suggestion in given:
            self._suggestions[suggestion.start] = suggestion
            self._add(suggestion)

    def with_second_readings(self, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
        """Suggestions (by place) with what was read again; the same again if it is in them."""
        return self.second.merged(list(suggestions), self.document.report.ocr_text, self._has_edits)

    def suggestion_at(self, start: int) -> Suggestion | None:
        """The suggestion that begins at this OCR offset, decided or not."""
        found: Suggestion | None = self._suggestions.get(start)
        return found

    def suggestion_over(self, offset: int) -> Suggestion | None:
        """The suggestion that covers this OCR offset."""
        at = self._suggestions.bisect_right(offset) - 1
        if at < 0:
            return None
        found: Suggestion = self._suggestions.peekitem(at)[1]
        return found if offset < found.end else None

    def suggestion_for(self, start: int, end: int) -> Suggestion | None:
        """The suggestion for just what was read in a stretch, without the white space at its
        ends."""
        read = self._ocr(start, end)
        core = read.strip()
        start += read.find(core) if core else 0
        found = self.suggestion_at(start)
        return found if found is not None and core and found.end == start + len(core) else None

    def suggestions_in(self, start: int, end: int) -> list[Suggestion]:
        return [
            self._suggestions[key]
            for key in self._suggestions.irange(start, end, inclusive=(True, False))
        ]

    def is_suspect(self, suggestion: Suggestion) -> bool:
        return suggestion.best.posterior < self.threshold

    def is_decided(self, suggestion: Suggestion) -> bool:
        return self._has_edits(suggestion.start, suggestion.end)

    def known_in(self, start: int, end: int) -> list[Known]:
        """The decisions in a stretch, as the engine wants them."""
        return [Known(e.start, e.end, e.text) for e in self.document.edits_in(start, end)]

    def is_safe(self, suggestion: Suggestion) -> bool:
        """Whether it is among those accepted together."""
        return suggestion.best.posterior >= self.safe_from

    def set_threshold(self, threshold: float, safe_from: float | None = None) -> None:
        """Posteriors (0 to 1) below which a token is a suspect, and from which on a suggestion is
        safe: the same, unless told to be higher."""
        before, self.threshold = self.threshold, threshold
        self.safe_from = max(threshold, safe_from or threshold)
        low, high = min(before, threshold), max(before, threshold)
        for suggestion in self._suggestions.values():
            if low <= suggestion.best.posterior < high:
                self._count_out(suggestion)
                self._add(suggestion)

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

    def progress(self) -> Progress:
        waiting = len(self._suspects)
        return Progress(
            waiting + self._decided_suspects,
            self._decided_suspects,
            self.doubts.expected,
            len(self._suggestions),
        )

    def unseen(self) -> list[Suggestion]:
        """The suggestions for everything nobody has looked at: open, or accepted with many."""
        return [
            self._suggestions[start] for start, (_, _, unseen) in self._counted.items() if unseen
        ]

    # Walking

    def next_suspect(self, offset: int) -> Suggestion | None:
        """The first undecided suspect that begins after ``offset``."""
        at = self._suspects.bisect_right(offset)
        return self._suggestions[self._suspects[at]] if at < len(self._suspects) else None

    def previous_suspect(self, offset: int) -> Suggestion | None:
        """The last undecided suspect that begins before ``offset``."""
        at = self._suspects.bisect_left(offset) - 1
        return self._suggestions[self._suspects[at]] if at >= 0 else None

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

    def revert(self, spans: Sequence[Span]) -> Changes:
        """Forget what was decided about exactly these spans; they are undecided again."""
        return self.decide(ActionKind.REVERT, drop=spans)

    def safe_batch(self) -> SafeBatch:
        """The changes that "accept all safe ones" would make now."""
        return self._batch(self.is_safe)

    def everything_batch(self) -> SafeBatch:
        """The changes that taking every suggestion would make now."""
        return self._batch(lambda _: True)

    def accept_batch(self, batch: SafeBatch, kind: ActionKind = ActionKind.ACCEPT_SAFE) -> Changes:
        """Make the changes of a batch as one action."""
        return self._apply(kind, *batch.edits)

    def apply_all(self, actions: Iterable[Action]) -> Changes:
        """Record actions of others, one after the other; see ``Document.apply_all``."""
        return self._track(self.document.apply_all(actions))

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

    def _ocr(self, start: int, end: int) -> str:
        return self.document.report.ocr_text[start:end]

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

    def _changeable(self, suggestions: list[Suggestion]) -> list[Suggestion]:
        """Those for which something could be done: there is nothing to decide about others."""
        backing = self.document.report.backing
        if backing is None:
            return suggestions
        return [
            one
            for one in suggestions
            if not backing.refusal(one.start, one.end, one.best.text)
            and not backing.is_locked(one.start, one.end)
        ]

    def _writable(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """Of places that have nothing to do with each other those that can be changed; all of
        them where none can, which then says why."""
        backing = self.document.report.backing
        if backing is None or len(edits) < 2:
            return edits
        good = [one for one in edits if not backing.refusal(one.start, one.end, one.text)]
        return tuple(good) or edits

    def _has_edits(self, start: int, end: int) -> bool:
        return any(True for _ in self.document.edits_in(start, end))

    def _with_sources(self, edit: Edit) -> Edit:
        """A decision, and who thought of its text if that was a second reading."""
        taken = edit.origin is Origin.SUGGESTED or (edit.origin is Origin.AUTO and edit.rank)
        suggestion = self.suggestion_at(edit.start) if taken and not edit.sources else None
        if suggestion is None or suggestion.end != edit.end:
            return edit
        sources = suggestion.sources_of(edit.text)
        return replace(edit, sources=sources) if sources else edit

    def _open_suggestion(self, piece: Piece) -> Suggestion | None:
        suggestion = self.suggestion_at(piece.start)
        if suggestion is None or (suggestion.end != piece.end and self.is_decided(suggestion)):
            return None
        return suggestion

    def _track(self, changes: Changes) -> Changes:
        """Bring the counts up to date with what an action changed."""
        edits = (*changes.added, *changes.removed)
        if len(edits) * 4 > len(self._suggestions):
            self._recount()
            return changes
        seen: set[int] = set()
        for number, edit in enumerate(edits):
            is_there = number < len(changes.added)
            for suggestion in self._touched_by(edit):
                if suggestion.start not in seen:
                    seen.add(suggestion.start)
                    self._count_out(suggestion)
                    # an edit of just this stretch leaves no room for others
                    alone = is_there and edit.key == (suggestion.start, suggestion.end)
                    self._add(suggestion, [edit] if alone else None)
        return changes

    def _touched_by(self, edit: Edit) -> list[Suggestion]:
        first = self.suggestion_at(edit.start)
        if first is not None and first.end == edit.end:
            return [first]  # nearly always, and suggestions do not overlap
        first = self.suggestion_over(edit.start)
        touched = [first] if first else []
        return touched + self.suggestions_in(edit.start, edit.end)

    def _with_edits(self) -> Iterator[tuple[Suggestion, Sequence[Edit]]]:
        """Every suggestion with the edits that overlap it, in one walk over both."""
        edits = iter(self.document.edits)
        near: deque[Edit] = deque()
        coming = next(edits, None)
        for suggestion in self._suggestions.values():
            start, end = suggestion.start, suggestion.end
            # Nearly always there is none, or one of exactly this stretch.
            if not near and (coming is None or coming.start >= end):
                yield suggestion, ()
                continue
            if not near and coming is not None and (coming.start, coming.end) == (start, end):
                yield suggestion, (coming,)
                coming = next(edits, None)
                continue
            while near and near[0].end <= start:
                near.popleft()
            while coming is not None and coming.start < end:
                if coming.end > start:
                    near.append(coming)
                coming = next(edits, None)
            yield suggestion, [edit for edit in near if edit.overlaps(start, end)]

    def _recount(self) -> None:
        self._suspects.clear()
        self._decided_suspects = 0
        self._counted.clear()
        waiting: list[int] = []
        for suggestion, edits in self._with_edits():
            if self._count_in(suggestion, edits):
                waiting.append(suggestion.start)
        self._suspects.update(waiting)
        self.doubts = Doubts(1 - one.best.posterior for one in self.unseen())

    def _add(self, suggestion: Suggestion, edits: Sequence[Edit] | None = None) -> None:
        """``edits`` are those that overlap it, where they are known."""
        if edits is None:
            edits = list(self.document.edits_in(suggestion.start, suggestion.end))
        if self._count_in(suggestion, edits):
            self._suspects.add(suggestion.start)
        if self._counted[suggestion.start][2]:
            self.doubts.add(1 - suggestion.best.posterior)

    def _count_in(self, suggestion: Suggestion, edits: Sequence[Edit]) -> bool:
        """Count a suggestion with the edits on it, all but its doubt; whether it is a suspect that
        waits."""
        suspect, decided = self.is_suspect(suggestion), bool(edits)
        # what a batch took nobody has looked at, what is unclear nobody is sure of: both count as
        # doubtful still
        seen = any(edit.origin is not Origin.AUTO and not edit.unclear for edit in edits)
        self._counted[suggestion.start] = _STATES[suspect, decided, not seen]
        self._decided_suspects += suspect and decided
        return suspect and not decided

    def _count_out(self, suggestion: Suggestion) -> None:
        suspect, decided, unseen = self._counted.pop(suggestion.start)
        if unseen:
            self.doubts.remove(1 - suggestion.best.posterior)
        self._decided_suspects -= suspect and decided
        if suspect and not decided:
            self._suspects.remove(suggestion.start)
