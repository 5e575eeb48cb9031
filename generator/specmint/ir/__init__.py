"""The nouns: frozen values that stages hand to each other.

A stage reads nouns and returns nouns; it never imports another stage.
"""
