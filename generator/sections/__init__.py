"""The sections of a site, a partnership each: made one by one, kept, and put together."""
