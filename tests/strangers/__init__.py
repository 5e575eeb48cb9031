"""Documents, checkouts and servers of strangers: they run nothing, reach nothing, lose nothing, and end."""
