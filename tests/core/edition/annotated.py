"""Random documents with random parts and entities, which overlap any way they like."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.core.making import LAN, WHEN, documents

from soat_core.actions import Action, ActionKind
from soat_core.annotation import Annotation, Values
from soat_core.document import Document
from soat_core.entities.kinds import EntityKind
from soat_core.errors import ActionError
from soat_core.structure.kinds import BlockKind

_VALUES: tuple[Values, ...] = (
    (),
    (("group", "1"),),
    (("cells", "2 5 x"), ("role", "label")),
    (("cells", "1 3"),),
    (("ends", "2 1 2 999999999999"), ("group", "1")),
    (("ends", "0 3 4"),),
    (("level", "2"), ("n", "1")),
    (("n", "1"),),
    (("level", "9"), ("n", "<*>")),
    (("when", "2024-02-31"),),
    (("quantity", "1.5"), ("unit", "đồng & xu")),
)


@st.composite
def annotated(draw: st.DrawFn) -> Document:
    """A document as clerks leave it, and then parts and entities anywhere in it."""
    document = draw(documents())
    document.add_agent(LAN)
    length = len(document.report.ocr_text)
    places = st.integers(0, length)
    kinds = st.sampled_from([*BlockKind, *BlockKind, *EntityKind, "x-rieng"])
    drawn = draw(
        st.lists(
            st.tuples(places, places, kinds, st.sampled_from(_VALUES), st.booleans()), max_size=9
        )
    )
    notes = tuple(
        Annotation(
            f"n{at}", min(one, two), max(one, two), kind, values=values, rejected=no and at > 5
        )
        for at, (one, two, kind, values, no) in enumerate(drawn, 100)
    )
    try:
        if notes:
            document.apply(Action(ActionKind.ANNOTATE, "lan", WHEN, annotate=notes))
    except ActionError:
        pass  # of a document that does not take annotations so
    return document
