"""Whether a client is still what its document, its configuration and the tools give."""
