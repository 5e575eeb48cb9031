"""What is wrong in a document that could be read: formally, by openapi-spec-validator, and by what a client needs."""
