"""From what is found in the corrected text to annotations of the OCR text, and back."""
