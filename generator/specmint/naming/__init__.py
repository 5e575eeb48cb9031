"""What things are called: identifiers, calls, classes, arguments and fields."""
