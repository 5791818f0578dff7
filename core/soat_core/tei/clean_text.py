"""Text of the clean export: lines, pages, names and doubtful places in it.

An annotation that goes over several parts, or crosses another one, is cut into pieces, linked by
``next`` and ``prev``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from soat_core.annotation import Annotation
from soat_core.edition import Break, Edition, Item, Part, Run
from soat_core.edition.tidying import tidied
from soat_core.entities.kinds import EntityKind
from soat_core.structure.kinds import BlockKind
from soat_core.tei.characters import SPECIAL
from soat_core.tei.facsimile import line_id, lines_with_zones, surface_id
from soat_core.tei.kinds import ENTRY_VALUE, fits_attribute, name_of
from soat_core.tei.names import note_id

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_FURNITURE = {BlockKind.HEADER: "header", BlockKind.PAGE_NUMBER: "pageNum"}


def content(text: str) -> str:
    """Text as content of an element; what XML cannot carry is left out."""
    return SPECIAL.sub(lambda match: _special(match[0]), text)


def _special(char: str) -> str:
    return _ESCAPES.get(char, " " if char.isspace() else "")


@dataclass
class _Piece:
    """A start tag; how it reads is known when all of the text is written."""

    note: Annotation
    pieces: list[_Piece]
    write: Callable[[_Piece], str] = field(repr=False)

    def __str__(self) -> str:
        return self.write(self)


class CleanText:
    """Writes the items of parts; what is written is put behind ``out``.

    ``has_pages``: lines and pages point to the ``facsimile``.
    """

    def __init__(self, edition: Edition, *, has_pages: bool) -> None:
        self.out: list[object] = []
        self._edition = edition
        self._zoned = lines_with_zones(edition.report) if has_pages else frozenset()
        self._has_pages = has_pages and edition.report.layout is not None
        self._entries = {entry.identity for entry in edition.entries}
        self._pieces: dict[str, list[_Piece]] = {}
        self._waiting = deque(sorted(self._milestones(), key=lambda one: one[0]))
        self._footnotes = {id(part): n for n, part in enumerate(edition.footnotes, 1)}

    def text(self) -> str:
        return "".join(map(str, self.out))

    # Pages

    def _milestones(self) -> Iterator[tuple[int, Callable[[], None]]]:
        """Where pages begin, and what belongs to the pages alone."""
        for page, at in enumerate(self._edition.page_starts):
            yield at, self._page_begin(page)
        for part in self._edition.parts:
            if part.is_furniture or part.is_rule:
                yield part.at, self._furniture(part)

    def _page_begin(self, page: int) -> Callable[[], None]:
        facs = f' facs="#{surface_id(page)}"' if self._has_pages else ""
        return lambda: self.out.append(f'<pb n="{page + 1}"{facs}/>')

    def _furniture(self, part: Part) -> Callable[[], None]:
        def write() -> None:
            self.out.append(f'<fw type="{_FURNITURE.get(part.kind, "rule")}">')
            self.items(part.items, part.line)
            self.out.append("</fw>")

        return write

    def pages_up_to(self, at: int) -> None:
        """Write what of the pages stands before a place."""
        while self._waiting and self._waiting[0][0] <= at:
            self._waiting.popleft()[1]()

    def rest(self) -> None:
        self.pages_up_to(len(self._edition.text))

    # Text

    def items(self, items: Sequence[Item], line: int | None) -> None:
        """Write items; ``line`` is the one that begins before them, None for none."""
        if line is not None:
            self._line_begin(line, "")
        open_: list[Annotation] = []
        breaks: list[Break] = []
        for item in tidied(items, flowed=False, unseen=""):
            if isinstance(item, Break):
                breaks.append(item)
            elif isinstance(item, Run) and item.text:
                self._run(item, open_, breaks)
                breaks = []
        self._close(open_, 0)

    def _line_begins(self, breaks: Sequence[Break]) -> None:
        for one in breaks:
            self._line_begin(one.line, "" if one.joint else ' break="no"')

    def _line_begin(self, line: int | None, more: str) -> None:
        number = "" if line is None else f' n="{line + 1}"'
        facs = f' facs="#{line_id(line)}"' if line is not None and line in self._zoned else ""
        self.out.append(f"<lb{number}{facs}{more}/>")

    def _run(self, run: Run, open_: list[Annotation], breaks: Sequence[Break]) -> None:
        """A run with the line ends before it, which stand within what goes on behind them."""
        same = 0
        while same < min(len(open_), len(run.mentions)) and open_[same] is run.mentions[same]:
            same += 1
        self._close(open_, same)
        self.pages_up_to(run.at)
        self._line_begins(breaks)
        self._open(open_, run.mentions[same:])
        text = '<gap reason="illegible"/>' if run.is_gap else content(run.text)
        self.out.append(f"<unclear>{text}</unclear>" if run.unclear and not run.is_gap else text)

    # Names

    def _close(self, open_: list[Annotation], count: int) -> None:
        """End the innermost ones until so many are left."""
        while len(open_) > count:
            self.out.append(f"</{self._element(open_.pop())}>")

    def _open(self, open_: list[Annotation], notes: Sequence[Annotation]) -> None:
        for note in notes:
            pieces = self._pieces.setdefault(note.identity, [])
            piece = _Piece(note, pieces, self._start_tag)
            pieces.append(piece)
            self.out.append(piece)
            open_.append(note)

    def _element(self, note: Annotation) -> str:
        return name_of(note.kind, self._edition.kinds).element

    def _start_tag(self, piece: _Piece) -> str:
        note = piece.note
        number = next(n for n, one in enumerate(piece.pieces, 1) if one is piece)
        name = note_id(note.identity)
        said = "" if len(piece.pieces) == 1 else f' xml:id="{_numbered(name, number)}"'
        if number > 1:
            said += f' prev="#{_numbered(name, number - 1)}"'
        if number < len(piece.pieces):
            said += f' next="#{_numbered(name, number + 1)}"'
        return f"<{self._element(note)}{said}{self._attributes(note)}>"

    def _attributes(self, note: Annotation) -> str:
        form = name_of(note.kind, self._edition.kinds)
        said = f' type="{form.type}"' if form.type else ""
        for name, value in note.values:
            attribute = form.attributes.get(name)
            if attribute is None:
                continue
            if name == ENTRY_VALUE:
                if value in self._entries:
                    said += f' {attribute}="#{note_id(value)}"'
            elif fits_attribute(attribute, value):
                said += f' {attribute}="{value}"'
        target = self._footnote_of(note)
        return f'{said} target="#{target}"' if target else said

    def _footnote_of(self, note: Annotation) -> str:
        """The ``xml:id`` of the footnote that a mark means."""
        if note.kind != EntityKind.FOOTNOTE_MARK:
            return ""
        number = self._edition.marks.get(note.identity)
        return "" if number is None else f"fn.{number + 1}"

    def footnote(self, part: Part) -> None:
        """A footnote where it stands on its page."""
        number = self._footnotes.get(id(part))
        name = "" if number is None else f' xml:id="fn.{number}"'
        mark = f' n="{part.mark}"' if fits_attribute("n", part.mark) else ""
        self.out.append(f'<note place="bottom"{name}{mark}>')
        self.items(part.items, part.line)
        self.out.append("</note>\n")


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}.{number}"
