"""The dock with the parts of the document, and correcting them by key."""
