"""Templates as the Python code that Jinja makes of them, kept beside our own compiled modules.

Compiling them took a sixth of a build of two partnerships. Python keeps its modules for the same reason, in the same
folder, and forgets them in the same cases: here as soon as any file of the program or any version of a package differs,
because a template holds values of filters and options too.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.identity import number, program_number


def keep_compiled(environment: Environment) -> Environment:
    """Let an environment keep what it compiles; where Python keeps nothing either, it does not."""
    folder = Path(cache_from_source(__file__)).parent
    if not sys.dont_write_bytecode and folder.is_dir():
        environment.bytecode_cache = _Kept(folder)
    return environment


class _Kept(FileSystemBytecodeCache):
    """Compiled templates that are valid for this program only."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), "template-%s.pyc")

    def get_source_checksum(self, source: str) -> str:
        """Return what a compiled template hangs on: its source, and the program that compiled it."""
        return number(f"{program_number()} {source}".encode())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept; what cannot be read is compiled again."""
        try:
            super().load_bytecode(bucket)
        except (OSError, UnpicklingError, EOFError, AttributeError, ImportError, IndexError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; a disk that refuses costs time, and nothing else."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
