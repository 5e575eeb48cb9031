"""What two revisions of a document mean for those who call the API through a client."""
