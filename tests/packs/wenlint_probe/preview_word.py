"""A word of a preview rule.

Fix safety: for tests.
"""

from wenlint_probe.words import word

preview_word = word(__name__, "PRB105", "preview-word", "soon", preview=True)
