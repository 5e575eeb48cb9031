"""Comparing two generated packages by what their users can name: calls, arguments, types and fields."""
