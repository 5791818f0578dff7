"""Decisions as hypothesis makes them: ordinary ones, and whatever can come out of a file."""

from __future__ import annotations

from hypothesis import strategies as st

from soat_core.memory import Decision

_COMMON = ["nim", "năm", "Két", "Kết", "quả", "t?", "ử", "C ÁO", "CÁO", "đối ngoại", "=1+1", "14"]
_SIGNS = st.sampled_from("aộẾđ1 =+-@'\"\\{}/|\t,;\u0301\u200b\u202e\x00\x1b")
odd = st.text(st.one_of(_SIGNS, st.characters(exclude_categories=["Cs"])), min_size=1, max_size=12)
texts = st.one_of(st.sampled_from(_COMMON), odd)
neighbours = st.one_of(st.sampled_from(["", "trong", "ngày", "2024", "Hà", "/", "|"]), odd)

decisions = st.builds(
    Decision,
    texts,
    texts,
    st.none() | texts,
    neighbours,
    neighbours,
    st.lists(texts, max_size=2).map(tuple),
)
"""Not all of them may be kept."""
