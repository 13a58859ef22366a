"""Reading the data folder: the only place where plan data comes from disk."""
