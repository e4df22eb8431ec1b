"""A word with an unsafe fix.

Fix safety: for tests.
"""

from wenlint_probe.words import word

unsafe_word = word(__name__, "PRB102", "unsafe-word", "baz", "qux", applicability="unsafe")
