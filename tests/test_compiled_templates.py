"""Compiled templates are kept as Python keeps its modules, and never used for another program."""

from __future__ import annotations

import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator import compiled_templates
from generator.compiled_templates import keep_compiled

SOURCE = "Dag {{ name }}"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which Python keeps the compiled form of the module."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = Path(cache_from_source(compiled_templates.__file__)).parent
    folder.mkdir(parents=True)
    return folder


class _Counting(Environment):
    """Counts what is compiled."""

    compiled = 0

    def _generate(self, *given: object, **named: object) -> str:
        type(self).compiled += 1
        return super()._generate(*given, **named)  # type: ignore[arg-type]


def compilations(source: str = SOURCE) -> int:
    """Return how many templates are compiled for one text, which must be right."""
    _Counting.compiled = 0
    environment = keep_compiled(_Counting(loader=DictLoader({"dag.j2": source})))
    assert environment.get_template("dag.j2").render(name="Rhenen") == source.replace("{{ name }}", "Rhenen")
    return _Counting.compiled


def test_a_template_is_compiled_once(kept: Path) -> None:
    assert [compilations(), compilations()] == [1, 0]
    assert len(list(kept.iterdir())) == 1


def test_another_source_is_compiled_again(kept: Path) -> None:
    assert [compilations(), compilations("Hallo {{ name }}"), compilations()] == [1, 1, 1]
    assert len(list(kept.iterdir())) == 1, "what is old makes room"


def test_another_program_compiles_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compilations() == 1
    monkeypatch.setattr(compiled_templates, "program_digest", lambda: "another")
    assert [compilations(), compilations()] == [1, 0]


@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.99])
def test_what_is_cut_off_is_compiled_again(kept: Path, part: float) -> None:
    assert compilations() == 1
    (file,) = kept.iterdir()
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * part)])
    assert [compilations(), compilations()] == [1, 0]


def test_one_wrong_bit_is_seen(kept: Path) -> None:
    assert compilations() == 1
    (file,) = kept.iterdir()
    content = file.read_bytes()
    for place in range(0, len(content), 9):
        file.write_bytes(content[:place] + bytes([content[place] ^ 0x80]) + content[place + 1 :])
        assert compilations() == 1, place
    assert compilations() == 0


def test_without_a_place_to_keep_them_templates_work(kept: Path) -> None:
    kept.rmdir()
    assert [compilations(), compilations()] == [1, 1]


def test_a_disk_that_refuses_costs_time_only(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert [compilations(), compilations()] == [1, 1]


def test_what_cannot_be_read_is_compiled(kept: Path) -> None:
    assert compilations() == 1
    (file,) = kept.iterdir()
    file.unlink()
    file.mkdir()
    assert [compilations(), compilations()] == [1, 1]


def test_where_python_keeps_nothing_neither_do_we(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [compilations(), compilations()] == [1, 1]
    assert list(kept.iterdir()) == []
