"""Which lines of a user's own code a change hits."""
