"""Scanning: records are matched and their matches gathered into ranked findings."""
