"""What helps editors to write: schemas, the field reference, new files, other names and removal."""
