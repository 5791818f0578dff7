"""The parts of an official document: their kinds, and finding them."""
