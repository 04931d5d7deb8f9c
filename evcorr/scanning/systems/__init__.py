"""Machines as their logs show them: versions of Windows, products, files, restarts."""
