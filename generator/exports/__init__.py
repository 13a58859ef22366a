"""What is public, as files for machines: all from the model and the assessments of the pages."""
