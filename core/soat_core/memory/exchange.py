"""The memory as a file to take along: tab separated UTF-8 that a spreadsheet can open.

Version history (the number in the first line):

1. First line ``soat-memory`` and the version, then the names of the columns, then a line for each
   pair (``pair``), each word from decisions (``word``) and each that was added (``added``).

A spreadsheet must neither run nor reshape what it shows, so a text that does not begin with a
letter (``=1+1``, ``-``, ``14``) has an apostrophe before it, which is taken off again.  What cannot
be seen stands as ``\\{hex}``, a backslash as two.  Cells in double quotes, as spreadsheets write
them, are read too.  Contexts are ``left/right/times``, the most recent one last.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from soat_core.errors import InputError
from soat_core.i18n import tr
from soat_core.memory.decision import may_be_kept, normal
from soat_core.memory.tables import (
    MAX_CONTEXTS,
    MAX_COUNT,
    Context,
    PairState,
    WordState,
    pack,
    unpack,
)

FORMAT = "soat-memory"
VERSION = 1
COLUMNS = ("kind", "read", "text", "accepted", "rejected", "last_used", "contexts")
MAX_BYTES = 128 * 1024 * 1024
"""The largest file that is read."""
MAX_ROWS = 1_000_000
"""The most lines that are read: five times what a memory holds."""

_MAX_LINE = 100_000
"""Code points; the longest line that is written stays below half of it."""
_MARK = "\ufeff"
_ESCAPE = re.compile(r"\\(?:(\\)|\{([0-9a-f]{1,6})\})?")
_COUNT = re.compile(r"[0-9]{1,10}")
_DAY = re.compile(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}")
_FIRST_DAY = date(2000, 1, 1)


class Contents(NamedTuple):
    """All that a file holds; a pair or word may be there several times."""

    pairs: list[tuple[str, str, PairState]]
    """Token, text, and what is known of the two."""
    words: list[tuple[str, WordState]]


def write(
    pairs: Iterable[tuple[str, str, PairState]], words: Iterable[tuple[str, WordState]]
) -> bytes:
    """The file.  It begins with a byte order mark, without which Excel does not read UTF-8."""
    lines = [f"{FORMAT}\t{VERSION}", "\t".join(COLUMNS)]
    for token, text, (accepted, rejected, day, packed) in pairs:
        contexts = " ".join(map(_context_text, unpack(packed)))
        counts = str(accepted), str(rejected), day.replace("-", "")
        lines.append("\t".join(("pair", _cell(token), _cell(text), *counts, _guarded(contexts))))
    for text, (decided, added, day) in words:
        kind = "added" if added else "word"
        lines.append("\t".join((kind, "", _cell(text), str(decided), "", day.replace("-", ""), "")))
    return (_MARK + "\n".join(lines) + "\n").encode()


def read(data: bytes, where: str, today: date) -> Contents:
    """What a file says, checked line by line.  ``where`` is its name, for messages.

    Days to come count as today.  Raises ``InputError`` for everything but what ``write`` wrote or
    a spreadsheet made of that.
    """
    contents = Contents([], [])
    number = 0
    try:
        rows = _rows(data)
        for number, cells in enumerate(rows, 1):
            if number == 1:
                _check_format(cells)
            elif number == 2:
                _check_columns(cells)
            elif any(cells):
                _take(cells, contents, today)
    except UnicodeDecodeError as error:
        raise _refusal(_Bad(_not_utf8()), where) from error
    except _Bad as error:
        raise _refusal(error, f"{where}:{number + error.ahead}") from error
    if number < 2:
        raise _refusal(_Bad(_not_a_memory()), where)
    return contents


# Within: writing


def _cell(text: str) -> str:
    return _guarded(_escaped(text))


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, a number, a date or a quotation."""
    return f"'{cell}" if cell and not cell[0].isalpha() else cell


def _escaped(text: str, more: str = "") -> str:
    if text.isprintable() and "\\" not in text and not any(char in text for char in more):
        return text
    return "".join(
        "\\\\"
        if char == "\\"
        else char
        if char.isprintable() and char not in more
        else f"\\{{{ord(char):x}}}"
        for char in text
    )


def _context_text(context: Context) -> str:
    left, right, times = context
    return f"{_escaped(left, '/ ')}/{_escaped(right, '/ ')}/{times}"


# Within: reading


class _Bad(Exception):
    """What is wrong with a line; ``ahead`` is how many lines further on than the last good one."""

    def __init__(self, what: str, ahead: int = 0) -> None:
        super().__init__(what)
        self.ahead = ahead


def _rows(data: bytes) -> Iterator[list[str]]:
    """The cells of each line, as many as there are columns; decoded line by line."""
    stream = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="\n")
    count = 0
    while line := stream.readline(_MAX_LINE):
        count += 1
        if count > MAX_ROWS:
            raise _Bad(tr("the file has too many lines", "tệp có quá nhiều dòng"), 1)
        if len(line) == _MAX_LINE:
            raise _Bad(tr("the line is too long", "dòng quá dài"), 1)
        cells = [_unquoted(cell) for cell in line.rstrip("\r\n").split("\t")]
        if any(cells[len(COLUMNS) :]):
            raise _Bad(tr("the line has too many columns", "dòng có quá nhiều cột"), 1)
        yield [*cells, *[""] * len(COLUMNS)][: len(COLUMNS)]


