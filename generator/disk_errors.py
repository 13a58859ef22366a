"""Says in Dutch what a computer refused: a disk that is full, or a file that may not be read."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.EACCES: "geen toegang",
    errno.EPERM: "geen toegang",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.EFBIG: "een bestand wordt te groot",
}


def reason_of(error: OSError) -> str:
    """Return in Dutch what went wrong with the disk, and where."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return f"{reason} ({error.filename})" if error.filename else reason
