"""The version of evcorr."""

VERSION = "0.1.0"
