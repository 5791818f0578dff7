"""A report as one HTML page: corrected text and OCR, edits, notes, entities, outline.

The page needs nothing else and asks nobody: its Content-Security-Policy allows this style sheet and
this script by their digests and forbids everything else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from soat_core import __version__
from soat_core.document import Document
from soat_core.edition import Change, Edition, Note, edition_of
from soat_core.edition.wording import (
    annotation_kind,
    category,
    decided_how,
    edit_kind,
    title_of,
    told_time,
)
from soat_core.edits import EditKind
from soat_core.i18n import language, tr
from soat_core.writers.web.body import Body
from soat_core.writers.web.entities import Entities
from soat_core.writers.web.inline import Inline, escaped
from soat_core.writers.web.resources import digest, resource


def page(document: Document) -> bytes:
    """The report as HTML 5 in UTF-8, readable without a network."""
    return _Page(edition_of(document)).written().encode()


class _Page:
    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._entities = Entities(edition)
        self._inline = Inline(edition, self._entities)
        self._body = Body(edition, self._inline)
        self._title = escaped(title_of(edition))

    def written(self) -> str:
        text = self._body.written()
        footnotes = _section("footnotes", "", "".join(self._body.footnotes()))
        notes = _section(
            "notes",
            tr("Notes", "Ghi chú của người hiệu đính"),
            "".join(map(_note, self._edition.notes)),
        )
        style = resource("reading.css") + self._entities.styles()
        script = resource("reading.js")
        return f"""<!DOCTYPE html>
<html lang="{language()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src {digest(style)}; script-src {digest(script)}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Soát {__version__}">
<title>{self._title}</title>
<style>{style}</style>
</head>
<body class="edits names pages">
<a class="skip" href="#text">{tr("To the text", "Đến phần văn bản")}</a>
{self._bar()}
<div class="desk">
<aside class="side"><div>{self._outline()}{self._legend()}</div></aside>
<main id="text" lang="vi">
{text}{footnotes}{notes}{self._register()}</main>
</div>
<p class="about">{self._about()}</p>
<div id="tip" role="status" hidden></div>
<script type="application/json" id="told">{self._told()}</script>
<script>{script}</script>
</body>
</html>
"""

    def _bar(self) -> str:
        boxes = [("edits", tr("Mark edits", "Đánh dấu chỗ sửa"), True)]
        if self._entities.told:
            boxes.append(("names", tr("Names and dates", "Tên, ngày, số"), True))
        boxes.append(("lines", tr("Lines as on the page", "Xuống dòng như trang in"), False))
        boxes.append(("pages", tr("Pages", "Trang"), True))
        checks = "".join(
            f'<label class="check"><input type="checkbox" data-shows="{name}"'
            f"{' checked' if on else ''}>{title}</label>"
            for name, title, on in boxes
        )
        corrected, ocr = tr("Corrected", "Đã sửa"), tr("OCR text", "Bản OCR")
        back, forth = (
            tr("Edit before (P)", "Chỗ sửa trước (P)"),
            tr("Next edit (N)", "Chỗ sửa sau (N)"),
        )
        return f"""<header class="bar"><strong>{self._title}</strong>
<span class="choice"><label><input type="radio" name="as" data-shows="text" checked>\
{corrected}</label><label><input type="radio" name="as" data-shows="ocr" id="as-ocr">\
{ocr}</label></span>
{checks}
<span><button id="back" title="{back}" aria-label="{back}">◀</button>
<button id="next" title="{forth}" aria-label="{forth}">▶</button></span></header>"""

    def _outline(self) -> str:
        if not self._body.headings:
            return ""
        lines = "".join(
            f'<li class="l{level}"><a href="#h-{number}">{escaped(text)}</a></li>\n'
            for number, level, text in self._body.headings
        )
        title = tr("Contents", "Mục lục")
        return f'<nav aria-label="{title}"><h2>{title}</h2><ol>\n{lines}</ol></nav>\n'

    def _legend(self) -> str:
        if not self._entities.told:
            return ""
        lines = "".join(
            f'<li><span class="e {self._entities.look(kind)}">'
            f"{escaped(annotation_kind(kind, self._edition.kinds))}</span> <b>{count}</b></li>\n"
            for kind, count in self._entities.counts.most_common()
        )
        title = tr("Named in the text", "Được nhắc đến")
        return f'<h2>{title}</h2><ul class="legend">\n{lines}</ul>\n'

    def _register(self) -> str:
        names = sorted(self._edition.entries, key=lambda entry: (entry.value("kind"), entry.text))
        lines = []
        for entry in names:
            more = [entry.value(name) for name in ("code", "formerly", "issuer", "when")]
            kind = annotation_kind(entry.value("kind"), self._edition.kinds)
            known = escaped(" · ".join(filter(None, more)))
            lines.append(
                f'<p>{escaped(entry.text)} <span class="q">({escaped(kind)})'
                f"{' ' if known else ''}{known}</span></p>\n"
            )
        return _section("register", tr("Register", "Danh mục"), "".join(lines))

    def _about(self) -> str:
        edition = self._edition
        last = max((action.when for action in edition.actions), default=None)
        told = tr(
            "Read from {name} · {n} edits · last change {when} · written by Soát {version}",
            "Bản OCR gốc: {name} · {n} chỗ sửa · sửa lần cuối {when} · xuất từ Soát {version}",
            name=edition.report.source.name,
            n=len(edition.changes),
            when=told_time(last) or "–",
            version=__version__,
        )
        return escaped(told)

    def _told(self) -> str:
        """What the script tells, as JSON that cannot end its element."""
        phrases: dict[str, int] = {}
        changes: dict[int, object] = {}
        for change in self._edition.changes:
            how = [phrases.setdefault(one, len(phrases)) for one in _phrases(change)]
            changes[change.number] = [change.ocr, change.reads, how]
        told = {
            "changes": changes,
            "phrases": list(phrases),
            "entities": self._entities.told,
            "words": {"ocr": tr("OCR", "Bản OCR"), "text": tr("Now", "Đã sửa")},
        }
        data = json.dumps(told, ensure_ascii=True, separators=(",", ":"))
        return data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _phrases(change: Change) -> Iterator[str]:
    yield decided_how(change)
    kind = change.edit.kind
    if kind in (EditKind.KEEP, EditKind.ILLEGIBLE, EditKind.SOURCE):
        yield edit_kind(kind)
    else:
        yield category(change.category)


def _note(note: Note) -> str:
    about = " ".join(note.about.text.split())
    who = " · ".join(filter(None, (note.about.who, told_time(note.about.when))))
    quoted = f"“{about[:80]}{'…' if len(about) > 80 else ''}” " if about else ""
    text = "<br>".join(escaped(line) for line in note.text.split("\n"))
    return (
        f'<p id="n-{note.number}"><a href="#nr-{note.number}">({note.number})</a> '
        f'<span class="q">{escaped(quoted)}</span>{text} '
        f'<span class="q">– {escaped(who)}</span></p>\n'
    )


def _section(look: str, title: str, content: str) -> str:
    if not content:
        return ""
    head = f"<h2>{title}</h2>\n" if title else ""
    return f'<section class="{look}">{head}{content}</section>\n'
