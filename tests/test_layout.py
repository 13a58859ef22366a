"""Every data file has the one layout that the form and the commands keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import check_documents
from generator.checks.layout import files_have_one_layout
from generator.editing.examples import example_files
from generator.loading.walk import load_documents
from tests.support.sites import ROOT


@pytest.mark.parametrize("data", ["data", "tests/example/data", "tests/minimal/data"])
def test_all_data_has_the_one_layout(data: str) -> None:
    documents, _ = load_documents(ROOT / data)
    assert list(map(str, check_documents(documents, checks=(files_have_one_layout,)))) == []


def test_the_examples_for_editors_have_the_one_layout(tmp_path: Path) -> None:
    for path, text in example_files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    documents, _ = load_documents(tmp_path)
    assert len(list(documents.all())) == len(example_files())
    assert list(map(str, check_documents(documents, checks=(files_have_one_layout,)))) == []
