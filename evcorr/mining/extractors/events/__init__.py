"""Extractors of events, in whatever form an article shows or tells them."""
