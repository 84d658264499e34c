"""An issue, or a year of issues, as an EPUB 3.3: pure functions from views to files and their bytes."""
