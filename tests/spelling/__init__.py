"""Spelling: where Dutch stands that someone reads, and which words of it no dictionary has."""
