"""A word with a safe fix.

Fix safety: for tests.
"""

from wenlint_probe.words import word

safe_word = word(__name__, "PRB101", "safe-word", "foo", "bar")
