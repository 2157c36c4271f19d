"""`python -m autograder` is `gradiente`, and imports nothing from the folder that one stands in."""

import sys

if not sys.flags.safe_path:  # then Python put that folder first, before its own libraries
    del sys.path[0]

from autograder.cli import main

main()
