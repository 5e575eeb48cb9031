"""The version of specmint: the build reads it from here, and generated files name it."""

__version__ = "0.1.0"
