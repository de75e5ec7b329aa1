"""Floor 4: what looks across the rooms."""
