"""Edits and annotations as tables."""
