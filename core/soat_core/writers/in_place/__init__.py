"""How words are changed within the files of OCR programs: one module for each format."""
