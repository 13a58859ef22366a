"""Figures of StatLine (CBS, police) as files: what stands in them becomes small changes of indicators."""
