"""What a clerk does to the text beyond taking a suggestion, as pure functions.

Each looks at a review and a place in it and gives a ``Plan``: one action that can be recorded,
undone and redone as a whole.  Nothing is changed by making one.  What cannot be done raises
``ActionError`` with the reason.
"""
