"""What an action does to a document, worked out and checked before anything is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from soat_core.actions import Action, Step
from soat_core.annotating.carrying import Carrier
from soat_core.annotation import ENTRY, Annotation, are_values
from soat_core.annotations import Annotations
from soat_core.edited_text import EditedText, edit_key
from soat_core.edits import Edit, EditKind
from soat_core.entities.kinds import ENTRY_KINDS
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.report import Report
from soat_core.text import Span

_MANY = 32
"""More edits than this are not followed one by one to what is annotated around them."""


@dataclass(frozen=True, slots=True)
class Planner:
    """For a text and its annotations as they are now.  Every method raises ``ActionError`` where
    something cannot be done."""

    text: EditedText
    annotations: Annotations

    def step_of(self, action: Action) -> Step:
        """The step that an action with its identity is."""
        removed = self._dropped(action.drop)
        added = self._with_restored(action.restore, self._put(action, removed), removed)
        notes = self._notes(action)
        names = [*action.unannotate, *(note.identity for note in notes)]
        gone = tuple(
            self.annotations[identity]
            for identity in dict.fromkeys(names)
            if identity in self.annotations
        )
        if not (added or removed or notes or gone):
            raise nothing_to_do()
        ordered = tuple(sorted(removed.values(), key=edit_key))
        return self._with_carried(Step(action.bare(), ordered, tuple(added), gone, notes))

    def _put(self, action: Action, removed: dict[tuple[int, int], Edit]) -> list[Edit]:
        """The edits that an action makes, by place; what they replace goes to ``removed``."""
        text, report, is_edited = self.text, self.text.report, bool(self.text.edits)
        added: list[Edit] = []
        for edit in sorted(action.put, key=edit_key):
            check_edit(report, edit)
            if added and edit.start <= added[-1].end and edit.overlaps(*added[-1].key):
                raise misfit(edit)
            for old in text.edits_in(edit.start, edit.end) if is_edited else ():
                if (old.start < edit.start or old.end > edit.end) and old.key not in removed:
                    raise misfit(edit)
                removed[old.key] = old
            added.append(edit.decided(action.who, action.identity))
        return added

    def _notes(self, action: Action) -> tuple[Annotation, ...]:
        """The annotations that an action makes, each with a name of its own."""
        made = (replace(one, who=action.who, action=action.identity) for one in action.annotate)
        notes = (*made, *action.reannotate)
        for note in notes:
            check_note(self.text.report, note)
        if len({note.identity for note in notes}) < len(notes):
            raise ActionError(tr("two notes have one name", "hai ghi chú trùng tên"))
        return notes

    def _with_carried(self, step: Step) -> Step:
        """The step, with the ends of annotations put where its edits carry them."""
        if not (self.annotations.bound or any(n.is_bound for n in step.annotations_added)):
            return step
        carrier = Carrier(self.text.report.ocr_text, self.text.edits_near, step.removed, step.added)
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
            return self.annotations.bound
        near = (
            note
            for edit in edits
            for note in self.annotations.over(edit.start - 1, edit.end + 1)
            if note.is_bound
        )
        return {note.identity: note for note in near}.values()

    def _dropped(self, drop: Iterable[Span]) -> dict[tuple[int, int], Edit]:
        removed: dict[tuple[int, int], Edit] = {}
        for span in drop:
            found = self.text.edit_at(span.start, span.end)
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
        ordered = sorted([*added, *restore], key=edit_key)
        for edit, following in pairwise(ordered):
            if edit.overlaps(*following.key):
                raise misfit(following)
        for edit in restore:
            check_edit(self.text.report, edit)
            if any(old.key not in removed for old in self.text.edits_in(edit.start, edit.end)):
                raise misfit(edit)
        return ordered


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


def check_edit(report: Report, edit: Edit) -> None:
    """Raises ``ActionError`` for an edit that does not fit, or that the file of the report takes
    no part in."""
    if not fits(report, edit):
        raise misfit(edit)
    backing = report.backing
    refusal = "" if backing is None else backing.refusal(edit.start, edit.end, edit.text)
    if refusal:
        raise ActionError(refusal)


def check_note(report: Report, note: Annotation) -> None:
    """Raises ``ActionError`` for an annotation that does not fit the text."""
    fits_text = 0 <= note.start <= note.end <= len(report.ocr_text)
    known = note.kind != ENTRY or note.value("kind") in ENTRY_KINDS
    nowhere = (note.start, note.start_inside, note.end, note.end_inside) == (0, 0, 0, 0)
    if not fits_text or not (note.has_place or nowhere) or not (are_values(note.values) and known):
        raise ActionError(
            tr(
                "the note at {start} to {end} does not fit the text",
                "ghi chú ở vị trí {start} đến {end} không khớp với văn bản",
                start=note.start,
                end=note.end,
            )
        )


def nothing_to_do() -> ActionError:
    """An action would change nothing."""
    return ActionError(tr("there is nothing to do", "không có gì để làm"))


def misfit(edit: Edit) -> ActionError:
    """An edit does not go with the text, or with the edits on it."""
    return ActionError(
        tr(
            "the change at {start} to {end} does not fit the text",
            "thay đổi ở vị trí {start} đến {end} không khớp với văn bản",
            start=edit.start,
            end=edit.end,
        )
    )
