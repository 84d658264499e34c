"""Chinese text: punctuation, names and their order, dates, the variants of the script. Pure text → text."""
