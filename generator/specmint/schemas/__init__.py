"""Schemas as types see them."""
