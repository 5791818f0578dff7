"""A query made ready for searching."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from soat_core.i18n import tr
from soat_core.search.folding import Fold, fold
from soat_core.search.problems import pattern_error
from soat_core.search.query import Query, QueryError

LONGEST = 2_000
"""Code points of a query; nobody types more, but somebody may paste it."""

_WORD = r"[\p{L}\p{M}\p{N}]"
_NOT_AFTER_WORD, _NOT_BEFORE_WORD = f"(?<!{_WORD})", f"(?!{_WORD})"
# An expression may begin or end with something else than a word: then there is nothing to ask.
_LEFT = f"(?:{_NOT_AFTER_WORD}|{_NOT_BEFORE_WORD})"
_RIGHT = f"(?:{_NOT_BEFORE_WORD}|{_NOT_AFTER_WORD})"
_WORD_CHAR = regex.compile(_WORD)
_SPACES = regex.compile(r"(\s+)")
_ANY_SPACE = r"\s"
_SPACE_IN_LINE = r"[^\S\n\r\f\v\x85\u2028\u2029]"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Searches texts folded by ``fold``."""

    query: Query
    expression: regex.Pattern[str]
    fold: Fold

    @property
    def by_line(self) -> bool:
        """Whether each line must be searched for itself (a plain query sees to it by itself)."""
        return self.query.regex and not self.query.over_lines


def compile_query(query: Query) -> Pattern:
    """Make a query that is not empty ready.  Raises ``QueryError`` with what is wrong with it."""
    if len(query.text) > LONGEST:
        raise QueryError(tr("the query is too long", "nội dung tìm quá dài"), at=LONGEST)
    return _regular(query) if query.regex else _plain(query)


def _plain(query: Query) -> Pattern:
    how = Fold(case=not query.match_case, accents=query.ignore_accents)
    text = fold(query.text, how).text
    if not text:  # a mark by itself, while marks do not count
        raise QueryError(tr("there is no letter to look for", "không có chữ nào để tìm"))
    space = _ANY_SPACE if query.over_lines else _SPACE_IN_LINE
    parts = [
        f"{space}{{{len(part)},}}+" if part.isspace() else regex.escape(part, special_only=True)
        for part in _SPACES.split(text)
        if part
    ]
    if query.whole_words:
        if _WORD_CHAR.match(text):
            parts.insert(0, _NOT_AFTER_WORD)
        if _WORD_CHAR.match(text[-1]):
            parts.append(_NOT_BEFORE_WORD)
    return Pattern(query, regex.compile("".join(parts)), how)


def _regular(query: Query) -> Pattern:
    flags = regex.MULTILINE | (0 if query.match_case else regex.IGNORECASE)
    how = Fold(case=False, accents=query.ignore_accents)
    text = fold(query.text, how).text
    try:
        # As it was typed first: errors are told by their place.
        regex.compile(query.text, flags)
        if query.whole_words:
            text = f"{_LEFT}(?:{text}){_RIGHT}"
        expression = regex.compile(text, flags)
    except regex.error as error:
        raise pattern_error(error, query.text) from None
    except (RecursionError, OverflowError, MemoryError):
        raise QueryError(tr("the expression is too large", "biểu thức quá lớn")) from None
    return Pattern(query, expression, how)
