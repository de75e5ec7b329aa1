"""The steps of the notices table."""
