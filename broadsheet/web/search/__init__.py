"""The search in a reader's own browser: texts as pages show them → small scripts that a page loads by need.

In:   the views of articles, in the script of an edition; which issues there are.
Out:  the text of each file under search/ (docs/search.md has the format).
Must not know: files, units of work, how a page is rendered.

`documents` what is searched of an article · `terms` what an index looks up, and where · `segments` the
calendar cut into parts · `postings` the articles of a part by term · `edits` the same after an edit ·
`directory` which parts hold a term · `shards` all of it as scripts.
"""
