"""Matching: what a record shows, compared with what signatures look for."""
