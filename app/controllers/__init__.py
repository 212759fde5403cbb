"""What a person can ask for: plain functions that return frozen dataclasses and refuse in words."""
