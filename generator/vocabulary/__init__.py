"""Words that people and plans use for the same thing, for every way to find a page: search and A to Z."""
