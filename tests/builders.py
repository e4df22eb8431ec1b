"""Loads the scripts of rules/build, which are in no package, by their names."""

from __future__ import annotations

import importlib.util
import os
import sys
from types import ModuleType

FOLDER = os.path.join(os.path.dirname(__file__), "..", "rules", "build")


def load(name: str) -> ModuleType:
    """The module of a script; scripts import one another by name, so it is known under its own."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, os.path.join(FOLDER, f"{name}.py"))
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]
