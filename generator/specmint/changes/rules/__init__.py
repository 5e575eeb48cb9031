"""The table of all changes that can be told, and what a client's configuration says about them."""
