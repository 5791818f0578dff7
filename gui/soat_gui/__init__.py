"""Soát's window: Qt only, and no truth of its own; all of that is ``soat_core``'s."""
