"""Actions in words, for lists and messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from soat_core.actions import Action, ActionKind, Step
from soat_core.annotating.naming import title_of
from soat_core.annotation import Annotation
from soat_core.edits import Edit, EditKind
from soat_core.history.history import serial_of
from soat_core.i18n import tr
from soat_core.report import Report

_LONGEST = 40
"""Code points of a text that are quoted."""

_KINDS: dict[ActionKind, tuple[str, str]] = {
    ActionKind.IMPORT: ("import", "nhập văn bản"),
    ActionKind.ACCEPT: ("suggestion accepted", "nhận gợi ý"),
    ActionKind.CHOOSE: ("another candidate", "chọn gợi ý khác"),
    ActionKind.TYPE: ("typed", "gõ tay"),
    ActionKind.KEEP: ("kept as read", "giữ nguyên"),
    ActionKind.KEEP_ALL: ("kept everywhere", "giữ nguyên mọi chỗ"),
    ActionKind.ACCEPT_LINE: ("rest of the line accepted", "nhận phần còn lại của dòng"),
    ActionKind.ACCEPT_PARAGRAPH: ("rest of the paragraph accepted", "nhận phần còn lại của đoạn"),
    ActionKind.ACCEPT_SAFE: ("safe suggestions accepted", "nhận các gợi ý chắc chắn"),
    ActionKind.ACCEPT_ALL: ("all suggestions accepted", "nhận mọi gợi ý"),
    ActionKind.SERIES: ("the same error at once", "sửa cả loạt cùng lỗi"),
    ActionKind.CONFIRM: ("looked at and right", "đã xem, đúng"),
    ActionKind.SPLIT: ("split", "tách từ"),
    ActionKind.JOIN: ("joined", "nối từ"),
    ActionKind.INSERT: ("inserted", "chèn"),
    ActionKind.DELETE: ("deleted", "xóa"),
    ActionKind.LINE: ("line break", "xuống dòng"),
    ActionKind.REPLACE: ("found and replaced", "tìm và thay"),
    ActionKind.CASE: ("capitals and small letters", "đổi chữ hoa, chữ thường"),
    ActionKind.ILLEGIBLE: ("illegible", "không đọc được"),
    ActionKind.UNCLEAR: ("doubtful", "đọc chưa chắc"),
    ActionKind.SOURCE: ("mistake of the original", "lỗi của bản gốc"),
    ActionKind.WORD: ("to the dictionary of the report", "thêm vào từ điển của báo cáo"),
    ActionKind.REVERT: ("made undecided again", "bỏ quyết định"),
    ActionKind.TAKE_BACK: ("taken back", "bỏ thao tác trước"),
    ActionKind.ANNOTATE: ("annotation", "chú giải"),
    ActionKind.MERGE: ("chosen between two versions", "chọn giữa hai bản"),
    ActionKind.REPAIR: ("record rebuilt", "dựng lại hồ sơ"),
}
"""English and Vietnamese.  Kinds that are not here are shown by what they did alone."""


@dataclass(frozen=True, slots=True)
class Words:
    """An action as a person reads it; plain text, in one line."""

    what: str
    """What became of what, shortened: ``đối ← d6i``."""
    kind: str
    """How that was done; may be empty."""
    number: str
    """What it is called: ``no. 17``; empty for the import, which everything begins with."""


def describe(step: Step | Action, report: Report) -> Words:
    """A step, or a past action of which no more than the kind is known."""
    action = step.action if isinstance(step, Step) else step
    kind = tr(*_KINDS.get(action.kind, ("", "")))
    number = "" if action.kind is ActionKind.IMPORT else number_of(action.identity)
    if action.kind is ActionKind.TAKE_BACK and action.target:
        return Words(_of_taking_back(step, action, report), "", number)
    what = _of_step(step, report) if isinstance(step, Step) else ""
    if not what:
        return Words(_capital(kind) or number, "", number)
    return Words(what, "" if _says_all(step, action.kind) else kind, number)


def action_in_words(kind: ActionKind) -> str:
    """How something was done."""
    return tr(*_KINDS[kind]) if kind in _KINDS else str(kind)


def number_of(identity: str) -> str:
    """What an action is called."""
    number = serial_of(identity)
    return tr("no. {n}", "số {n}", n=number) if number else identity


def _says_all(step: Step | Action, kind: ActionKind) -> bool:
    """Whether what was done says how, too."""
    many = isinstance(step, Step) and len(step.added) > 1
    return kind in (ActionKind.KEEP, ActionKind.LINE) or (kind is ActionKind.ACCEPT_SAFE and many)


def _of_taking_back(step: Step | Action, action: Action, report: Report) -> str:
    what = tr("took back {one}", "bỏ thao tác {one}", one=number_of(action.target))
    gone = step.removed if isinstance(step, Step) else ()
    return f"{what}: {_of_many(gone, action.kind, report)}" if gone else what


def _of_step(step: Step, report: Report) -> str:
    if step.added:
        return _of_many(step.added, step.action.kind, report)
    if step.removed:
        return _undecided(step.removed, report)
    if step.annotations_added:
        return _noted(step.annotations_added, report)
    if step.annotations_removed:
        return tr("removed: {note}", "gỡ: {note}", note=_noted(step.annotations_removed, report))
    return ""


def _of_many(edits: Sequence[Edit], kind: ActionKind, report: Report) -> str:
    count = len(edits)
    if count == 2 and all(_is_of_breaks(edit, report) for edit in edits):
        one, other = sorted(edits, key=lambda edit: edit.start)
        if moved := _of_moving(one, other, report):
            return moved
    first = _of_edit(edits[0], report)
    if count == 1:
        return first
    if kind is ActionKind.ACCEPT_SAFE:
        return tr("{n} safe suggestions", "{n} gợi ý chắc chắn", n=count)
    alike = count == sum(
        edit.text == edits[0].text and _slice(edit, report) == _slice(edits[0], report)
        for edit in edits
    )
    if alike:
        return tr("{what}, {n} places", "{what}, {n} chỗ", what=first, n=count)
    return tr("{n} places: {what} …", "{n} chỗ: {what} …", what=first, n=count)


def _of_edit(edit: Edit, report: Report) -> str:
    """``đối ← d6i``: what stands there now comes first, since that is what is looked for."""
    read, text = quoted(_slice(edit, report)), quoted(edit.text)
    if edit.kind is EditKind.KEEP:
        return tr("{read} kept", "{read} giữ nguyên", read=read)
    if edit.kind is EditKind.ILLEGIBLE:
        return tr("illegible: {read}", "không đọc được: {read}", read=read)
    if edit.kind is EditKind.INSERT:
        return tr("inserted: {text}", "chèn: {text}", text=text)
    if _is_of_breaks(edit, report):
        return _of_break(edit, report)
    if edit.kind is EditKind.DELETE:
        return tr("deleted: {read}", "xóa: {read}", read=read)
    return f"{text} ← {read}"


def _is_of_breaks(edit: Edit, report: Report) -> bool:
    """Whether nothing but a line break was made or removed."""
    read = _slice(edit, report)
    is_white = not read.strip() and not edit.text.strip()
    return is_white and ("\n" in read) is not ("\n" in edit.text)


def _of_break(edit: Edit, report: Report) -> str:
    """A line break, told by the word behind it: two signs with an arrow say nothing."""
    word = quoted(_word_at(report, edit.end))
    if "\n" in edit.text:
        return tr("new line before “{word}”", "xuống dòng trước “{word}”", word=word)
    return tr("no new line before “{word}”", "bỏ xuống dòng trước “{word}”", word=word)


def _of_moving(first: Edit, last: Edit, report: Report) -> str:
    """One break made and one removed: the words between them stand on another line."""
    if ("\n" in first.text) is ("\n" in last.text):
        return ""
    words = quoted(report.ocr_text[first.end : last.start])
    if "\n" in first.text:
        return tr("to the next line: {words}", "xuống dòng dưới: {words}", words=words)
    return tr("to the line above: {words}", "lên dòng trên: {words}", words=words)


def _word_at(report: Report, offset: int) -> str:
    """The word that begins there, as it was read."""
    words = report.ocr_text[offset : offset + _LONGEST].split(maxsplit=1)
    return words[0] if words else ""


def _undecided(edits: Sequence[Edit], report: Report) -> str:
    read = quoted(_slice(edits[0], report)) or quoted(edits[0].text)
    if len(edits) == 1:
        return tr("{read} undecided again", "{read} chưa quyết định", read=read)
    return tr(
        "{n} places undecided again: {read} …",
        "{n} chỗ chưa quyết định: {read} …",
        n=len(edits),
        read=read,
    )


def _noted(notes: Sequence[Annotation], report: Report) -> str:
    one = notes[0]
    text = quoted(one.text) or quoted(report.ocr_text[one.start : one.end])
    kind = tr("not a {kind}", "không phải {kind}", kind=kind_in_words(one.kind))
    what = f"{kind if one.rejected else kind_in_words(one.kind)}: {text}"
    return what if len(notes) == 1 else f"{what} … ({len(notes)})"


def kind_in_words(kind: str) -> str:
    """What an annotation of a kind is called."""
    return title_of(kind)


def quoted(text: str) -> str:
    """A text in one line, shortened; a line break alone is shown as a sign."""
    line = " ".join(text.split())
    if not line and "\n" in text:
        return "⏎"
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _slice(edit: Edit, report: Report) -> str:
    return report.ocr_text[edit.start : edit.end]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
