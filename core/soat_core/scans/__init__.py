"""Pictures of pages and reading them: image files, PDF, the OCR programs that are installed."""
