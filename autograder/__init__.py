"""Gradiente: grades numerical notebooks fairly, safely and fast."""

__version__ = "0.1.0"
