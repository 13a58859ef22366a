"""What the command line itself says is Dutch, and wrong use has an exit code of its own."""

from __future__ import annotations

import argparse
import errno
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from generator import cli
from generator.cli import main
from generator.commands.common import web_address_option
from tests.support.sites import EXAMPLE

COMMANDS = (
    "build", "check", "serve", "markdown", "freeze", "schema", "new", "rename", "remove", "publish",
    "rollback", "releases", "install-hook", "server-config", "redactie", "export-ronde", "import-ronde", "import-cbs",
    "export-acties", "import-acties", "pdf", "verify", "archive",
)  # fmt: skip
ENGLISH = re.compile(
    r"\b(?:and|argument|arguments|choice|choose|could|error|exit|expected|from|help message|invalid|match|option"
    r"|options|program|required|show|the|unrecognized|usage|value|with)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "command", [[], *([name] for name in COMMANDS)], ids=lambda command: " ".join(command)
)
def test_help_is_dutch(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith(f"gebruik: plansite {' '.join(command)}".rstrip())
    assert not ENGLISH.search(said), ENGLISH.findall(said)


def test_the_modules_of_commands_are_known_by_the_right_names() -> None:
    """A wrong name would only be slow: then every module is imported."""
    for module, function, names in cli._COMMANDS:
        commands = argparse.ArgumentParser().add_subparsers()
        getattr(import_module(f"generator.commands.{module}"), function)(commands)
        assert tuple(commands.choices) == names


def test_a_command_imports_its_own_module_only() -> None:
    program = "import sys; from generator.cli import main; main(['schema', '--help'])"
    tell = "import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules)));"
    done = subprocess.run([sys.executable, "-c", tell + program], capture_output=True, text=True, check=True)
    modules = done.stdout.split()
    assert "generator.commands.schema" in modules
    assert "generator.commands.pdf" not in modules


def test_a_disk_that_refuses_is_told_in_dutch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    inputs = ["--data", str(EXAMPLE / "data"), "--content", str(EXAMPLE / "content"), "--no-history"]
    site = ["--site-dir", str(tmp_path / "site"), "--reference-date", "2026-02-15"]
    assert cli.main(["build", *inputs, *site]) == 1
    assert re.search(r"Dit is niet gelukt: de schijf is vol \(.+\)\.\n\Z", capsys.readouterr().err)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("chek", "fout: “chek” is geen opdracht. Bedoelde u “check”? Alle opdrachten: .venv/bin/plansite --help\n"),
        ("xyz", "plansite: fout: “xyz” is geen opdracht. Alle opdrachten: .venv/bin/plansite --help\n"),
        ("new", "plansite new: fout: dit ontbreekt nog: SOORT, NAAM\n"),
        ("new actie", "plansite new: fout: dit ontbreekt nog: NAAM"),
        ("check --dta x", "plansite: fout: dit hoort er niet bij: --dta x"),
        ("check --data", "plansite check: fout: bij --data: hier hoort één woord achter"),
        ("check --format pdf", "plansite check: fout: bij --format: pdf kan hier niet. Kies uit: github, "),
        ("check --preview=ja", "plansite check: fout: bij --preview: hier hoort niets achter, ook niet ja"),
        ("check --partnership", "check: fout: bij --partnership: hier hoort ten minste één woord achter"),
        ("check --p", "plansite check: fout: --p kan meer betekenen: --partnership, --preview"),
        ("serve --port acht", "plansite serve: fout: bij --port: “acht” is geen poort; kies een getal van 0 "),
        ("check --reference-date morgen", "bij --reference-date: “morgen” is geen datum; schrijf jaar-maand-dag"),
        ("build --base-url veilig", "bij --base-url: “veilig” is geen webadres; een webadres begint met https:// of "),
        ("build --base-url http://veilig/<", "bij --base-url: “http://veilig/<” is geen webadres"),
        ("build --base-url https://veilig/\x01", "is geen webadres; een webadres begint met https:// of http:// "),
        ("rollback", "plansite rollback: fout: dit ontbreekt nog: --to"),
        ("publish --to x --keep nul", "bij --keep: “nul” is geen aantal van 1 of meer"),
    ],
)  # fmt: skip
def test_wrong_use_is_told_in_dutch(arguments: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments.split())
    said = capsys.readouterr()
    assert stopped.value.code == 2
    # Whether Python puts quotation marks around what was typed differs by its version.
    assert told in said.err.replace("'", "")
    assert not ENGLISH.search(said.err), said.err


def test_without_a_command_the_commands_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    said = capsys.readouterr().out
    assert sorted(re.findall(r"^ {4}([a-z-]+)", said, re.MULTILINE)) == sorted(COMMANDS)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("", None), ("https://veilig.example/x", "https://veilig.example/x"), ("http://[::1]", ValueError),
     ("http://localhost:8000/", "http://localhost:8000/"), ("https://veilig/\udcff", ValueError)],
)  # fmt: skip
def test_an_address_of_a_site_is_one_or_none(typed: str, read: str | type[ValueError] | None) -> None:
    """Scripts that have no address write an empty one; what is no text in UTF-8 cannot be an address."""
    if read is ValueError:
        with pytest.raises(argparse.ArgumentTypeError, match="is geen webadres"):
            web_address_option(typed)
    else:
        assert web_address_option(typed) == read
