"""What is generated from the rules: the table in README.md, wenlint.schema.json, and the gates of the standard pack.

python tests/generated.py            # says what is stale
python tests/generated.py --write    # brings it up to date
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from wenlint.builtin import BUILTIN_CODES
from wenlint.cli.config import schema_text
from wenlint.cli.rules import markdown, selected
from wenlint.packs import STANDARD_PACKS, Registry, load_packs
from wenlint.rule import Gate, Rule

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- rules:begin -->", "<!-- rules:end -->"


def with_table(readme: str, registry: Registry) -> str:
    """The text of a README with the rules between its markers."""
    table = "\n".join((BEGIN, "", *markdown(selected(registry, ["ALL"])), "", END))
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: table, readme, flags=re.DOTALL)


def gates_text(rules: Iterable[Rule]) -> str:
    """The source of a module with the gates of these rules."""
    return _GATES_MODULE.format("".join(f'    "{rule.code}": Gate({_arguments(rule.gate)}),\n' for rule in rules))


_GATES_MODULE = '''"""What must hold before a rule is imported.  Generated: python tests/generated.py --write."""

from wenlint.api import Gate

# fmt: off
GATES = {{
{}}}
'''


def _arguments(gate: Gate) -> str:
    return ", ".join(f"{name}={value!a}" for name, value in gate._asdict().items() if value)


def generated() -> dict[Path, str]:
    """The generated files as they should be."""
    registry = load_packs(STANDARD_PACKS)
    rules = [entry.load() for entry in registry.entries if entry.code not in BUILTIN_CODES]
    readmes = {path: path.read_text("utf-8") for path in sorted(ROOT.glob("README*.md"))}
    return {
        ROOT / "wenlint.schema.json": schema_text(registry),
        ROOT / "rules" / "wenlint_rules" / "gates.py": gates_text(rules),
        **{path: with_table(text, registry) for path, text in readmes.items() if BEGIN in text},
    }


def stale(wanted: dict[Path, str]) -> list[Path]:
    """The files that are not as they should be."""
    return [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]


def main() -> int:
    """Say what is stale, or write it."""
    wanted = generated()
    for path in stale(wanted):
        if "--write" in sys.argv[1:]:
            path.write_text(wanted[path], "utf-8", newline="\n")
            print(f"{path.relative_to(ROOT)}: written")
        else:
            print(f"{path.relative_to(ROOT)}: stale, run: python tests/generated.py --write")
    return 1 if stale(wanted) else 0


if __name__ == "__main__":
    sys.exit(main())
