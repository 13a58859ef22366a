"""plansite: a public site from the safety plans of municipal partnerships."""

__version__ = "0.1.0"
