"""Serving: a small site on this computer that answers Event Viewer's help link, and reports on logs given to it."""
