"""Surveys: records read, matched, and gathered into what is known of each article."""
