"""The content folder: the only place that reads and writes an editor's files."""
