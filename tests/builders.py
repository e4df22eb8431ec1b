"""Imports the scripts of rules/build, which are in no package and import one another by name."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "rules", "build")


def load(name: str) -> ModuleType:
    """The module of a script."""
    if FOLDER not in sys.path:
        sys.path.append(FOLDER)
    return import_module(name)
