#!/usr/bin/env python3
"""The repository is itself a site: `python build.py` builds it. Everything else is `broadsheet.cli`."""

import sys

from broadsheet.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], default_site=__file__))
