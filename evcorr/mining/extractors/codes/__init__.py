"""Extractors of error codes and of STOPs."""
