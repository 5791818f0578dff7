"""What an edition is made of.

Offsets named ``at`` count code points of the text as it reads: the corrected text, in which an
illegible place is ``ILLEGIBLE``.  Lines and pages are those of the OCR, counted from 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from soat_core.actions import Action, Agent
from soat_core.annotation import Annotation
from soat_core.edits import Edit, EditKind
from soat_core.report import Report
from soat_core.structure.kinds import BlockKind
from soat_core.tei.categories import Category

ILLEGIBLE = "[...]"
"""How a place that nobody can read is written."""


@dataclass(frozen=True, slots=True)
class Change:
    """An edit as readers are told of it.  What was only kept is none."""

    number: int
    """From 1 on, by place."""
    edit: Edit
    ocr: str
    """What the OCR had there."""
    who: str
    """The person's name."""
    when: datetime | None
    category: Category
    line: int
    page: int

    @property
    def is_illegible(self) -> bool:
        return self.edit.kind is EditKind.ILLEGIBLE

    @property
    def reads(self) -> str:
        """What stands there now."""
        return ILLEGIBLE + self.edit.text if self.is_illegible else self.edit.text


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one line of which the same can be said from end to end."""

    text: str
    """Neither line feeds nor form feeds.  Empty where something was deleted."""
    at: int
    line: int
    change: Change | None = None
    opens: bool = False
    """Whether it is the first run of its change: where the OCR's text belongs."""
    is_gap: bool = False
    """Whether it stands for an illegible place; the text is ``ILLEGIBLE`` then."""
    unclear: bool = False
    mentions: tuple[Annotation, ...] = ()
    """Entities that cover it, the outermost first."""
    footnote: int | None = None
    """The index in ``Edition.footnotes`` of the footnote whose mark this is."""
    is_soft: bool = False
    """A hyphen at the end of a line that parts a word, and goes when lines are joined."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a part."""

    at: int
    line: int | None
    """The line of the OCR that begins behind it, None for a break that somebody put in."""
    joint: str = " "
    """What stands in its place when lines are joined."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Here ends what a note of the clerk is about."""

    at: int
    number: int


Item = Run | Break | NoteMark


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document.  ``items`` is all of its text, also of a row of a table."""

    kind: BlockKind
    at: int
    line: int
    page: int
    items: tuple[Item, ...]
    level: int = 1
    mark: str = ""
    """Its number or mark as written: ``II``, ``a``, ``-``."""
    cells: tuple[tuple[Item, ...], ...] = ()
    """Of a row."""
    is_label: bool = False
    """A row of headings."""
    is_rule: bool = False
    """A line between rows, drawn with characters; tables have their own."""

    @property
    def runs(self) -> list[Run]:
        return [item for item in self.items if isinstance(item, Run)]

    @property
    def is_furniture(self) -> bool:
        """Whether it belongs to the page and not to the text."""
        return self.kind in (BlockKind.HEADER, BlockKind.PAGE_NUMBER)

    @property
    def is_shown(self) -> bool:
        """Whether it says something where pages and rulings are one's own."""
        return self.kind is not BlockKind.PAGE_NUMBER and not self.is_rule


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An annotation with what it is about."""

    annotation: Annotation
    text: str
    """The corrected text that it covers; line feeds and all."""
    who: str
    when: datetime | None
    line: int
    page: int
    entry: Annotation | None = None
    """The entry of the register that it points to."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the clerk, by its number from 1 on."""

    number: int
    about: Mentioned
    at: int
    """Where its stretch begins."""

    @property
    def text(self) -> str:
        return self.about.annotation.text


@dataclass(frozen=True)
class Edition:
    """A report as it is read."""

    report: Report
    text: str
    """All of it, as it reads."""
    parts: tuple[Part, ...]
    """In reading order.  A part that others interrupt stands where it begins."""
    footnotes: tuple[Part, ...]
    """Those that a mark in the text refers to; they are among the parts, too."""
    changes: tuple[Change, ...]
    mentions: tuple[Mentioned, ...]
    """Entities, by place."""
    notes: tuple[Note, ...]
    words: tuple[Mentioned, ...]
    """The dictionary of the report."""
    entries: tuple[Annotation, ...]
    """The register."""
    kinds: Mapping[str, Annotation]
    """Kinds of annotations that an office defined, by name."""
    agents: Mapping[str, Agent]
    actions: Sequence[Action]
    marks: Mapping[str, int]
    """The index of the footnote that a mark means, by the identity of the mark's annotation."""
    page_starts: tuple[int, ...]
    """Where each page begins, as ``at``."""

    def of_kind(self, *kinds: BlockKind) -> list[Part]:
        return [part for part in self.parts if part.kind in kinds]

    def name_of(self, who: str) -> str:
        """The name of an agent."""
        agent = self.agents.get(who)
        return agent.name if agent else who
