"""What is public, as files for machines: one table of exports, all from the model and the assessments of the pages."""
