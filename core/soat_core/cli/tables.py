"""What ``soat evaluate`` prints for people to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from soat_core.evaluate import Adaptation, Evaluation
from soat_core.evaluate.clerk import Effort
from soat_core.evaluate.intervals import Interval
from soat_core.evaluate.mistakes import Example, Kind, Row
from soat_core.i18n import tr

_LABEL_WIDTH = 32
_GAP = "  "


def figures(found: Evaluation) -> str:
    """The figures of all files together, a line for each."""
    rows = [*_quality(found), *_effort(found), *_adaptation(found.adapt), *_speed(found)]
    width = max(len(label) for label, _ in rows)
    return "\n".join(f"{label:<{width}}{_GAP}{value}" for label, value in rows)


def errors(rows: Sequence[Row], tokens: int) -> str:
    """The errors by kind, with examples where there are any; kinds without errors are left out,
    unless the text has words of that kind."""
    shown = [row for row in rows if row.errors or row.of]
    head = (
        tr("Kind of error", "Loại lỗi"),
        tr("errors", "lỗi"),
        "‰",
        tr("of", "trên"),
        tr("ranked", "xếp sai"),
        tr("left", "để yên"),
        tr("absent", "không có"),
    )
    lines = [_line(head)]
    for row in shown:
        lines.append(_row(row))
        lines += (f"    {_example(example)}" for example in row.examples)
    count = sum(row.errors for row in rows)
    share = 1000 * count / tokens if tokens else 0.0
    sums = (sum(r.ranked_wrong for r in rows), sum(r.untouched for r in rows))
    lost = sum(row.absent for row in rows)
    lines.append(_line((tr("All", "Tất cả"), count, f"{share:.2f}", "", *sums, lost)))
    notes = (
        tr(
            "‰: errors in 1,000 tokens. of: true tokens of that kind.",
            "‰: số lỗi trên 1.000 từ. trên: số từ đúng thuộc loại đó.",
        ),
        tr(
            "ranked: the truth was suggested, but not first. left: nothing was changed. "
            "absent: the truth was not suggested.",
            "xếp sai: từ đúng có trong gợi ý nhưng không đứng đầu. để yên: không sửa gì. "
            "không có: từ đúng không có trong gợi ý.",
        ),
    )
    return "\n".join([*lines, "", *notes])


def label(kind: Kind) -> str:
    """What a kind of error is called."""
    return {
        Kind.JOINED: tr("joined words", "từ bị dính"),
        Kind.SPLIT: tr("split word", "từ bị tách"),
        Kind.SHIFTED: tr("shifted boundary", "lệch ranh giới từ"),
        Kind.INVENTED: tr("invented word", "từ thừa"),
        Kind.LOST: tr("lost word", "từ bị mất"),
        Kind.LINE_END: tr("hyphen at line end", "gạch nối cuối dòng"),
        Kind.LIST_MARKER: tr("list marker", "ký hiệu đầu mục"),
        Kind.PUNCTUATION: tr("punctuation", "dấu câu"),
        Kind.ADDRESS: tr("URL or e-mail", "địa chỉ web, thư điện tử"),
        Kind.DOCUMENT_NUMBER: tr("document number", "số hiệu văn bản"),
        Kind.DATE: tr("date", "ngày tháng"),
        Kind.MEASURE: tr("percent or unit", "phần trăm, đơn vị đo"),
        Kind.SUM: tr("sum", "số tiền, số lớn"),
        Kind.ROMAN_NUMERAL: tr("Roman numeral", "số La Mã"),
        Kind.CODE: tr("code", "mã"),
        Kind.ACRONYM_D: tr("acronym with Đ", "chữ viết tắt có Đ"),
        Kind.ACRONYM: tr("other acronym", "chữ viết tắt khác"),
        Kind.LETTERS_FOR_DIGITS: tr("letters for digits", "chữ thay chữ số"),
        Kind.NUMBER: tr("other number", "số khác"),
        Kind.SPELLING: tr("tone placement, i/y", "vị trí dấu thanh, i/y"),
        Kind.DIGITS_FOR_LETTERS: tr("digits for letters", "chữ số thay chữ"),
        Kind.HEADING: tr("heading in capitals", "đề mục in hoa"),
        Kind.MIXED_CASE: tr("mixed case", "lẫn chữ hoa, chữ thường"),
        Kind.CASE: tr("case of sentences and names", "viết hoa đầu câu, tên riêng"),
        Kind.PLACE: tr("place name", "địa danh"),
        Kind.PERSON: tr("person's name", "tên người"),
        Kind.FOREIGN: tr("foreign word", "từ nước ngoài"),
        Kind.RANKED_WRONG: tr("plain word, ranked wrong", "từ thường, xếp hạng sai"),
        Kind.UNTOUCHED: tr("plain word, left as it was", "từ thường, để nguyên"),
        Kind.ABSENT: tr("plain word, not suggested", "từ thường, không có gợi ý"),
    }[kind]


# Within


def _quality(found: Evaluation) -> Iterable[tuple[str, str]]:
    total, ranges = found.total, found.intervals
    yield tr("Tokens", "Số từ"), str(total.tokens)
    yield (
        tr("CER before → after", "CER trước → sau"),
        _change(total.cer_before, total.cer_after) + _range(ranges.cer_after, _percent),
    )
    yield (
        tr("WER before → after", "WER trước → sau"),
        _change(total.wer_before, total.wer_after) + _range(ranges.wer_after, _percent),
    )
    yield (
        tr("Right at rank 1 / 3 / 5", "Đúng ở hạng 1 / 3 / 5"),
        " / ".join(map(_percent, (total.right_at_1, total.right_at_3, total.right_at_5))),
    )
    yield tr("False changes on clean text", "Sửa nhầm chữ đúng"), _percent(total.false_changes)
    yield (
        tr("1 in 20 garbled: right / restored", "Hỏng 1/20 từ: sửa đúng / sửa được"),
        f"{_percent_or_none(total.light_precision)} / {_percent_or_none(total.light_recall)}",
    )
    yield tr("Calibration error", "Sai số hiệu chuẩn"), _percent(total.calibration_error)
    yield (
        tr("Coverage at 99.9% right", "Độ phủ khi đúng 99,9%"),
        _percent(total.coverage) + _range(ranges.coverage, _percent),
    )


def _effort(found: Evaluation) -> Iterable[tuple[str, str]]:
    total, ranges = found.total, found.intervals
    sure = "–" if total.threshold is None else f"{total.threshold:.4f}"
    yield tr("Suspect threshold", "Ngưỡng nghi ngờ"), sure
    yield (
        tr("Keys per 1,000 tokens", "Phím trên 1.000 từ"),
        _number(total.keys_per_1000_tokens) + _range(ranges.keys_per_1000_tokens, _number),
    )
    yield (
        tr("Visits per 1,000 tokens", "Lần dừng trên 1.000 từ"),
        _number(total.visits_per_1000_tokens),
    )
    yield tr("Errors left", "Lỗi còn sót"), str(total.errors_left)
    yield (
        tr("Keys per 1,000 tokens, error-free", "Phím trên 1.000 từ, hết lỗi"),
        _number(total.keys_per_1000_tokens_error_free)
        + _range(ranges.keys_per_1000_tokens_error_free, _number),
    )
    yield (
        tr("… with the program's keys", "… theo phím của chương trình"),
        _number(total.work_keys_per_1000_tokens),
    )
    yield (
        tr("… with them, error-free", "… theo phím của chương trình, hết lỗi"),
        _number(total.work_keys_per_1000_tokens_error_free),
    )


def _adaptation(found: Adaptation | None) -> Iterable[tuple[str, str]]:
    if found is None:
        return
    rows = (
        (tr("… with learning: keys", "… khi có học: phím"), _keys),
        (tr("… with learning: visits", "… khi có học: lần dừng"), _visits),
        (tr("… with learning: errors left", "… khi có học: lỗi còn sót"), _left),
        (tr("… with learning: keys, error-free", "… khi có học: phím, hết lỗi"), _error_free),
    )
    for label, of in rows:
        yield label, f"{of(found.without, found.tokens)} → {of(found.adapted, found.tokens)}"


def _speed(found: Evaluation) -> Iterable[tuple[str, str]]:
    memory = found.peak_memory_bytes
    yield tr("Tokens per second", "Số từ mỗi giây"), f"{found.tokens_per_second:.0f}"
    yield tr("Load time", "Thời gian nạp"), f"{found.load_seconds:.2f} s"
    yield (
        tr("Peak memory", "Bộ nhớ nhiều nhất"),
        "–" if memory is None else f"{memory / 1024 / 1024:.0f} MB",
    )
    ranges = found.intervals
    if ranges.wer_after is not None:
        yield (
            tr("In brackets", "Trong ngoặc"),
            tr(
                "95% of {count} draws of {pages} pages",
                "khoảng 95% qua {count} lần chọn lại {pages} trang",
                count=ranges.resamples,
                pages=ranges.pages,
            ),
        )


def _keys(effort: Effort, tokens: int) -> str:
    return _number(_per_1000(effort.keys, tokens))


def _visits(effort: Effort, tokens: int) -> str:
    return _number(_per_1000(effort.visits, tokens))


def _left(effort: Effort, tokens: int) -> str:
    return str(effort.errors_left)


def _error_free(effort: Effort, tokens: int) -> str:
    return _number(_per_1000(effort.keys_error_free, tokens))


def _per_1000(count: int, tokens: int) -> float:
    return 1000 * count / tokens if tokens else 0.0


def _row(row: Row) -> str:
    of = "" if row.of is None else row.of
    outcomes = (row.ranked_wrong, row.untouched, row.absent)
    return _line((label(row.kind), row.errors, f"{row.per_1000_tokens:.2f}", of, *outcomes))


def _line(cells: Sequence[object]) -> str:
    label, *numbers = cells
    return f"{label:<{_LABEL_WIDTH}}" + "".join(f"{cell:>9}" for cell in numbers)


def _example(example: Example) -> str:
    """``read → result (truth)``; what is empty shows as a sign of its own."""
    read, result, truth = (text or "∅" for text in (example.read, example.result, example.truth))
    times = f"  ×{example.count}" if example.count > 1 else ""
    return f"{read} → {result} ({truth}){times}"


def _change(before: float, after: float) -> str:
    return f"{_percent(before)} → {_percent(after)}"


def _range(interval: Interval | None, form: Callable[[float], str]) -> str:
    return "" if interval is None else f"  [{form(interval[0])} – {form(interval[1])}]"


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def _percent_or_none(share: float | None) -> str:
    return "–" if share is None else _percent(share)


def _number(value: float) -> str:
    return f"{value:.1f}"
