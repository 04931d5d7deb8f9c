"""Packs: signatures on disk, how they are read, checked and told in words."""
