"""The edition as web pages: addresses, views, Markdown, templates, feeds."""
