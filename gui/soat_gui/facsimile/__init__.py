"""The page's picture: the strip over the panes, and the whole page in a dock."""
