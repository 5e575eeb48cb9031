"""Reports the problems of a document: by openapi-spec-validator, by the metaschemas, and by checks of specmint."""
