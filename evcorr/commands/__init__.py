"""The commands: one file each, thin; what they do is in the library."""
