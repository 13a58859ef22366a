"""How an editor calls this program: what a message tells to type must work as it stands there."""

from __future__ import annotations

PROGRAM = ".venv/bin/plansite"
"""From the folder with the plans, where `make` put the program."""
CHECK = "make check"
"""The same as `plansite check`, shorter to type."""
SERVE = "make serve"
"""The same as `plansite serve`, shorter to type."""
