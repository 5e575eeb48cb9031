"""The parts of a document that an API is read from."""
