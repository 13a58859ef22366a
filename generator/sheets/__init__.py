"""The plan in a spreadsheet and back: what editors fill in there becomes small changes of the files."""
