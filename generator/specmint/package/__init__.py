"""From operations with names to the files of a client."""
