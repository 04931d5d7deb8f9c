"""Sigma: signatures written as Sigma rules for SIEMs and hunting tools, and Sigma rules read as signatures."""
