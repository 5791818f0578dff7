"""Find and replace: the bar, the marks in the text, the list of what was found."""
