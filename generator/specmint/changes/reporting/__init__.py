"""Reports of a comparison, in the forms that people and programs read."""
