"""One finder for each kind of entity.

Each looks at one passage (see ``passages``) and gives mentions with offsets into it, each with the
probability (0 to 1) that its kind of evidence deserves; ``finding`` settles what overlaps.
"""
