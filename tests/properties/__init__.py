"""What the generator makes of schemas, held against an independent validator."""
