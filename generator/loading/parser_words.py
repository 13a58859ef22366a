"""What the YAML parser says, and what an editor needs to hear."""

from __future__ import annotations

QUOTE_IT = "Is het tekst? Zet die tussen aanhalingstekens."

# The words of both parsers, the one in C and the one in Python. The first that fits counts.
PARSER_WORDS = (
    ("mapping values are not allowed", "Deze dubbele punt staat op een plaats waar geen veld kan staan.",
     "Controleer hoe ver de regel inspringt. Zet een tekst met een dubbele punt tussen aanhalingstekens."),
    ("expected ':'", "Op deze regel ontbreekt een dubbele punt.",
     "Schrijf: veld: waarde. Hoort de regel bij de tekst erboven? Laat hem dan verder inspringen."),
    ("escape", "Na een \\ tussen dubbele aanhalingstekens kan niet elk teken staan.",
     "Schrijf \\\\ voor één schuine streep, of gebruik enkele aanhalingstekens."),
    ("hexdecimal", "Na een \\ tussen dubbele aanhalingstekens kan niet elk teken staan.",
     "Schrijf \\\\ voor één schuine streep, of gebruik enkele aanhalingstekens."),
    ("start any token", "Een waarde kan niet met dit teken beginnen.", QUOTE_IT),
    ("tag", "Een waarde kan niet met een ! beginnen.", QUOTE_IT),
    ("alias", "Een waarde kan niet met een * beginnen.", QUOTE_IT),
    ("anchor", "Een waarde kan niet met een & beginnen.", QUOTE_IT),
    ("block scalar", "Achter | of > kan geen tekst staan.",
     "Zet de tekst ingesprongen op de volgende regels."),
    ("block sequence entries are not allowed", "Achter de dubbele punt kan geen streepje staan.",
     "Zet een lijst op de regels eronder. Is het tekst? Zet die tussen aanhalingstekens."),
    ("sequence entries are not allowed", "Achter de dubbele punt kan geen streepje staan.",
     "Zet een lijst op de regels eronder. Is het tekst? Zet die tussen aanhalingstekens."),
    ("mapping keys are not allowed", "Een waarde kan niet met een ? beginnen.", QUOTE_IT),
    ("node content", "Een waarde kan niet met dit teken beginnen.", QUOTE_IT),
    ("directive", "Een regel kan niet met een % beginnen.", QUOTE_IT),
    ("document start", "Na een regel met ... kan niets meer staan.", "Haal die regel weg."),
    ("tab character", "Op deze plaats kan geen tab staan.", "Gebruik spaties."),
    ("nesting", "Hier staan te veel groepen of lijsten in elkaar.", ""),
)  # fmt: skip


def in_dutch(said: str) -> tuple[str, str]:
    """Return the message and what is allowed, for what the parser said."""
    for words, message, allowed in PARSER_WORDS:
        if words in said:
            return message, allowed
    return "Deze regel is niet te lezen.", "Vergelijk hem met een bestand dat wel goed is."
