"""`python -m autograder` is `gradiente`."""

from autograder.cli import main

main()
