"""The same error in many places: its concordance, and the list of all series."""
