"""A word with a suggestion.

Fix safety: for tests.
"""

from wenlint_probe.words import word

suggested_word = word(__name__, "PRB103", "suggested-word", "hint", "HINT", applicability="suggestion")
