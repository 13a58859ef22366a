"""Where an action stands on a date: planning, progress, timeliness and freshness, kept apart."""
