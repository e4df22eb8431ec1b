"""wenlint finds and repairs damage in documents.

The Python interface: `check_text`, `fix_text`, `check_paths`, and the types of what they return.  Rule packs import
`wenlint.api`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wenlint.config import Config
    from wenlint.errors import ConfigError, SourceError, UsageError, WenlintError
    from wenlint.finding import Edit, Finding, Fix, Related, Span
    from wenlint.formats import FORMATS
    from wenlint.plan import Fixed
    from wenlint.run import FileResult, check_paths, check_text, fix_text

__version__ = "0.1.0"

__all__ = [
    "FORMATS",
    "Config",
    "ConfigError",
    "Edit",
    "FileResult",
    "Finding",
    "Fix",
    "Fixed",
    "Related",
    "SourceError",
    "Span",
    "UsageError",
    "WenlintError",
    "__version__",
    "check_paths",
    "check_text",
    "fix_text",
]

_HOMES = {
    "config": ("Config",),
    "errors": ("ConfigError", "SourceError", "UsageError", "WenlintError"),
    "finding": ("Edit", "Finding", "Fix", "Related", "Span"),
    "formats": ("FORMATS",),
    "plan": ("Fixed",),
    "run": ("FileResult", "check_paths", "check_text", "fix_text"),
}


def __getattr__(name: str) -> Any:
    # Names are imported when they are asked for: the command line starts without those that it does not need.
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"wenlint.{module}"), name)
    raise AttributeError(f"module 'wenlint' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
