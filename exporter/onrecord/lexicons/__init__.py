"""Lexicons: what the engine knows of the language and the world, as data files with cached loaders.

No word list stands in Python code. README.md beside this file gives the origin and licence of each data file.
"""
