"""Extractors of crashes of programs."""
