"""The data types that stages pass to each other, all frozen.

A stage takes and returns these types; it never imports another stage.
"""
