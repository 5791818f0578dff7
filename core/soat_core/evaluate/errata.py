"""Known mistakes of the true texts: a table of what they say and what they should.

True texts are typed by people, too.  Where a page has ``đưọc``, an engine that says ``được`` is
counted wrong, and surest of all.  Such places can be told in a table; figures are then measured
with and without it.  A line has five columns, parted by tabs::

    page <TAB> start <TAB> form <TAB> right <TAB> reason

``page`` is the name of the file of the true text up to its first dot, ``start`` an offset into
that text in code points, ``form`` what stands there and ``right`` what should.  ``reason`` is free;
lines that begin with ``#`` say nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from soat_core.errors import InputError
from soat_core.i18n import tr


@dataclass(frozen=True, slots=True)
class Erratum:
    """One mistake: what stands at ``start`` (code points) of a true text, and what should."""

    start: int
    form: str
    right: str
    reason: str


Errata = Mapping[str, Sequence[Erratum]]
"""By page."""


def read_errata(path: str) -> Errata:
    """Read a table.  Raises ``InputError`` where it is no such table."""
    found: dict[str, list[Erratum]] = {}
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            tr("cannot be read", "không đọc được"),
            where=path,
            advice=tr("Is the path right?", "Đường dẫn có đúng không?"),
        ) from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            page, erratum = _entry(line, f"{path}:{number}")
            found.setdefault(page, []).append(erratum)
    return {page: sorted(errata, key=lambda one: one.start) for page, errata in found.items()}


def page_name(path: str) -> str:
    """What a true text is called in the table."""
    return PurePath(path).name.split(".")[0]


def without_errata(gold: str, errata: Sequence[Erratum], where: str) -> str:
    """The true text as it should be.  Raises ``InputError`` where it does not say what the table
    says it does; ``where`` names it."""
    pieces: list[str] = []
    end = 0
    for one in errata:
        stop = one.start + len(one.form)
        if one.start < end or gold[one.start : stop] != one.form:
            raise InputError(
                tr(
                    "the table of errata does not fit: “{form}” does not stand at {start}",
                    "bảng đính chính không khớp: vị trí {start} không phải là “{form}”",
                    form=one.form,
                    start=one.start,
                ),
                where=where,
                advice=tr(
                    "The table was made for another version of this text.",
                    "Bảng này được lập cho bản khác của văn bản.",
                ),
            )
        pieces += [gold[end : one.start], one.right]
        end = stop
    return "".join([*pieces, gold[end:]])


# Within


def _entry(line: str, where: str) -> tuple[str, Erratum]:
    columns = line.split("\t")
    if len(columns) != 5 or not columns[1].isdecimal():
        raise InputError(
            tr("is no line of a table of errata", "không phải là dòng của bảng đính chính"),
            where=where,
            advice=tr(
                "It should have: page, start, form, right form, reason, parted by tabs.",
                "Cần có: trang, vị trí, chữ đang có, chữ đúng, lý do, cách nhau bằng tab.",
            ),
        )
    page, start, form, right, reason = columns
    return page, Erratum(int(start), form, right, reason)
