"""Still Here: a private companion for two, for the times when one goes quiet."""
