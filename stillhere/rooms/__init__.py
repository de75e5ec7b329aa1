"""Floor 3: what a person comes here to do. Rooms are strangers to each other."""
