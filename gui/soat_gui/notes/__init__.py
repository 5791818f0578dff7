"""Notes of the clerk."""
