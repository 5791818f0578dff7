"""What the machine did by itself: the list of it, and the sampling check."""
