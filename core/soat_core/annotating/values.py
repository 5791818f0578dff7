"""The values of annotations as people write and read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from soat_core.entities.dates import bounds, is_date_value
from soat_core.entities.kinds import EntityKind
from soat_core.entities.numbers import decimal_text, read_figure
from soat_core.errors import ActionError
from soat_core.i18n import language, tr

DATES = frozenset(["when", "from", "to"])
NUMBERS = frozenset(["value", "quantity"])
FIELDS: Mapping[str, tuple[str, ...]] = {
    EntityKind.DATE: ("when", "from", "to"),
    EntityKind.DOCUMENT: ("number", "type", "when", "issuer"),
    EntityKind.NUMBER: ("value",),
    EntityKind.MONEY: ("quantity", "unit"),
    EntityKind.PERCENT: ("quantity",),
    EntityKind.MEASURE: ("quantity", "unit"),
    EntityKind.FOOTNOTE_MARK: ("n",),
}
"""Which values a person sets, by the kind; the entry of the register is chosen elsewhere."""
_LONGEST = 200
_DATE = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_NO_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_TITLES = {
    "when": ("date", "ngày"),
    "from": ("from", "từ ngày"),
    "to": ("to", "đến ngày"),
    "number": ("number and code", "số, ký hiệu"),
    "type": ("type", "loại"),
    "issuer": ("issued by", "nơi ban hành"),
    "value": ("number", "giá trị"),
    "quantity": ("quantity", "số lượng"),
    "unit": ("unit", "đơn vị"),
    "n": ("mark", "dấu"),
    "entry": ("entry", "mục"),
    "code": ("code", "mã"),
    "formerly": ("formerly", "tên cũ"),
    "now": ("now", "tên hiện nay"),
}


def fields_of(kind: str) -> tuple[str, ...]:
    """The names of the values that annotations of a kind may be given."""
    return FIELDS.get(kind, ())


def title_of_value(name: str) -> str:
    return tr(*_TITLES[name]) if name in _TITLES else name


def shown_value(name: str, value: str) -> str:
    """A value as people here write it: ``06/11/2024``, ``1.234,5``; others as they are."""
    if name in DATES:
        return _shown_date(value)
    return _shown_number(value) if name in NUMBERS else value


def read_value(name: str, text: str) -> str:
    """The value that is meant by what a person wrote; empty for nothing.

    Raises ``ActionError`` where that is no such value: a day that there is not, no number.
    """
    text = " ".join(text.split())
    if not text:
        return ""
    if len(text) > _LONGEST:
        raise ActionError(tr("this is too long", "nội dung này quá dài"))
    if name in DATES:
        return _read_date(text)
    return _read_number(text) if name in NUMBERS else text


def checked(kind: str, named: Mapping[str, str]) -> dict[str, str]:
    """Values that are not empty, if they go together.

    Raises ``ActionError`` for a time that ends before it begins, or is a day and a span at once.
    """
    kept = {name: value for name, value in named.items() if value}
    if kind == EntityKind.DATE:
        _check_span(kept)
    return kept


def summary(kind: str, named: Mapping[str, str]) -> str:
    """The values of an annotation in one phrase, for lists; empty where it has none."""
    if kind == EntityKind.DATE and ("from" in named or "to" in named):
        ends = (_shown_date(named.get(name, "")) or "…" for name in ("from", "to"))
        return " – ".join(ends)
    shown = [shown_value(name, named[name]) for name in fields_of(kind) if named.get(name)]
    if kind == EntityKind.PERCENT and shown:
        return f"{shown[0]} %"
    return (" " if kind in (EntityKind.MONEY, EntityKind.MEASURE) else " · ").join(shown)


def _shown_date(value: str) -> str:
    if value.startswith("--"):
        return "/".join(reversed(value[2:].split("-")))
    return "/".join(reversed(value.split("-"))) if is_date_value(value) else value


def _read_date(text: str) -> str:
    match = _DATE.fullmatch(text)
    if match is not None:
        day, month, year = match.groups()
        value = "-".join(f"{int(part):02}" for part in (year, month, day) if part)
    elif (short := _NO_YEAR.fullmatch(text)) is not None:
        value = f"--{int(short[2]):02}-{int(short[1]):02}"
    else:
        value = text
    if not is_date_value(value):
        raise ActionError(
            tr(
                "“{text}” is no date: write it as 06/11/2024, 11/2024 or 2024",
                "“{text}” không phải là ngày có thật: hãy ghi như 06/11/2024, 11/2024 hoặc 2024",
                text=text,
            )
        )
    return value


def _check_span(named: Mapping[str, str]) -> None:
    if "when" in named and ("from" in named or "to" in named):
        raise ActionError(
            tr(
                "it is either one date or a time from … to …",
                "chỉ ghi một ngày, hoặc một khoảng từ ngày … đến ngày …",
            )
        )
    first, last = bounds(named.get("from", "")), bounds(named.get("to", ""))
    if first and last and first.first > last.last:
        raise ActionError(tr("it ends before it begins", "ngày kết thúc sớm hơn ngày bắt đầu"))


def _shown_number(value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    text = f"{number:,f}"
    return text if language() == "en" else text.translate(str.maketrans(",.", ".,"))


def _read_number(text: str) -> str:
    digits = text.replace(" ", "").replace("\u00a0", "")
    sign, digits = ("-", digits[1:]) if digits[:1] in "-−" else ("", digits)
    if language() == "en":
        digits = digits.translate(str.maketrans(",.", ".,"))
    figure = read_figure(digits)
    if figure is None:
        raise ActionError(tr("“{text}” is no number", "“{text}” không phải là con số", text=text))
    return sign + decimal_text(figure.value)
