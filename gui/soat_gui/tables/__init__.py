"""Tables of rows that are walked by arrows and acted on by single keys."""
