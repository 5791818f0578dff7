"""Writing the record.

The body is one ``ab`` whose every character is text of the report.  Edits may cross lines and
pages, so lines and pages are empty elements in it.

- ``choice`` is an edit: ``sic`` holds exactly the OCR slice, ``corr`` the result.  ``seg
  type="kept"`` is a slice looked at and right as read.
- ``lb`` is a line feed, numbered in the OCR's layer; the first opens line 1 and is none.  ``pb``
  stands where a page of the OCR begins and is no character.
- Line breaks of the file stand inside tags, so that a line of text is a line of the file and no
  white space is added to the text.
- ``unclear`` is about all that a ``corr`` or ``seg`` holds.
- Names, dates and numbers stand around their words (``inline``), notes, parts of the document and
  the register beside the text (``stand_off``).
- A note's ``anchor`` stands at its OCR offset; where an end falls into the text of an edit, in
  ``corr``.  An end that once fell into an edit which is no more keeps its count in ``anchor/@n``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from soat_core.actions import Agent
from soat_core.annotation import Annotation
from soat_core.edits import Edit, EditKind, Origin
from soat_core.errors import OutputError
from soat_core.i18n import tr
from soat_core.report import Report, parts_hold
from soat_core.snapshot import Recorded
from soat_core.tei.categories import category_of
from soat_core.tei.characters import LINE_FEED, SPECIAL, Characters
from soat_core.tei.facsimile import facsimile, line_id, lines_with_zones, surface_id
from soat_core.tei.header import readers_of, record_header
from soat_core.tei.inline import Keys, Markup
from soat_core.tei.kinds import can_be_recorded
from soat_core.tei.names import ENGINE, NAMESPACE, NOTE_TYPES, READER, agent_id, note_id
from soat_core.tei.stand_off import StandOff, decimal, inline_of


def write_record(document: Recorded, *, engine_version: str = "", status: str = "draft") -> bytes:
    """The document as a native record, UTF-8.

    ``engine_version`` is recorded as the source of suggestions, ``status`` (a single word) as
    that of the record.  Raises ``OutputError`` when there are annotations of a kind that records
    cannot hold yet, ``RuntimeError`` when the document contradicts itself: a defect.  Whether the
    result is valid is for ``validate_record`` to say.
    """
    _refuse_unknown_kinds(document.annotations)
    _check_source(document)
    chars = Characters()
    body = _Body(document, chars).written()
    pages = facsimile(document.report, chars)
    beside = StandOff(document.annotations, chars).written()
    header = record_header(document, agents_of(document), chars, engine_version, status)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{NAMESPACE}">\n'
        f"{header}{pages}{beside}"
        f'<text xml:lang="vi">\n<body>\n<div type="baoCao">\n{_page_break(document.report, 0)}\n'
        f"{body}\n</div>\n</body>\n</text>\n</TEI>\n"
    ).encode()


def agents_of(document: Recorded) -> list[Agent]:
    """The agents of a document, and whoever acted without being introduced."""
    acting = {action.who for action in document.actions}
    acting.update(edit.who for edit in document.edits)
    acting.update(note.who for note in document.annotations)
    strangers = sorted(acting - document.agents.keys())
    return [*document.agents.values(), *(Agent(who, who) for who in strangers)]


def _refuse_unknown_kinds(annotations: Sequence[Annotation]) -> None:
    for annotation in annotations:
        if annotation.kind not in NOTE_TYPES and not can_be_recorded(annotation.kind):
            raise OutputError(
                tr(
                    "the record cannot hold annotations of the kind “{kind}”",
                    "hồ sơ không chứa được chú giải loại “{kind}”",
                    kind=annotation.kind,
                )
            )


def _check_source(document: Recorded) -> None:
    """A record whose hash does not hold could never be opened again."""
    report = document.report
    if not parts_hold(report):
        raise RuntimeError("the report is not what the files it was put together from say")
    if report.source.is_one_text:
        digest = hashlib.sha256(report.to_bytes()).hexdigest()
        if digest != report.source.sha256:
            raise RuntimeError("the report is not what its source's SHA-256 says")


def _page_break(report: Report, page: int) -> str:
    layout = report.layout
    known = layout is not None and page < len(layout.pages)
    place = f' facs="#{surface_id(page)}"' if known else ""
    return f'<pb n="{page + 1}"{place}/>'


class _Body:
    """Writes the ``ab`` from left to right."""

    def __init__(self, document: Recorded, chars: Characters) -> None:
        self._document = document
        self._text = document.report.ocr_text
        self._chars = chars
        self._parts: list[Markup] = []
        self._line = 1
        self._page = 1
        self._zoned = lines_with_zones(document.report)
        self._page_starts = set(document.report.page_starts[1:])
        self._changes = {action.identity for action in document.actions}
        self._pointers = {agent.identity: agent_id(agent.identity) for agent in agents_of(document)}
        self._readers = {ENGINE: ENGINE}
        for number, name in enumerate(readers_of(document), 1):
            self._readers[name] = f"{READER}{number}"
        self._anchors: list[tuple[int, str]] = []
        """Anchors in the OCR's layer, the last one first."""
        self._inner: dict[tuple[int, int], list[tuple[int, str]]] = {}
        """Anchors in the texts of edits, by the edit's span: count of code points, markup."""
        self._by_start: dict[int, list[Edit]] = {}
        notes = [note for note in document.annotations if note.kind in NOTE_TYPES]
        if notes:
            for edit in document.edits:
                self._by_start.setdefault(edit.start, []).append(edit)
            self._place_anchors(notes)
        self._keys = Keys(document.edits)
        self._inline = inline_of(document.annotations, self._keys, self._parts)

    def written(self) -> str:
        self._parts.append(f'<ab xml:space="preserve">{self._line_begin()}')
        position = 0
        for index, edit in enumerate(self._document.edits):
            self._reading(position, edit.start)
            self._anchors_up_to(edit.start)
            self._inline.before(edit, self._keys.slot(index))
            self._edit(edit)
            self._inline.after()
            position = edit.end
        self._reading(position, len(self._text))
        self._anchors_up_to(len(self._text))
        self._inline.rest()
        self._parts.append("</ab>")
        return "".join(map(str, self._parts))

    def _line_begin(self) -> str:
        place = f' facs="#{line_id(self._line - 1)}"' if self._line - 1 in self._zoned else ""
        return f'<lb\n n="{self._line}"{place}/>'

    def _place_anchors(self, notes: Iterable[Annotation]) -> None:
        for note in notes:
            name = note_id(note.identity)
            self._place(note.start, note.start_inside, f"{name}.from")
            self._place(note.end, note.end_inside, f"{name}.to")
        self._anchors.sort(key=lambda anchor: anchor[0], reverse=True)
        for anchors in self._inner.values():
            anchors.sort(key=lambda anchor: anchor[0])

    def _place(self, offset: int, inside: int, name: str) -> None:
        edit = self._edit_holding(offset, inside) if inside else None
        if edit is not None:
            self._inner.setdefault(edit.key, []).append((inside, f'<anchor xml:id="{name}"/>'))
        else:
            count = f' n="{inside}"' if inside else ""
            self._anchors.append((offset, f'<anchor xml:id="{name}"{count}/>'))

    def _edit_holding(self, offset: int, inside: int) -> Edit | None:
        for edit in self._by_start.get(offset, ()):
            if edit.kind is not EditKind.KEEP and inside <= len(edit.text):
                return edit
        return None

    def _anchors_up_to(self, offset: int) -> None:
        while self._anchors and self._anchors[-1][0] <= offset:
            self._parts.append(self._anchors.pop()[1])

    def _reading(self, start: int, end: int) -> None:
        """The OCR's text from ``start`` to ``end``, with what stands before its characters."""
        while (stop := self._next_stop()) < end:
            self._plain(start, max(start, stop))
            self._anchors_up_to(stop)
            self._inline.at(stop)
            start = max(start, stop)
        self._plain(start, end)

    def _next_stop(self) -> int:
        """The OCR offset of the next anchor or element, beyond the text if there is none."""
        stop = self._inline.next_offset()
        anchor = self._anchors[-1][0] if self._anchors else len(self._text)
        return anchor if stop is None else min(stop, anchor)

    def _plain(self, start: int, end: int) -> None:
        text = self._text[start:end]
        if SPECIAL.search(text):
            text = SPECIAL.sub(lambda match: self._special(match, start), text)
        self._parts.append(text)

    def _special(self, match: re.Match[str], start: int) -> str:
        if match[0] == "\n":
            self._line += 1
            return self._line_begin()
        markup = self._chars.one(match[0])
        if start + match.end() in self._page_starts:
            self._page += 1
            markup += _page_break(self._document.report, self._page - 1)
        return markup

    def _edit(self, edit: Edit) -> None:
        decision = self._decision(edit)
        if edit.kind is EditKind.KEEP:
            self._parts.append(f'<seg\n type="kept"{decision}>')
            self._unclear(edit, "<unclear>")
            self._inline.enter()
            self._reading(edit.start, edit.end)
            self._inline.leave()
            self._unclear(edit, "</unclear>")
            self._parts.append("</seg>")
            return
        self._parts.append("<choice\n><sic>" if edit.start < edit.end else "<choice\n><sic/>")
        if edit.start < edit.end:
            self._reading(edit.start, edit.end)
            self._parts.append("</sic>")
        category = category_of(self._text[edit.start : edit.end], edit.text)
        self._parts.append(f'<corr type="{edit.kind}" ana="#err.{category}"{decision}>')
        if edit.kind is EditKind.ILLEGIBLE:
            self._parts.append('<gap reason="illegible"/>')
        self._unclear(edit, "<unclear>")
        self._inline.enter()
        self._correction(edit)
        self._inline.leave()
        self._unclear(edit, "</unclear>")
        self._parts.append("</corr></choice>")

    def _unclear(self, edit: Edit, tag: str) -> None:
        if edit.unclear:
            self._parts.append(tag)

    def _correction(self, edit: Edit) -> None:
        """The edit's text, with the anchors and elements in it."""
        position = 0
        anchors = self._inner.get(edit.key, [])
        counts = sorted({*self._inline.inner_counts(), *(count for count, _ in anchors)})
        for count in counts:
            self._parts.append(self._chars.text(edit.text[position:count], LINE_FEED))
            self._parts.extend(markup for inside, markup in anchors if inside == count)
            self._inline.inner_at(count)
            position = count
        self._parts.append(self._chars.text(edit.text[position:], LINE_FEED))

    def _decision(self, edit: Edit) -> str:
        if edit.action not in self._changes:
            raise RuntimeError(f"no action {edit.action!r} for {edit}")
        written = f' subtype="{edit.origin}" resp="#{self._pointers[edit.who]}"'
        # what was taken for many at once may be what a person typed for one of them
        by_many = edit.origin is Origin.AUTO and (edit.rank or edit.sources)
        if edit.origin is Origin.SUGGESTED or by_many:
            names = edit.sources or (ENGINE,)
            written += f' source="{" ".join(f"#{self._readers[name]}" for name in names)}"'
        if edit.posterior is not None:
            written += f' cert="{decimal(edit.posterior)}"'
        if edit.rank is not None:
            written += f' n="{int(edit.rank)}"'
        return f'{written} change="#{edit.action}"'
