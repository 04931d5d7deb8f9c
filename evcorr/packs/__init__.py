"""Packs: signatures on disk, how they are read, checked, counted and cached."""
