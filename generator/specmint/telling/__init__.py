"""Telling what changed, in the forms that people and programs read."""
