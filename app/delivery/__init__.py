"""How a message comes about."""
