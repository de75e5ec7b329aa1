"""Floor 2: what every room stands on."""
