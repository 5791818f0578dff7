"""What ``soat evaluate --structure`` prints for people to read."""

from __future__ import annotations

from soat_core.annotating.naming import title_of
from soat_core.evaluate.structure import KindFigures, StructureFigures
from soat_core.i18n import tr

_LABEL = 28
_COLUMN = 11


def structure_figures(found: StructureFigures) -> str:
    """A line for each kind, then the figures of all."""
    head = (
        tr("marked", "đánh dấu"),
        tr("found", "tìm ra"),
        tr("precision", "chính xác"),
        tr("recall", "đầy đủ"),
    )
    rows = [_line(tr("Part", "Phần"), head)]
    rows += [_line(title_of(kind), _cells(one)) for kind, one in found.kinds.items()]
    whole = found.all_kinds
    rows.append(_line(tr("All", "Tất cả"), _cells(whole)))
    joins = tr("lines rightly joined or parted", "dòng được nối hoặc tách đúng")
    numbers = tr("numbers and levels right", "số thứ tự và cấp đúng")
    expected = tr("expected by the posteriors", "dự kiến đúng theo xác suất")
    return "\n".join(
        [
            *rows,
            "",
            f"{joins}: {found.joins:.2%}",
            f"{numbers}: {found.values_right}/{found.values}",
            f"{expected}: {found.expected:.1f}/{whole.found}",
        ]
    )


def _cells(one: KindFigures) -> tuple[str, ...]:
    return str(one.marked), str(one.found), _share(one.precision), _share(one.recall)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


def _line(name: str, cells: tuple[str, ...]) -> str:
    return f"{name:<{_LABEL}}" + "".join(f"{cell:>{_COLUMN}}" for cell in cells)
