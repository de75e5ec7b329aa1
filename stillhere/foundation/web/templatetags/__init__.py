"""Template libraries of the web shell."""
