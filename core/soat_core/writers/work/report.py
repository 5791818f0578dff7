"""The report of work as one HTML page, to be read, printed and filed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from soat_core import __version__
from soat_core.document import Document
from soat_core.edition import Edition, Mentioned, edition_of
from soat_core.edition.wording import (
    annotation_kind,
    category,
    edit_kind,
    number,
    origin,
    percent,
    title_of,
    told_day,
    told_time,
)
from soat_core.edits import EditKind, Origin
from soat_core.history.wording import action_in_words
from soat_core.i18n import language, tr
from soat_core.writers.web.inline import escaped
from soat_core.writers.web.resources import digest, resource
from soat_core.writers.work.charts import bars, columns
from soat_core.writers.work.figures import Person, Work, work_of

_MOST_PAIRS = 30
_MOST_PLACES = 200
"""Of a list of places; how many more there are is told."""


def work_report(document: Document) -> bytes:
    """What was done on the report, by whom, when and how much, as HTML in UTF-8."""
    edition = edition_of(document)
    return _Report(edition, work_of(document, edition)).written().encode()


class _Report:
    def __init__(self, edition: Edition, work: Work) -> None:
        self._edition = edition
        self._work = work

    def written(self) -> str:
        style = resource("work.css")
        title = tr("Report of work", "Báo cáo công việc hiệu đính")
        about = escaped(title_of(self._edition))
        return f"""<!DOCTYPE html>
