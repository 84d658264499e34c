"""Preview: the site as its readers will see it, following every edit.

watch     which files changed, one burst at a time
builds    the preview build and the build of output/; what became of them
reply     address → reply, as GitHub Pages answers
overlay   what is added to a reply: the reload script, and the problems of a broken file
session   watch, build, tell, reload: one round after another
server    the one owner of livereload and tornado; `serve`

Bytes on disk are never changed for the preview's sake.
"""

from broadsheet.preview.server import serve

__all__ = ["serve"]
