"""Where in an article something stands, and what that makes of it."""
