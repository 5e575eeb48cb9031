"""What a user of a generated package sees of it, and how that differs between two packages."""
