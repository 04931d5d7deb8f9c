"""Logs that programs of Windows write: a module a program, on top of `text`."""
