"""From values to text: Dutch typography, safe Markdown, terms and templates."""
