"""The clean export put together: header, pages, register and text."""

from __future__ import annotations

import re

from soat_core.edition import Edition, Part, edition_of
from soat_core.edition.lines import plain
from soat_core.edition.wording import title_of
from soat_core.entities.kinds import EntityKind
from soat_core.snapshot import Recorded
from soat_core.structure.kinds import BlockKind
from soat_core.tei.characters import Characters
from soat_core.tei.clean_parts import CleanParts
from soat_core.tei.clean_register import register
from soat_core.tei.clean_text import CleanText, content
from soat_core.tei.facsimile import facsimile
from soat_core.tei.header import clean_header
from soat_core.tei.kinds import fits_attribute
from soat_core.tei.names import NAMESPACE
from soat_core.tei.writer import agents_of


def clean_document(document: Recorded, *, has_pages: bool) -> bytes:
    """See ``clean.write_clean``."""
    edition = edition_of(document)
    text = CleanText(edition, has_pages=has_pages)
    CleanParts(text).write(edition.parts)
    pages = facsimile(document.report, Characters()) if has_pages else ""
    header = clean_header(
        document, agents_of(document), Characters(), content(title_of(edition)), _paper(edition)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{NAMESPACE}">\n{header}{pages}'
        f'{register(edition.entries)}<text xml:lang="vi">\n<body>\n{text.text()}</body>\n</text>\n'
        "</TEI>\n"
    ).encode()


def _paper(edition: Edition) -> str:
    """What the paper says of itself, as a ``bibl``; empty where it says nothing."""
    told = [write(part) for kind, write in _SAID.items() for part in edition.of_kind(kind)[:1]]
    if not told:
        return ""
    return f'<bibl type="vanBan"><title>{content(title_of(edition))}</title>{"".join(told)}</bibl>'


def _publisher(part: Part) -> str:
    return f"<publisher>{content(_text(part))}</publisher>"


def _code(part: Part) -> str:
    return f'<idno type="soKyHieu">{content(_NUMBER.sub("", _text(part)))}</idno>'


def _date(part: Part) -> str:
    known = [
        note.value("when")
        for run in part.runs
        for note in run.mentions
        if note.kind == EntityKind.DATE and fits_attribute("when", note.value("when"))
    ]
    when = f' when="{known[0]}"' if known else ""
    return f"<date{when}>{content(_text(part))}</date>"


def _text(part: Part) -> str:
    return " ".join(plain(part.items).split())


_SAID = {BlockKind.ISSUER: _publisher, BlockKind.NUMBER: _code, BlockKind.DATELINE: _date}
_NUMBER = re.compile(r"^\s*số\s*:?\s*", re.IGNORECASE)
