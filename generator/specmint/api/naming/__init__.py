"""Chooses names: identifiers, calls, classes, arguments and fields."""
