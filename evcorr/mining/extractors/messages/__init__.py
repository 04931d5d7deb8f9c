"""Extractors of messages without a number."""
