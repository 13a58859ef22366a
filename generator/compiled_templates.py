"""Templates as the Python code that Jinja makes of them, kept beside our own compiled modules.

Compiling them took a sixth of a build of two partnerships. Python keeps its modules for the same reason, in the same
folder. Here they are forgotten as soon as any file of the program or any version of a package differs, because a
template holds values of filters and options too.
"""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from generator.digests import digest, program_digest


def keep_compiled(environment: Environment) -> Environment:
    """Let an environment keep what it compiles; where Python keeps nothing either, it does not."""
    folder = Path(cache_from_source(__file__)).parent
    if not sys.dont_write_bytecode and folder.is_dir():
        environment.bytecode_cache = _Kept(folder)
    return environment


class _Kept(BytecodeCache):
    """Compiled templates, each in a file that begins with a digest of all that it hangs on and of the code itself.

    So a file of another program, one that is damaged, and one that somebody else is writing are all seen to be no good.
    Jinja's own cache on disk believes what it finds.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"template-{bucket.key}.pyc"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, where it is good."""
        with suppress(OSError):
            kept_digest, _, code = self._file(bucket).read_bytes().partition(b"\n")
            if kept_digest == _digest(bucket, code):
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; a disk that refuses costs time, and nothing else."""
        code = marshal.dumps(bucket.code)
        with suppress(OSError):
            self._file(bucket).write_bytes(_digest(bucket, code) + b"\n" + code)


def _digest(bucket: Bucket, code: bytes) -> bytes:
    """Return the digest of the program, of the source of a template (the checksum of a bucket), and of its code."""
    return digest(f"{program_digest()} {bucket.checksum} ".encode() + code).encode()
