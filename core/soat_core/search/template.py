"""Replacements for regular expressions, with what the groups have found."""

from __future__ import annotations

from collections.abc import Callable

import regex

from soat_core.i18n import tr
from soat_core.search.query import QueryError

_SIGN = regex.compile(
    r"\\g<(?P<name>[^<>]*)>"
    r"|\$\{(?P<name>[^{}]*)\}"
    r"|[\\$](?P<number>\d{1,2})"
    r"|(?P<whole>\$&)"
    r"|\$(?P<plain>\$)"
    r"|\\(?P<escaped>[\s\S]?)"
)
_ESCAPES = {"n": "\n", "t": "\t"}


class Template:
    """``\\1`` and ``$1`` stand for groups, ``\\g<name>`` and ``${name}`` for groups by name or
    number, ``$&`` and ``\\0`` for the whole hit, ``\\n`` and ``\\t`` for a line end and a tab,
    ``\\\\`` and ``$$`` for the signs themselves.  A ``$`` before anything else is itself.

    Raises ``QueryError`` when it names a group that is not there, or a sign nobody knows.
    """

    def __init__(self, text: str, expression: regex.Pattern[str]) -> None:
        self._expression = expression
        self._parts: list[str | tuple[int | str]] = []
        """Text as it is, and groups in tuples."""
        at = 0
        for sign in _SIGN.finditer(text):
            self._parts += [text[at : sign.start()], *self._meaning(sign)]
            at = sign.end()
        self._parts.append(text[at:])

    def filled(self, group: Callable[[int | str], str]) -> str:
        """The replacement, with ``group`` saying what each group has found."""
        return "".join(part if isinstance(part, str) else group(part[0]) for part in self._parts)

    def _meaning(self, sign: regex.Match[str]) -> list[str | tuple[int | str]]:
        found = sign.groupdict()
        if found["name"] is not None:
            return [self._named(found["name"], sign.start())]
        if found["number"] is not None:
            return self._numbered(found["number"], sign.start())
        if found["whole"]:
            return [(0,)]
        return [found["plain"] or _escaped(found["escaped"], sign.start())]

    def _named(self, name: str, at: int) -> tuple[int | str]:
        if name.isdecimal():
            return self._group(int(name), at)
        if name not in self._expression.groupindex:
            raise _error(at, tr("there is no group of this name", "không có nhóm tên này"))
        return (name,)

    def _numbered(self, digits: str, at: int) -> list[str | tuple[int | str]]:
        """Of two digits the second is text when there are not so many groups."""
        if len(digits) == 2 and int(digits) > self._expression.groups:
            return [self._group(int(digits[0]), at), digits[1]]
        return [self._group(int(digits), at)]

    def _group(self, number: int, at: int) -> tuple[int | str]:
        if number > self._expression.groups:
            raise _error(at, tr("there is no group of this number", "không có nhóm số này"))
        return (number,)


def _escaped(char: str, at: int) -> str:
    if not char:
        raise _error(at, tr("something must follow the \\", "sau dấu \\ phải còn ký tự"))
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isalnum():
        raise _error(at, tr("this \\ sign is not known", "không có ký hiệu \\ này"))
    return char


def _error(at: int, what: str) -> QueryError:
    return QueryError(
        tr(
            "replacement, character {n}: {what}",
            "phần thay thế, ký tự thứ {n}: {what}",
            n=at + 1,
            what=what,
        ),
        at=at,
    )
