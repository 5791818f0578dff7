"""Series: the same error in many places, to be settled by one decision.

``Readings`` and ``Phrases`` follow from the OCR text alone; ``SeriesIndex`` follows the review;
``Concordance`` shows the places of one series and makes the edits.
"""

from soat_core.series.concordance import Concordance, WordConcordance
from soat_core.series.finding import concordance_of, series_at, standing_series
from soat_core.series.index import SeriesIndex, runs
from soat_core.series.keys import Hit, Scope, Series, SeriesKey, State
from soat_core.series.phrase_concordance import PhraseConcordance
from soat_core.series.phrases import Phrases
from soat_core.series.ranking import FEWEST, Order, Ranking
from soat_core.series.readings import Readings
from soat_core.series.wish import AS_SUGGESTED, Aim, Outcome, Wish

__all__ = [
    "AS_SUGGESTED",
    "FEWEST",
    "Aim",
    "Concordance",
    "Hit",
    "Order",
    "Outcome",
    "PhraseConcordance",
    "Phrases",
    "Ranking",
    "Readings",
    "Scope",
    "Series",
    "SeriesIndex",
    "SeriesKey",
    "State",
    "Wish",
    "WordConcordance",
    "concordance_of",
    "runs",
    "series_at",
    "standing_series",
]
