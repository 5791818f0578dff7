"""A report as PDF for reading and printing."""
