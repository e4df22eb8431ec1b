"""A word that is no defect.

Fix safety: for tests.
"""

from wenlint_probe.words import word

info_word = word(__name__, "PRB104", "info-word", "note", severity="info")
