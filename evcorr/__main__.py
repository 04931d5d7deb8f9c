"""`python -m evcorr`, the same as the command `evcorr`."""

from evcorr.cli import main

main()
