"""The two panes: OCR text and corrected text, line against line."""
