"""How large the text is, and whether both texts stand above each other: chosen, or fitted."""

from __future__ import annotations

from soat_core.report import Report
from soat_gui.editor.panes import Panes
from soat_gui.editor.text_size import LARGEST, SMALLEST, DrawnSizes, Fit, fit, widest_line


class Sizing:
    """For one report at a time.  Widths are pixels of the viewport."""

    def __init__(self) -> None:
        self._chosen: float | None = None
        self._widest: float | None = None
        self._drawn: DrawnSizes | None = None
        self.in_one_column = False
        """Whether the clerk wants the OCR text above each line."""

    def choose(self, pixels: float | None) -> None:
        """The size of the text, or None to fit it to the widest line."""
        self._chosen = None if pixels is None else min(LARGEST, max(SMALLEST, pixels))

    def measure(self, report: Report | None) -> None:
        """Another report, or another font."""
        self._widest = None if report is None else widest_line(report)
        self._drawn = DrawnSizes()

    def size(self, width: int) -> float:
        """Of the text, in pixels."""
        return self._fit(width).size if self._chosen is None else self._chosen

    def panes(self, width: int) -> Panes:
        """Where the columns stand: also in one column where there is no room for two, as long as
        the size of the text is not the clerk's own."""
        is_fitted = self._chosen is None and self._widest is not None
        narrow = is_fitted and self._fit(width).in_one_column
        return Panes(width, self.in_one_column or narrow)

    def _fit(self, width: int) -> Fit:
        half, whole = (Panes(width, above).text_width for above in (False, True))
        widest, drawn = self._widest or 0.0, self._drawn or DrawnSizes()
        return fit(widest, half, whole, drawn, in_one_column=self.in_one_column)
