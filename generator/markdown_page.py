"""A page of Markdown: what the theme has to know of it, and its body."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import cached_property


@dataclass(frozen=True)
class MarkdownPage:
    """A page before MkDocs renders it; as text it is a file that MkDocs can read."""

    front_matter: Mapping[str, object]
    """Values that JSON has too, or groups of them, by name: what surrounds the body is made from them."""
    body: str
    """Finished blocks of HTML, each a paragraph, with headings of Markdown between them."""

    @cached_property
    def blocks(self) -> list[str]:
        """The paragraphs of the body."""
        return self.body.strip("\n").split("\n\n")

    def between_blocks(self) -> Iterator[str]:
        """Yield the paragraphs that are no HTML: headings, or what should not be there."""
        return (block for block in self.blocks if block and not block.startswith("<"))

    def __str__(self) -> str:
        # JSON is YAML too, and escapes whatever a title may hold.
        lines = (
            f"{name}: {json.dumps(value, ensure_ascii=False, default=_filled)}\n"
            for name, value in self.front_matter.items()
        )
        return f"---\n{''.join(lines)}---\n\n{self.body}"


def _filled(group: object) -> dict[str, object]:
    """Return what is filled in of a dataclass. Raises TypeError at anything else that is no JSON."""
    if not is_dataclass(group):
        raise TypeError(f"{type(group).__name__} is no JSON")
    return {name: value for name, value in vars(group).items() if value not in ("", False, ())}
