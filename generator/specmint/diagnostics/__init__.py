"""Diagnostics: the table of rules, how a finding is made, and how findings are shown."""