def _unquoted(cell: str) -> str:
    """A cell as it was before a spreadsheet put it in quotes."""
    if not cell.startswith('"'):
        return cell
    inner = cell[1:-1].replace('""', "")
    if len(cell) < 2 or not cell.endswith('"') or '"' in inner:
        raise _Bad(tr("a quotation mark is missing", "thiếu dấu ngoặc kép"), 1)
    return cell[1:-1].replace('""', '"')


def _check_format(cells: list[str]) -> None:
    if cells[0] != FORMAT or not _COUNT.fullmatch(cells[1]):
        raise _Bad(_not_a_memory())
    if int(cells[1]) != VERSION:
        raise _Bad(
            tr(
                "the file was written by a newer version of Soát",
                "tệp do phiên bản Soát mới hơn ghi",
            )
        )


def _check_columns(cells: list[str]) -> None:
    if tuple(cells) != COLUMNS:
        raise _Bad(
            tr(
                "the columns are not {columns}",
                "các cột không phải là {columns}",
                columns=", ".join(COLUMNS),
            )
        )


def _take(cells: list[str], contents: Contents, today: date) -> None:
    kind, token, text, accepted, rejected, day, contexts = cells
    if kind == "pair":
        pair = PairState(
            _count(accepted), _count(rejected), _day(day, today), pack(_contexts(contexts))
        )
        if not pair.accepted and not pair.rejected:
            raise _Bad(_bad_count(accepted))
        contents.pairs.append((_text(token), _text(text), pair))
    elif kind in ("word", "added"):
        if token or rejected or contexts:
            raise _Bad(tr("a word has too many columns", "dòng của từ có quá nhiều cột"))
        word = WordState(_count(accepted), int(kind == "added"), _day(day, today))
        if not word.decided and not word.added:
            raise _Bad(_bad_count(accepted))
        contents.words.append((_text(text), word))
    else:
        raise _Bad(tr("the first column is not known", "không rõ cột đầu tiên là gì"))


def _text(cell: str) -> str:
    """A token, text or word, as the memory would have kept it."""
    text = _unescaped(cell.removeprefix("'"))
    if normal(text) != text or not may_be_kept(text):
        raise _Bad(
            tr(
                "a text is empty, too long, or not written as Soát writes it",
                "có ô chữ bị trống, quá dài, hoặc không đúng cách ghi của Soát",
            )
        )
    return text


def _contexts(cell: str) -> list[Context]:
    parts = cell.removeprefix("'").split(" ") if cell else []
    if len(parts) > MAX_CONTEXTS or any(part.count("/") != 2 for part in parts):
        raise _Bad(_bad_contexts())
    contexts: dict[tuple[str, str], Context] = {}
    for part in parts:
        left, right, times = part.split("/")
        words = _unescaped(left), _unescaped(right)
        for word in words:
            if word and (not may_be_kept(word) or len(word.split()) != 1 or normal(word) != word):
                raise _Bad(_bad_contexts())
        contexts[words] = Context(*words, _count(times, least=1))
    if len(contexts) != len(parts):
        raise _Bad(_bad_contexts())
    return list(contexts.values())


def _count(cell: str, least: int = 0) -> int:
    if not _COUNT.fullmatch(cell) or not least <= int(cell) <= MAX_COUNT:
        raise _Bad(_bad_count(cell))
    return int(cell)


def _day(cell: str, today: date) -> str:
    try:
        if not _DAY.fullmatch(cell):
            raise ValueError
        day = date.fromisoformat(cell)
    except ValueError:
        day = date.min
    if day < _FIRST_DAY:
        raise _Bad(
            tr(
                "“{cell}” is not a day like 20261123",
                "“{cell}” không phải là ngày như 20261123",
                cell=cell[:20],
            )
        )
    return min(day, today).isoformat()


def _unescaped(cell: str) -> str:
    return _ESCAPE.sub(_escape, cell) if "\\" in cell else cell


def _escape(found: re.Match[str]) -> str:
    if found[1]:
        return "\\"
    code = int(found[2], 16) if found[2] else 0x110000
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise _Bad(tr("a backslash has no meaning here", "dấu gạch chéo ngược sai chỗ"))
    return chr(code)


# Within: messages


def _bad_count(cell: str) -> str:
    return tr(
        "“{cell}” is not a count that can be",
        "“{cell}” không phải là số lần hợp lệ",
        cell=cell[:20],
    )


def _bad_contexts() -> str:
    return tr(
        "the contexts are not like left/right/times",
        "cột contexts không có dạng trái/phải/số lần",
    )


def _not_utf8() -> str:
    return tr("the file is not in UTF-8", "tệp không ở bảng mã UTF-8")


def _not_a_memory() -> str:
    return tr("this is not an exported memory", "đây không phải là bộ nhớ đã xuất ra")


def _refusal(error: _Bad, where: str) -> InputError:
    return InputError(
        str(error),
        where=where,
        advice=tr(
            "Nothing was taken over. Mend the file, or export it anew.",
            "Chưa nhập dòng nào. Hãy sửa lại tệp hoặc xuất lại tệp khác.",
        ),
    )
