"""Mentions of one thing, told from others and made one observable."""
