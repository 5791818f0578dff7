"""The preferences (Ctrl+,): every choice acts at once and is kept in the settings."""
