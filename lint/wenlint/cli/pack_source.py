"""The source of a pack's `__init__.py`, changed so that the pack has one more rule."""

from __future__ import annotations

import ast
import re

from wenlint.record import Record


class PackSource(Record):
    """What the literal call `PACK = Pack(…)` in a module says, and where its two mappings are."""

    source: bytes
    package: str
    families: ast.Dict
    rules: ast.Dict

    @classmethod
    def read(cls, source: bytes) -> PackSource | None:
        """The call in a source; None when it is not written with plain literals and so cannot be changed safely."""
        try:
            tree = ast.parse(source)
            call = next(node.value for node in tree.body if isinstance(node, ast.Assign) and _assigns_pack(node))
            assert isinstance(call, ast.Call)
            package = ast.literal_eval(call.args[0])
            keywords = {keyword.arg: keyword.value for keyword in call.keywords}
            families, rules = keywords["families"], keywords["rules"]
            source.decode()
        except (SyntaxError, ValueError, KeyError, IndexError, StopIteration, AssertionError):
            return None
        if isinstance(package, str) and isinstance(families, ast.Dict) and isinstance(rules, ast.Dict):
            made = cls(source, package, families, rules)
            return made if made.mapping(families) is not None and made.mapping(rules) is not None else None
        return None

    @staticmethod
    def mapping(node: ast.Dict) -> dict[str, str] | None:
        """The entries of a mapping of plain strings, None for another."""
        try:
            entries = ast.literal_eval(node)
        except ValueError:
            return None
        return entries if all(isinstance(item, str) for pair in entries.items() for item in pair) else None

    def with_rule(self, code: str, module: str, family: str) -> bytes | None:
        """The source with the rule, and with its prefix where that is new; None when the outcome is not what was meant."""
        prefix = code.rstrip("0123456789")
        rules, families = self.mapping(self.rules) or {}, self.mapping(self.families) or {}
        source = self._inserted(self.rules, code, module)
        if prefix not in families:  # in front of the rules or behind: read again, the places have moved
            between = PackSource.read(source)
            source = between._inserted(between.families, prefix, family) if between else b""
        after = PackSource.read(source)
        wanted = {**rules, code: module}, {prefix: family, **families}
        return source if after and (self.mapping(after.rules), self.mapping(after.families)) == wanted else None

    def _inserted(self, node: ast.Dict, key: str, value: str) -> bytes:
        """The source with an entry in front of the first greater key, or else at the end."""
        entry = f'"{key}": "{value}"'.encode()
        newline = b"\r\n" if b"\r\n" in self.source else b"\n"
        if not node.keys:
            brace = self._offset(node.lineno, node.col_offset) + 1
            indent = b" " * (len(self._line(node.lineno)) - len(self._line(node.lineno).lstrip(b" ")))
            return self._put(brace, newline + indent + b"    " + entry + b"," + newline + indent)
        first, last = node.keys[0], node.values[-1]
        assert first is not None
        joint = b", " if first.lineno == node.lineno else b"," + newline + b" " * first.col_offset
        for known in node.keys:
            assert isinstance(known, ast.Constant)
            if str(known.value) > key:
                return self._put(self._offset(known.lineno, known.col_offset), entry + joint)
        assert last.end_lineno is not None
        assert last.end_col_offset is not None
        end = self._offset(last.end_lineno, last.end_col_offset)
        if comment := re.compile(rb"[ \t]*,[ \t]*#[^\r\n]*").match(self.source, end):  # it belongs to the entry that it follows
            return self._put(comment.end(), joint.removeprefix(b",") + entry + b",")
        return self._put(end, joint + entry)

    def _line(self, number: int) -> bytes:
        return self.source.splitlines()[number - 1]

    def _offset(self, line: int, column: int) -> int:
        """Byte offset of a place that `ast` names by line, from 1, and column in bytes of UTF-8."""
        return sum(map(len, self.source.splitlines(keepends=True)[: line - 1])) + column

    def _put(self, at: int, text: bytes) -> bytes:
        return self.source[:at] + text + self.source[at:]


def _assigns_pack(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "PACK" for target in node.targets)
