"""Word documents in the layout of official documents."""
