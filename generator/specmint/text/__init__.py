"""Text functions: identifiers, prose, patterns, and the escaping for each kind of output."""
