"""The window in which the clerk's memory is looked at, mended, taken along and cleared."""
