"""specmint: small, typed, reviewed Python clients from OpenAPI documents."""
