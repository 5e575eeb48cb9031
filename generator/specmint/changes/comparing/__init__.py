"""How two revisions of a document differ, for those who call the API through a client."""