<html lang="{language()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src {digest(style)}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: {about}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class="of">{about}</p>
{self._source()}{self._figures()}{self._people()}{self._mistakes()}{self._decisions()}{self._pages()}\
{self._days()}{self._pairs()}{self._annotations()}{self._left()}
<p class="about">{tr("Written by Soát", "Xuất từ Soát")} {__version__}</p>
</main>
</body>
</html>
"""

    def _source(self) -> str:
        report = self._edition.report
        times = [action.when for action in self._edition.actions]
        span = f"{told_time(min(times))} – {told_time(max(times))}" if times else "–"
        return _pairs_list(
            (tr("File", "Tệp gốc"), report.source.name),
            (tr("SHA-256 of the file", "Mã SHA-256 của tệp"), report.source.sha256),
            (
                tr("Size", "Khối lượng"),
                tr(
                    "pages: {pages}, lines: {lines}, words: {tokens}",
                    "{pages} trang, {lines} dòng, {tokens} chữ",
                    pages=report.page_count,
                    lines=report.line_count,
                    tokens=number(self._work.tokens),
                ),
            ),
            (tr("From – to", "Thời gian"), span),
        )

    def _figures(self) -> str:
        work = self._work
        by_hand = work.changes - work.origins[Origin.AUTO]
        tiles = (
            (number(work.changes), tr("changes", "chỗ sửa")),
            (percent(work.decided / work.tokens if work.tokens else 0),
             tr("of the words decided", "số chữ đã quyết định")),
            (number(by_hand), tr("changes seen by a person", "chỗ sửa có người xem")),
            (number(work.origins[Origin.AUTO]),
             tr("changes nobody looked at", "chỗ máy sửa, chưa ai xem")),
            (duration(work.seconds), tr("of work", "thời gian làm việc")),
        )  # fmt: skip
        inner = "".join(f"<li><b>{value}</b> {name}</li>" for value, name in tiles)
        return f'<ul class="tiles">{inner}</ul>\n'

    def _people(self) -> str:
        head = (
            tr("Who", "Người thực hiện"),
            tr("Actions", "Thao tác"),
            origin(Origin.TYPED).capitalize(),
            origin(Origin.SUGGESTED).capitalize(),
            origin(Origin.AUTO).capitalize(),
            tr("Annotations", "Chú giải"),
            tr("Time", "Thời gian"),
            tr("First", "Bắt đầu"),
            tr("Last", "Kết thúc"),
        )
        note = tr(
            "Time: between the actions of a person; pauses of more than 5 minutes do not count.",
            "Thời gian tính giữa các thao tác của từng người, không kể lúc nghỉ quá 5 phút.",
        )
        rows = [_person(person) for person in self._work.people]
        return _section(tr("Who did what", "Ai làm gì"), _table(head, rows) + f"<p>{note}</p>\n")

    def _mistakes(self) -> str:
        title = tr("Mistakes by kind", "Lỗi theo loại")
        rows = [(category(kind), count) for kind, count in self._work.categories.most_common()]
        return _section(title, bars(rows, title))

    def _decisions(self) -> str:
        title = tr("How it was decided", "Căn cứ sửa")
        rows = [(origin(kind), count) for kind, count in self._work.origins.most_common()]
        done = tr("What was done", "Cách sửa")
        kinds = [(edit_kind(kind), count) for kind, count in self._work.kinds.most_common()]
        actions = tr("Actions", "Thao tác")
        told = [(action_in_words(kind), count) for kind, count in self._work.actions.most_common()]
        return (
            _section(title, bars(rows, title))
            + _section(done, bars(kinds, done))
            + _section(actions, bars(told, actions))
        )

    def _pages(self) -> str:
        title = tr("Changes on each page", "Chỗ sửa theo trang")
        pages = self._work.pages
        return _section(title, columns(pages, title) if len(pages) > 1 else "")

    def _days(self) -> str:
        head = (tr("Day", "Ngày"), tr("Actions", "Thao tác"), tr("Time", "Thời gian"))
        rows = [
            (day.day.strftime("%d/%m/%Y"), number(day.actions), duration(day.seconds))
            for day in self._work.days
        ]
        return _section(tr("Day by day", "Theo ngày"), _table(head, rows))

    def _pairs(self) -> str:
        head = (tr("OCR", "Bản OCR"), tr("Corrected", "Đã sửa"), tr("Places", "Số chỗ"))
        rows = [
            (_short(ocr) or "∅", _short(text) or "∅", number(count))
            for ocr, text, count in self._work.pairs[:_MOST_PAIRS]
        ]
        return _section(tr("Most frequent corrections", "Sửa nhiều nhất"), _table(head, rows))

    def _annotations(self) -> str:
        counts: dict[str, int] = {}
        for one in self._edition.mentions:
            name = annotation_kind(one.annotation.kind, self._edition.kinds)
            counts[name] = counts.get(name, 0) + 1
        title = tr("Annotations by kind", "Chú giải theo loại")
        ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        return _section(title, bars(ordered, title))

    def _left(self) -> str:
        """Places that somebody has to look at again."""
        edition = self._edition
        wanted = [
            (one.page, one.line, _what(one.edit.kind, unclear=one.edit.unclear), one.ocr, one.who)
            for one in edition.changes
            if one.edit.unclear or one.edit.kind in (EditKind.ILLEGIBLE, EditKind.SOURCE)
        ]
        wanted += [_noted(note.about) for note in edition.notes]
        wanted.sort()
        head = (
            tr("Page", "Trang"),
            tr("Line", "Dòng"),
            tr("What", "Nội dung"),
            tr("Text", "Chữ"),
            tr("Who", "Người"),
        )
        rows = [
            (str(page + 1), str(line + 1), what, _short(text), who)
            for page, line, what, text, who in wanted[:_MOST_PLACES]
        ]
        more = len(wanted) - len(rows)
        told = f"<p>{tr('and {n} more', 'và {n} chỗ nữa', n=more)}</p>\n" if more > 0 else ""
        title = tr("Illegible, doubtful, noted", "Chỗ không đọc được, còn ngờ, có ghi chú")
        return _section(title, _table(head, rows) + told)


def duration(seconds: float) -> str:
    """Hours and minutes."""
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{n} min", "{n} phút", n=minutes)
    return tr("{h} h {n} min", "{h} giờ {n} phút", h=minutes // 60, n=minutes % 60)


def _person(person: Person) -> tuple[str, ...]:
    origins = (person.origins[one] for one in (Origin.TYPED, Origin.SUGGESTED, Origin.AUTO))
    return (
        person.name,
        number(person.actions),
        *map(number, origins),
        number(person.annotations),
        "–" if person.seconds is None else duration(person.seconds),
        _day(person.first),
        _day(person.last),
    )


def _day(when: datetime | None) -> str:
    return told_day(when) if when else "–"


def _what(kind: EditKind, *, unclear: bool) -> str:
    return tr("doubtful", "còn ngờ") if unclear else edit_kind(kind)


def _noted(one: Mentioned) -> tuple[int, int, str, str, str]:
    told = tr("note: {text}", "ghi chú: {text}", text=" ".join(one.annotation.text.split()))
    return one.page, one.line, told, one.text, one.who


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _section(title: str, content: str) -> str:
    return f"<section><h2>{title}</h2>\n{content}</section>\n" if content else ""


def _pairs_list(*pairs: tuple[str, str]) -> str:
    inner = "".join(f"<dt>{name}</dt><dd>{escaped(value)}</dd>" for name, value in pairs)
    return f"<dl>{inner}</dl>\n"


def _table(head: Iterable[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    labels = "".join(f'<th scope="col">{name}</th>' for name in head)
    lines = "".join(
        f"<tr>{''.join(f'<td>{escaped(cell)}</td>' for cell in row)}</tr>\n" for row in rows
    )
    return f'<div class="wide"><table>\n<tr>{labels}</tr>\n{lines}</table></div>\n'
