"""Generates pydantic models and TypedDicts with datamodel-code-generator, and checks and corrects its output."""
