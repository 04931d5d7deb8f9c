"""Judging: what was gathered of each article, made a finding, scored and ranked."""
