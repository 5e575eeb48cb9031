"""Decides how severe the findings about a document are for one client."""
