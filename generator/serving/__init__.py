"""A live preview on this computer: a saved change is shown at once, and so is every problem."""
