"""Diagnostics: the table of rules, how findings are made, and how they are printed."""
