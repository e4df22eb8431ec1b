"""JSON that is written item by item."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from wenlint.report.base import Reporter, well_formed

if TYPE_CHECKING:
    from wenlint.report.base import Summary


def dumps(value: Any) -> str:
    """JSON on one line that every parser takes: non-ASCII as it is, lone surrogates as `<U+DC80>`."""
    return well_formed(json.dumps(value, ensure_ascii=False))


class ItemReporter(Reporter):
    """Base of the formats that are one JSON array, or an object around one: an item a line, none of them kept."""

    opening = "["
    closing = "]"
    _separator = "\n"

    def begin(self) -> None:
        """Open the array."""
        self.out.write(self.opening)

    def item(self, value: Any) -> None:
        """Write one item of the array."""
        self.out.write(self._separator + dumps(value))
        self._separator = ",\n"

    def end(self, summary: Summary) -> None:
        """Close the array."""
        self.out.write(f"\n{self.closing}\n")
