"""What differs between two documents, for those who call the API."""
