"""The errors that a user can cause and mend; each is shown as one line and ends with exit code 2."""

from __future__ import annotations


class WenlintError(Exception):
    """Base of all errors that wenlint raises on purpose; `str(error)` is one line that says what to do."""


class UsageError(WenlintError):
    """The command line asks for something that does not exist or does not go together."""


class ConfigError(WenlintError):
    """A configuration file is broken, or has a key, value or rule that does not exist."""


class SourceError(WenlintError):
    """A file could not be read, decoded or written: `reason`, a verb phrase, and `path`, None while nobody knows it."""

    def __init__(self, reason: str, path: str | None = None) -> None:
        super().__init__(reason if path is None else f"{path}: {reason}")
        self.reason = reason
        self.path = path


def closest(word: str, known: list[str]) -> str:
    """`; did you mean …?` for the known word nearest to `word`, or an empty string when none is near."""
    import difflib  # only a user's slip pays for this import

    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else ""
