"""Text with its corrections, entities, notes and pages, as HTML.

Everything that comes from the report goes through ``escaped``.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from soat_core.annotation import Annotation
from soat_core.edition import Break, Edition, Item, NoteMark, Run
from soat_core.edition.tidying import visible
from soat_core.edits import Origin
from soat_core.entities.kinds import EntityKind
from soat_core.i18n import tr
from soat_core.writers.web.entities import Entities


def escaped(text: str) -> str:
    """Text as content or value of an attribute; nothing in it is markup."""
    return html.escape(visible(text))


class Inline:
    """Writes items, and the begins of pages before what stands on them."""

    def __init__(self, edition: Edition, entities: Entities) -> None:
        self._edition = edition
        self._entities = entities
        self._pages = list(enumerate(edition.page_starts[1:], 2))
        self._linked: set[int] = set()
        self._noted: set[int] = set()

    def pages_up_to(self, at: int, tag: str = "span") -> Iterator[str]:
        """The pages that begin at or before a place and were not told of yet."""
        while self._pages and self._pages[0][1] <= at:
            number, _ = self._pages.pop(0)
            name = tr("Page {n}", "Trang {n}", n=number)
            yield f'<{tag} class="page" id="p-{number}">{name}</{tag}>'

    def items(self, items: Sequence[Item]) -> str:
        return "".join(self._written(items))

    def _written(self, items: Sequence[Item]) -> Iterator[str]:
        known = zip(_mentions(items), items, strict=True)
        for mentions, group in groupby(known, key=itemgetter(0)):
            inner = "".join(self._item(item) for _, item in group)
            if mentions and inner:
                yield self._entity(mentions, inner)
            else:
                yield inner

    def _entity(self, mentions: Sequence[Annotation], inner: str) -> str:
        named = " ".join(str(self._entities.number(one)) for one in mentions)
        look = self._entities.look(mentions[-1].kind)
        return f'<span class="e {look}" data-e="{named}">{inner}</span>'

    def _item(self, item: Item) -> str:
        if isinstance(item, Break):
            joint = f'<span class="j">{item.joint}</span>' if item.joint else ""
            return f'{joint}<br class="z">'
        if isinstance(item, NoteMark):
            return self._note_mark(item.number)
        pages = "".join(self.pages_up_to(item.at)) if item.text else ""
        return pages + self._run(item)

    def _note_mark(self, number: int) -> str:
        self._noted.add(number)
        return (
            f'<sup class="note"><a id="nr-{number}" href="#n-{number}" '
            f'title="{tr("Note", "Ghi chú")}">({number})</a></sup>'
        )

    def _run(self, run: Run) -> str:
        text = escaped(run.text)
        if run.is_gap:
            text = f'<span class="gap" title="{tr("illegible", "không đọc được")}">{text}</span>'
        if run.unclear and text:
            text = f'<span class="unclear" title="{tr("unclear", "còn ngờ")}">{text}</span>'
        if run.footnote is not None:
            text = self._footnote_mark(run.footnote, text)
        if run.is_soft:
            text = f'<span class="y">{text}</span>'
        return self._changed(run, text) if run.change else text

    def _footnote_mark(self, number: int, text: str) -> str:
        name = "" if number in self._linked else f' id="fr-{number + 1}"'
        self._linked.add(number)
        return f'<sup><a{name} href="#f-{number + 1}">{text}</a></sup>'

    def _changed(self, run: Run, text: str) -> str:
        change = run.change
        assert change is not None
        looks = ["c"]
        if change.edit.origin is Origin.AUTO:
            looks.append("auto")
        if run.opens and not change.reads.strip():
            looks.append("gone")
        ocr = f'<del class="o">{escaped(change.ocr)}</del>' if run.opens else ""
        reads = f'<ins class="t">{text}</ins>' if text else ""
        stop = ' tabindex="-1"' if run.opens else ""
        return f'<span class="{" ".join(looks)}" data-c="{change.number}"{stop}>{ocr}{reads}</span>'


def _mentions(items: Sequence[Item]) -> list[tuple[Annotation, ...]]:
    """The entities over each item that are shown; what stands between two runs of the same
    entities, a line break as a rule, is covered by them, too."""
    found: list[tuple[Annotation, ...] | None] = [
        tuple(one for one in item.mentions if one.kind != EntityKind.FOOTNOTE_MARK)
        if isinstance(item, Run)
        else None
        for item in items
    ]
    before: tuple[Annotation, ...] = ()
    waiting: list[int] = []
    for index, mentions in enumerate(found):
        if mentions is None:
            waiting.append(index)
            continue
        for place in waiting:
            found[place] = before if mentions == before else ()
        waiting, before = [], mentions
    return [mentions or () for mentions in found]
