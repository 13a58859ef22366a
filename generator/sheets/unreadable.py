"""Why a file cannot be read as a spreadsheet."""

from __future__ import annotations

SAVE_AS = "Open het in Excel of LibreOffice en sla het op als .xlsx."


class Unreadable(Exception):
    """What an editor gave is no spreadsheet that can be read. The messages are Dutch."""

    def __init__(self, message: str, allowed: str, row: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.allowed = allowed
        self.row = row
        self.column = column
