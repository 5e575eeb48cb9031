"""The verbs: one module a stage, each a function from nouns to nouns. Only ``specmint.pipeline`` knows them all."""
