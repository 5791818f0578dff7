"""What the words are: marking them by key, what was found, the list and the register of it."""
