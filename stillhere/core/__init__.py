"""Floor 0: what would be true in a book without this app. Pure Python, no Django."""
