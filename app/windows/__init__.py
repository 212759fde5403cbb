"""The windows: one module per page or dialog."""
