"""The form for editors who do not want YAML: Decap CMS, set up from the model."""
