"""Names, dates, document numbers and sums: their kinds, and finding them."""
