"""The order of the stages: the one place that sees shelf, web and engine together.

    source → lines → Article ⇄ Markdown → ArticleHead* → Edition → WebPage(view)* → bytes → output

site        a site folder: found, read, made anew
ingest      source text → articles on the shelf
review      what an editor still has to look at: doubts, lost headlines, missing pages
why         where each paragraph of an article came from, and what became of it
content     the shelf → heads, each issue read once and remembered
units       the edition → units of work for the engine
pages       one unit → products (views, templates, conversion), in a worker
build       all of the above in order
check       everything that can be known without publishing
skeletons   a new issue, a new article
"""
