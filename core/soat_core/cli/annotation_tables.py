"""What ``soat evaluate --annotations`` prints for people to read."""

from __future__ import annotations

from soat_core.annotating.naming import title_of
from soat_core.evaluate.annotations import AnnotationFigures, Interval, KindFigures
from soat_core.i18n import tr

_WIDTHS = (28, 6, 6, 6)


def annotation_figures(found: AnnotationFigures) -> str:
    """A line for each kind, shares in per cent with their intervals, then the calibration."""
    head = (
        tr("Kind", "Loại"),
        tr("true", "đúng"),
        tr("found", "thấy"),
        tr("right", "trúng"),
        tr("precision", "độ chính xác"),
        tr("recall", "độ bao phủ"),
        "F1",
        tr("values", "giá trị"),
    )
    lines = [_line(head), *(_line(_row(kind)) for kind in found.kinds)]
    error = found.calibration_error
    if error is not None:
        said = tr("Calibration error of the posterior", "Sai số hiệu chuẩn của độ tin cậy")
        lines += ["", f"{said}: {100 * error:.1f} %"]
    note = tr(
        "Right: kind and both ends. In brackets: {level:.0f}% intervals over {pages} pages.",
        "Trúng: đúng loại và đúng cả hai đầu. Trong ngoặc: khoảng tin cậy {level:.0f}% "
        "trên {pages} trang.",
        level=100 * found.level,
        pages=found.pages,
    )
    return "\n".join([*lines, "", note])


def _row(kind: KindFigures) -> tuple[str, ...]:
    return (
        title_of(kind.kind),
        str(kind.true),
        str(kind.found),
        str(kind.right),
        _share(kind.precision, kind.precision_interval),
        _share(kind.recall, kind.recall_interval),
        _share(kind.f1),
        _share(kind.values_right),
    )


def _share(share: float | None, interval: Interval | None = None) -> str:
    if share is None:
        return "–"
    if interval is None:
        return f"{100 * share:.1f}"
    return f"{100 * share:.1f} [{100 * interval[0]:.1f}; {100 * interval[1]:.1f}]"


def _line(cells: tuple[str, ...]) -> str:
    first = f"{cells[0]:<{_WIDTHS[0]}}"
    counts = "".join(f"{cell:>7}" for cell in cells[1:4])
    shares = "".join(f"{cell:>21}" for cell in cells[4:6])
    return f"{first}{counts}{shares}" + "".join(f"{cell:>9}" for cell in cells[6:])
