"""`python -m wenlint`."""

import sys

if not sys.flags.safe_path:
    sys.path.pop(0)  # the current folder: no code is imported from what is being checked

from wenlint.cli import entry

entry()
