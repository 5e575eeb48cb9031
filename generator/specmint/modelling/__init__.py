"""Classes and TypedDicts: what datamodel-code-generator is asked for, and how its answer is checked and tidied."""
