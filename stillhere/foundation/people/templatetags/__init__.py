"""Template libraries of people: ``suggest``."""
