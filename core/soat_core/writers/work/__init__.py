"""The report of work: what was done on a report, by whom and when."""
