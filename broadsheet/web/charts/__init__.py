"""Pictures of the news: geometry from plain values, drawn by templates/partials/_charts.html.

In:   counts, lengths and dates of articles.
Out:  frozen views (views.charts) whose numbers are in units of the picture's own viewBox.
Must not know: templates, files, colours.
"""
