"""How much the findings about a document matter for one client."""
