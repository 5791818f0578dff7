"""The document: a report, the edits and annotations on it, and how they came about.

``Document.apply`` is the only way in.  Every call returns ``Changes``, from which views redraw, and
has an exact inverse, from which undo is made.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from sortedcontainers import SortedKeyList

from soat_core.actions import PROGRAM, Action, Agent, Changes, Step
from soat_core.annotating.carrying import Carrier
from soat_core.annotation import ENTRY, Annotation, are_values
from soat_core.annotations import Annotations
from soat_core.edits import Edit, EditKind
from soat_core.entities.kinds import ENTRY_KINDS
from soat_core.errors import ActionError
from soat_core.history.history import Branch, History, Move
from soat_core.history.net import net_step
from soat_core.i18n import tr
from soat_core.offsets import LineOffsets
from soat_core.report import Report
from soat_core.text import Span, tokens


class Piece(NamedTuple):
    """A run of a corrected line: a gap (white space), a token as read, or an edit.

    ``start`` and ``end`` are OCR offsets, ``text`` what stands there now.
    """

    start: int
    end: int
    text: str
    edit: Edit | None = None

    @property
    def is_gap(self) -> bool:
        return self.edit is None and not self.text.strip()


_REBUILD = 8
"""From one in this many edits on, sorting them all anew is quicker than moving them singly."""
_MANY = 32
"""More edits than this are not followed one by one to what is annotated around them."""


def _edit_key(edit: Edit) -> tuple[int, int]:
    return edit.key


@dataclass
class Document:
    """A report with everything decided about it.  Edits never overlap and cover whole tokens."""

    report: Report
    agents: dict[str, Agent] = field(default_factory=lambda: {PROGRAM.identity: PROGRAM})
    revision: int = 0
    read_only: str = ""
    """Why nothing may be changed, as one clause; empty where it may."""
    _edits: SortedKeyList = field(default_factory=lambda: SortedKeyList(key=_edit_key), repr=False)
    _annotations: Annotations = field(default_factory=Annotations, repr=False)
    history: History = field(default_factory=History, repr=False)

    def __post_init__(self) -> None:
        self._offsets = LineOffsets(self.report.line_count)

    @classmethod
    def restored(
        cls,
        report: Report,
        *,
        agents: Iterable[Agent],
        past: Sequence[Action],
        edits: Iterable[Edit],
        annotations: Iterable[Annotation] = (),
    ) -> Document:
        """A document as a record describes it: its state and its past, nothing to undo.

        ``past`` are the actions without their edits, oldest first.  What can be undone is given
        by ``document.history.restore``.  Raises ``ActionError`` when the edits overlap, cut tokens
        or lie outside of the text.
        """
        document = cls(report, history=History(past))
        document.agents.update((agent.identity, agent) for agent in agents)
        ordered = sorted(edits, key=_edit_key)
        before: Edit | None = None
        for edit in ordered:
            document._check(edit)
            if before is not None and before.overlaps(*edit.key):
                raise _misfit(edit)
            before = edit
        document._run((), ordered)
        carrier = Carrier(report.ocr_text, document._edits_near, (), ())
        for note in annotations:
            document._annotations[note.identity] = carrier.settled(note) if note.is_bound else note
        return document

    # What stands in the document

    @property
    def edits(self) -> Sequence[Edit]:
        """All edits, by place."""
        edits: Sequence[Edit] = self._edits
        return edits

    @property
    def annotations(self) -> Sequence[Annotation]:
        """All annotations, by place."""
        return self._annotations.by_place()

    def annotation(self, identity: str) -> Annotation | None:
        """The annotation of this name."""
        return self._annotations.get(identity)

    def annotations_of(self, kind: str) -> Collection[Annotation]:
        """The annotations of a kind, in no order."""
        return self._annotations.of_kind(kind)

    def annotations_over(self, start: int, end: int) -> Iterator[Annotation]:
        """The annotations that overlap ``start..end``, by place."""
        return self._annotations.over(start, end)

    def annotations_after(self, start: int) -> Iterator[Annotation]:
        """The annotations that begin after an OCR offset, the nearest first."""
        return self._annotations.after(start)

    @property
    def next_annotation(self) -> str:
        """A name for a new annotation that none has nor had."""
        number = int(self.history.next_identity[1:])
        while f"n{number}" in self._annotations:
            number += 1
        return f"n{number}"

    @property
    def actions(self) -> list[Action]:
        """Every action that was not undone, oldest first."""
        return self.history.actions

    def edits_in(self, start: int, end: int) -> Iterator[Edit]:
        """The edits that overlap ``start..end``, by place."""
        at = self._edits.bisect_key_left((start, -1))
        if at > 0 and self._edits[at - 1].overlaps(start, end):
            yield self._edits[at - 1]
        for edit in self._edits.islice(at):
            if edit.start > end:
                return
            if edit.overlaps(start, end):
                yield edit

    def edit_at(self, start: int, end: int) -> Edit | None:
        """The edit with exactly this span."""
        at = self._edits.bisect_key_left((start, end))
        if at < len(self._edits) and self._edits[at].key == (start, end):
            found: Edit = self._edits[at]
            return found
        return None

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """``start..end`` cut into gaps, tokens and edits.

        Edits that begin before ``start`` are left out (their text stands where they begin), edits
        that begin inside are given whole.
        """
        text = self.report.ocr_text
        position = start
        at = self._edits.bisect_key_left((start, -1))
        if at > 0 and self._edits[at - 1].end > start:
            position = self._edits[at - 1].end
        for edit in self._edits.irange_key((start, -1), (end, len(text) + 1)):
            if edit.start == end and edit.end > end:
                break
            yield from _plain(text, position, edit.start)
            yield Piece(edit.start, edit.end, edit.text, edit)
            position = edit.end
        yield from _plain(text, position, end)

    def line_pieces(self, line: int) -> Iterator[Piece]:
        """The pieces of an OCR line, its line feed left out.

        An insertion at the very end of a line belongs to it, not to the next; so does an edit of
        the line feed itself.
        """
        start, end = self.report.line_span(line)
        yield from self.pieces(start, end)
        at = self._edits.bisect_key_left((end, end + 1))
        if at < len(self._edits) and self._edits[at].start == end:
            edit = self._edits[at]
            yield Piece(edit.start, edit.end, edit.text, edit)

    def corrected_slice(self, start: int, end: int) -> str:
        return "".join(piece.text for piece in self.pieces(start, end))

    def corrected_text(self) -> str:
        """The whole text with every edit in it; illegible places read ``[...]``."""
        return "".join(
            "[...]" if piece.edit and piece.edit.kind is EditKind.ILLEGIBLE else piece.text
            for piece in self.pieces(0, len(self.report.ocr_text))
        )

    # Offsets in the corrected text

    def to_corrected(self, offset: int) -> int:
        """Where an OCR offset stands in the corrected text (code points; illegible counts 0).

        An offset strictly inside an edit goes to the end of the edit's text; an insertion at the
        offset itself stands after it.
        """
        position, corrected, at = self._line_entry(self.report.line_of(offset))
        while position < offset and at < len(self._edits):
            edit = self._edits[at]
            if edit.start >= offset:
                break
            corrected += edit.start - position + len(edit.text)
            position = edit.end
            at += 1
        return corrected + max(0, offset - position)

    def to_ocr(self, offset: int) -> int:
        """The OCR offset of an offset in the corrected text.

        An offset inside an edit's text goes to the edit's start.
        """
        line = self._offsets.line_at(offset, self.report.line_starts)
        position, corrected, at = self._line_entry(line)
        for edit in self._edits.islice(at):
            if offset < corrected + edit.start - position:
                break
            corrected += edit.start - position
            if offset < corrected + len(edit.text):
                return int(edit.start)
            corrected += len(edit.text)
            position = edit.end
        return min(position + offset - corrected, len(self.report.ocr_text))

    def _line_entry(self, line: int) -> tuple[int, int, int]:
        """Where to begin counting on a line: OCR offset, corrected offset, index of the next edit.

        When an edit from an earlier line reaches into the line, counting begins at its end.
        """
        start = self.report.line_starts[line]
        corrected = start + self._offsets.before(line)
        at = self._edits.bisect_key_left((start, -1))
        if at > 0 and self._edits[at - 1].end > start:
            start = self._edits[at - 1].end
        return start, corrected, at

    # Changing it

    def add_agent(self, agent: Agent) -> None:
        self.agents[agent.identity] = agent

    def apply(self, action: Action) -> Changes:
        """Do what ``action`` says.

        Raises ``ActionError`` and changes nothing when an edit would cut a token or another edit,
        lies outside of the text, two of them overlap, or there is nothing to do.
        """
        self._check_open()
        step = self._plan(replace(action, identity=self.history.next_identity))
        return self._follow(self.history.add(step), "do")

    def apply_all(self, actions: Iterable[Action]) -> Changes:
        """Do what several actions say, each after the other, as one change.

        Raises ``ActionError`` where one cannot be done, or there is none; those before it are
        undone then.
        """
        self._check_open()
        steps: list[Step] = []
        lines: set[int] = set()
        try:
            for action in actions:
                step = self._plan(replace(action, identity=self.history.next_identity))
                move = self.history.add(step)
                lines |= self._run(step.removed, step.added)
                self._run_annotations(step.annotations_removed, step.annotations_added)
                self.history.told(move)
                steps.append(step)
            if not steps:
                raise _nothing_to_do()
        except ActionError:
            self.undo(len(steps))
            raise
        return self._changes(net_step(Move((), tuple(steps))), "do", len(steps), lines)

    @property
    def next_undo(self) -> Action | None:
        last = self.history.last
        return None if last is None else last.action

    @property
    def next_redo(self) -> Action | None:
        following = self.history.next
        return None if following is None else following.action

    def undo(self, count: int = 1) -> Changes | None:
        """Take the last actions back, as one change; None when there is none.

        Fewer than ``count`` are undone where there are no more.
        """
        self._check_open()
        count = min(count, self.history.here)
        return self._follow(self.history.back(count), "undo") if count > 0 else None

    def redo(self, count: int = 1) -> Changes | None:
        """Do the last undone actions again, as one change; None when there is none."""
        self._check_open()
        count = min(count, len(self.history.line) - self.history.here)
        return self._follow(self.history.forth(count), "redo") if count > 0 else None

    def go_to(self, position: int) -> Changes | None:
        """Undo or redo until exactly the first ``position`` of all actions ever done stand.

        What is past cannot be undone: it is the farthest that this goes.  None where the document
        stands there already.
        """
        wanted = max(0, position - len(self.history.past)) - self.history.here
        return self.redo(wanted) if wanted > 0 else self.undo(-wanted)

    def bring_back(self, branch: Branch) -> Changes:
        """Go over to a branch of the history, in place of what stands there now."""
        self._check_open()
        return self._follow(self.history.bring_back(branch), "redo")

    def _check_open(self) -> None:
        if self.read_only:
            raise ActionError(self.read_only)

    def _follow(self, move: Move, direction: str) -> Changes:
        """Bring the document to where the history has gone."""
        step = net_step(move)
        lines = self._run(step.removed, step.added)
        self._run_annotations(step.annotations_removed, step.annotations_added)
        changes = self._changes(step, direction, move.count, lines)
        self.history.told(move)
        return changes

    def _plan(self, action: Action) -> Step:
        added: list[Edit] = []
        removed = self._dropped(action.drop)
        for edit in sorted(action.put, key=_edit_key):
            self._check(edit)
            if added and edit.start <= added[-1].end and edit.overlaps(*added[-1].key):
                raise _misfit(edit)
            for old in self.edits_in(edit.start, edit.end) if self._edits else ():
                if (old.start < edit.start or old.end > edit.end) and old.key not in removed:
                    raise _misfit(edit)
                removed[old.key] = old
            added.append(edit.decided(action.who, action.identity))
        added = self._with_restored(action.restore, added, removed)
        notes = (
            *(replace(note, who=action.who, action=action.identity) for note in action.annotate),
            *action.reannotate,
        )
        for note in notes:
            self.check_note(note)
        names = [note.identity for note in notes]
        if len(set(names)) < len(names):
            raise ActionError(tr("two notes have one name", "hai ghi chú trùng tên"))
        gone = tuple(
            self._annotations[identity]
            for identity in dict.fromkeys([*action.unannotate, *names])
            if identity in self._annotations
        )
        if not (added or removed or notes or gone):
            raise _nothing_to_do()
        ordered = tuple(sorted(removed.values(), key=_edit_key))
        return self._with_carried(Step(action, ordered, tuple(added), gone, notes))

    def _with_carried(self, step: Step) -> Step:
        """The step, with the ends of annotations put where its edits carry them."""
        if not (self._annotations.bound or any(n.is_bound for n in step.annotations_added)):
            return step
        carrier = Carrier(self.report.ocr_text, self._edits_near, step.removed, step.added)
        added = [carrier.settled(n) if n.is_bound else n for n in step.annotations_added]
        removed = list(step.annotations_removed)
        replaced = {note.identity for note in removed}
        for note in self._bound_near((*step.removed, *step.added)):
            carried = carrier.carried(note)
            if carried is not note and note.identity not in replaced:
                removed.append(note)
                added.append(carried)
        return Step(step.action, step.removed, step.added, tuple(removed), tuple(added))

    def _bound_near(self, edits: Sequence[Edit]) -> Collection[Annotation]:
        """The annotations whose ends these edits may move, and perhaps some others."""
        if len(edits) > _MANY:
            return self._annotations.bound
        near = (
            note
            for edit in edits
            for note in self._annotations.over(edit.start - 1, edit.end + 1)
            if note.is_bound
        )
        return {note.identity: note for note in near}.values()

    def _edits_near(self, start: int, end: int) -> Iterator[Edit]:
        """The edits that overlap ``start..end`` or stand at one of its ends, by place."""
        at = self._edits.bisect_key_left((start, -1))
        while at > 0 and self._edits[at - 1].end >= start:
            at -= 1
        for edit in self._edits.islice(at):
            if edit.start > end:
                return
            yield edit

    def _dropped(self, drop: Iterable[Span]) -> dict[tuple[int, int], Edit]:
        removed: dict[tuple[int, int], Edit] = {}
        for span in drop:
            found = self.edit_at(span.start, span.end)
            if found is None:
                raise ActionError(
                    tr("nothing was decided here", "chỗ này chưa có quyết định nào để bỏ")
                )
            removed[found.key] = found
        return removed

    def _with_restored(
        self, restore: Sequence[Edit], added: list[Edit], removed: dict[tuple[int, int], Edit]
    ) -> list[Edit]:
        """``added`` with edits of old, for which ``removed`` must make room."""
        if not restore:
            return added
        ordered = sorted([*added, *restore], key=_edit_key)
        for edit, following in pairwise(ordered):
            if edit.overlaps(*following.key):
                raise _misfit(following)
        for edit in restore:
            self._check(edit)
            if any(old.key not in removed for old in self.edits_in(edit.start, edit.end)):
                raise _misfit(edit)
        return ordered

    def _check(self, edit: Edit) -> None:
        if not fits(self.report, edit):
            raise _misfit(edit)
        backing = self.report.backing
        refusal = "" if backing is None else backing.refusal(edit.start, edit.end, edit.text)
        if refusal:
            raise ActionError(refusal)

    def check_note(self, note: Annotation) -> None:
        """Raises ``ActionError`` for an annotation that does not fit the text."""
        fits_text = 0 <= note.start <= note.end <= len(self.report.ocr_text)
        known = note.kind != ENTRY or note.value("kind") in ENTRY_KINDS
        nowhere = (note.start, note.start_inside, note.end, note.end_inside) == (0, 0, 0, 0)
        if (
            not fits_text
            or not (note.has_place or nowhere)
            or not (are_values(note.values) and known)
        ):
            raise ActionError(
                tr(
                    "the note at {start} to {end} does not fit the text",
                    "ghi chú ở vị trí {start} đến {end} không khớp với văn bản",
                    start=note.start,
                    end=note.end,
                )
            )

    def _shift_lines(self, removed: Sequence[Edit], added: Sequence[Edit]) -> set[int]:
        """Count edits out of the line offsets and into them; returns the lines they stand on.

        Every line is counted once, however many of its tokens are concerned.
        """
        starts = self.report.line_starts
        growth: dict[int, int] = {}
        for edits, sign in ((removed, -1), (added, 1)):
            for edit in edits:
                start, end = edit.start, edit.end
                line = bisect_right(starts, start) - 1
                if line + 1 == len(starts) or end < starts[line + 1]:
                    longer = sign * (len(edit.text) - (end - start))
                    growth[line] = growth.get(line, 0) + longer
                else:
                    self._shift_swallowed(edit, sign, growth)
        for line, shift in growth.items():
            self._offsets.add(line, shift)
        return set(growth)

    def _shift_swallowed(self, edit: Edit, sign: int, growth: dict[int, int]) -> None:
        """The lines that an edit swallows begin where its text ends, so that corrected line starts
        never run backwards."""
        starts = self.report.line_starts
        lines = self.report.lines_of(edit.start, edit.end)
        shift = 0
        text_end = edit.start + len(edit.text)
        for swallowed in lines[1:]:
            wanted = text_end - starts[swallowed]
            growth[swallowed - 1] = growth.get(swallowed - 1, 0) + sign * (wanted - shift)
            shift = wanted
        longer = len(edit.text) - (edit.end - edit.start) - shift
        growth[lines[-1]] = growth.get(lines[-1], 0) + sign * longer

    def _run(self, removed: Sequence[Edit], added: Sequence[Edit]) -> set[int]:
        """Take edits away and put others; returns the lines they stand on."""
        if (len(removed) + len(added)) * _REBUILD > len(self._edits):
            gone = {edit.key for edit in removed}
            kept = [edit for edit in self._edits if edit.key not in gone]
            self._edits.clear()
            self._edits.update([*kept, *added])
        else:
            for edit in removed:
                self._edits.remove(edit)
            self._edits.update(added)
        return self._shift_lines(removed, added)

    def _run_annotations(self, removed: Iterable[Annotation], added: Iterable[Annotation]) -> None:
        for note in removed:
            del self._annotations[note.identity]
        for note in added:
            self._annotations[note.identity] = note

    def _changes(self, step: Step, direction: str, count: int, lines: set[int]) -> Changes:
        self.revision += 1
        notes = (*step.annotations_added, *step.annotations_removed)
        for note in notes:
            lines.update(self.report.lines_of(note.start, note.end))
        return Changes(
            step.action,
            direction,
            step.removed,
            step.added,
            tuple(sorted(lines)),
            bool(notes),
            self.revision,
            count,
        )


def fits(report: Report, edit: Edit) -> bool:
    """Whether the edit lies in the text, covers whole tokens, and is of a kind that goes with it:
    ``KEEP`` changes nothing, ``SOURCE`` may, every other kind does.  Only what reads something can
    be unclear."""
    text = report.ocr_text
    start, end = edit.start, edit.end
    if not 0 <= start <= end <= len(text):
        return False
    # A batch may hold 180,000: what stands between spaces need not be widened to see it.
    before = start == 0 or text[start - 1].isspace()
    behind = end == len(text) or text[end].isspace()
    if not (before and behind) and report.widen(start, end) != edit.key:
        return False
    if edit.unclear and (edit.kind is EditKind.ILLEGIBLE or not edit.text.strip()):
        return False
    same = text[start:end] == edit.text
    return same == (edit.kind is EditKind.KEEP) or edit.kind is EditKind.SOURCE


def _plain(text: str, start: int, end: int) -> Iterator[Piece]:
    """``text[start:end]`` as tokens and the gaps between them."""
    position = start
    for token in tokens(text, start, end):
        if token.start > position:
            yield Piece(position, token.start, text[position : token.start])
        yield Piece(token.start, token.end, text[token.start : token.end])
        position = token.end
    if position < end:
        yield Piece(position, end, text[position:end])


def _nothing_to_do() -> ActionError:
    return ActionError(tr("there is nothing to do", "không có gì để làm"))


def _misfit(edit: Edit) -> ActionError:
    return ActionError(
        tr(
            "the change at {start} to {end} does not fit the text",
            "thay đổi ở vị trí {start} đến {end} không khớp với văn bản",
            start=edit.start,
            end=edit.end,
        )
    )
