"""The incremental build engine: units of work in, an output folder out.

In:   units with the hashes of all they depend on, and a function that makes a unit's products.
Out:  the files of the products, each rendered only where something in it changed.
Must not know: newspapers, templates, languages. It imports `broadsheet.problems` and the standard library.

`run.run` is the front door; `plan` holds the values it speaks in. There is no dependency graph:
a product is a pure function of its parts, and the parts' hashes say whether it is stale.
"""
