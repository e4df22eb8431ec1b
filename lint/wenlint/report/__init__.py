"""Output formats: one module each, with a class `Report`, imported when its format is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wenlint.report.base import Reporter

MODULES = {
    "full": "full",
    "concise": "concise",
    "grouped": "grouped",
    "html": "html",
    "json": "json_array",
    "json-lines": "json_lines",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "rdjson": "rdjson",
    "sarif": "sarif",
    "checkstyle": "checkstyle",
    "azure": "azure",
    "pylint": "pylint",
}


def reporter(format: str) -> type[Reporter]:
    """The class of an output format of `MODULES`."""
    made: type[Reporter] = import_module(f"wenlint.report.{MODULES[format]}").Report
    return made
