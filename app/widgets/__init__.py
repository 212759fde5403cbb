"""Reusable parts of windows; they know nothing of customers, databases or mail."""
