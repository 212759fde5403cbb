"""Relance: mail satisfaction surveys, and never to anyone who asked to be left alone."""

__version__ = "0.1.0"
