"""The search index, made from the finished pages after they are rendered.

Each partnership has an index of its own in its own folder, and the portal one for the rest. That keeps a
partnership the unit of building, and lets a search within one partnership stay light however many there are.
"""
