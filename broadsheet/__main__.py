"""`python -m broadsheet` is the installed `broadsheet` command."""

import sys

from broadsheet.cli import main

sys.exit(main(sys.argv[1:]))
