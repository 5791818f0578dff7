"""The dock in which two versions of a report are brought together."""
