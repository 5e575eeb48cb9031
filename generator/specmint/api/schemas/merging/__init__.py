"""Merges several schemas that apply to the same value into one."""
