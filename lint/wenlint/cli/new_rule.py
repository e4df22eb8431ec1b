"""`wenlint new-rule`: a rule that works, to be changed into the one that is wanted."""

from __future__ import annotations

import keyword
import os
import re
from string import Template
from typing import TYPE_CHECKING

from wenlint.cli.pack_source import PackSource
from wenlint.cli.parser import Parser, registry
from wenlint.errors import UsageError
from wenlint.finding import FAMILIES
from wenlint.packs import STANDARD_PACKS
from wenlint.rule import CODE, NAME

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

RULE = Template('''\
"""$title: say here, in one sentence on this line, what is wrong.

Why is it a defect, how does it come about, and where is that known from?

Fix safety: unsafe, until an argument stands here that the meaning is always kept.
"""

import re
from collections.abc import Iterator

from wenlint.api import $imports

_WRONG, _RIGHT = "帐号", "账号"


@rule(
    "$code",
    "$name",
    unit=$type,
    needs="帐",  # a text without this character has nothing to find
    good=[  # first of all what looks like the defect and is none
        "先搭帐篷，再登录账号。",
    ],
    bad=[
        Bad("请输入«帐号»。", fixed="请输入账号。"),
    ],
)
def check($unit: $type, options: Options) -> Iterator[Finding]:
    for match in re.finditer(_WRONG, $text):
        span = $span
        fix = Fix.replace(span, _RIGHT, title=f"write {_RIGHT}")
        yield Finding(span, f"{_WRONG} is written {_RIGHT}", fix=fix)
''')

_TEXTS = {
    "document": ("document.prose.text", "document.prose.span(*match.span())"),
    "paragraph": (
        "paragraph.text",
        "paragraph.document.prose.span(paragraph.start + match.start(), paragraph.start + match.end())",
    ),
    "sentence": (
        "sentence.text",
        "sentence.paragraph.document.prose.span(sentence.start + match.start(), sentence.start + match.end())",
    ),
}

PACK = Template('''\
"""Rules for wenlint."""

from wenlint.api import Pack

PACK = Pack(
    "$package",
    families={},
    rules={},
)
''')

TESTS = Template('''\
"""The examples in the rules are their tests."""

import pytest
from wenlint.testing import Case, cases


@pytest.mark.parametrize("case", cases("$package"), ids=str)
def test_example(case: Case) -> None:
    case.run()
''')


def run(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    given = parser().parse(argv)
    folder = os.path.normpath(given.pack)
    _check_names(given, folder)
    init = os.path.join(folder, "__init__.py")
    source = _read(init)
    if source is None:
        source = PACK.substitute(package=os.path.basename(os.path.abspath(folder))).encode()
    pack = PackSource.read(source)
    _check_free(given, pack)
    module = _module(given, folder, pack)
    path = os.path.join(folder, *module.split(".")) + ".py"
    _write(path, rule_source(given.code, given.name, given.unit))
    changed = pack.with_rule(given.code, module, given.family) if pack else None
    if changed is not None:
        _write(init, changed, new=False)
    else:
        prefix = given.code.rstrip("0123456789")
        print(f'{init}: add "{given.code}": "{module}" to the rules of PACK, and "{prefix}" to its families')
    package = pack.package if pack else os.path.basename(os.path.abspath(folder))
    _write_tests(folder, package)
    print(f"next: change {path}, and run pytest")
    if package not in STANDARD_PACKS:
        packs = ", ".join(f'"{name}"' for name in (*STANDARD_PACKS, package))
        print(f"      install the pack, and name it in a configuration: packs = [{packs}]")
    return 0


def parser() -> Parser:
    """The options of the command."""
    made = Parser("new-rule", "Write a rule that works into a pack, with a page, examples and a test, to be changed.")
    made.add_argument("code", metavar="CODE", help="as ACM101: the letters of the pack, and three or four digits")
    made.add_argument("name", metavar="NAME", help="after the defect, as doubled-word")
    made.add_argument("--pack", metavar="FOLDER", required=True, help="folder of the pack's package; made where there is none")
    made.add_argument("--unit", choices=tuple(_TEXTS), default="document", help="what the rule is called for (default: document)")
    made.add_argument(
        "--family",
        choices=FAMILIES,
        default="residue",
        metavar="FAMILY",
        help=f"for letters new to the pack: {', '.join(FAMILIES)}",
    )
    return made


def rule_source(code: str, name: str, unit: str) -> str:
    """The source of a rule that passes `wenlint.testing` as it is."""
    kind = unit.capitalize()
    text, span = _TEXTS[unit]
    return RULE.substitute(
        title=name.replace("-", " ").capitalize(),
        imports=", ".join([*sorted({"Bad", "Finding", "Fix", "Options", kind}), "rule"]),
        code=code,
        name=name,
        type=kind,
        unit=unit,
        text=text,
        span=span,
    )


def _check_names(given: Namespace, folder: str) -> None:
    if not re.fullmatch(CODE, given.code):
        raise UsageError(f"{given.code} is no code: two to eight capitals and three or four digits, as ACM101")
    if not re.fullmatch(NAME, given.name) or keyword.iskeyword(given.name):
        raise UsageError(f"{given.name} is no name: lower case with hyphens, as doubled-word")
    package = os.path.basename(os.path.abspath(folder))
    if not package.isidentifier() or keyword.iskeyword(package):
        raise UsageError(f"{folder}: {package} cannot be imported as a module: name the folder as one, as my_pack")


def _check_free(given: Namespace, pack: PackSource | None) -> None:
    """Raise `UsageError` when the code or the name is taken, in the pack or among the standard rules."""
    given.config, given.isolated = None, True
    standard = registry(given)
    own = (pack.mapping(pack.rules) if pack else None) or {}
    names = {module.rpartition(".")[2].replace("_", "-") for module in own.values()}
    for taken, what in ((standard.by_code | own, given.code), (standard.by_name.keys() | names, given.name)):
        if what in taken:
            raise UsageError(f"{what} is taken: `wenlint rules` lists what there is")


def _module(given: Namespace, folder: str, pack: PackSource | None) -> str:
    """The module of the rule within the pack: beside its siblings, or in the folder of its family."""
    own = (pack.mapping(pack.rules) if pack else None) or {}
    families = (pack.mapping(pack.families) if pack else None) or {}
    prefix = given.code.rstrip("0123456789")
    siblings = [module for code, module in own.items() if code.rstrip("0123456789") == prefix]
    family = families.get(prefix, given.family)
    if siblings:
        parent = siblings[0].rpartition(".")[0]
    else:
        parent = family if os.path.isdir(os.path.join(folder, family)) else ""
    return ".".join(filter(None, (parent, given.name.replace("-", "_"))))


def _write_tests(folder: str, package: str) -> None:
    """A test that runs the pack's examples, unless there is one."""
    above = os.path.dirname(os.path.abspath(folder))
    roots = [root for root in (above, os.path.dirname(above)) if os.path.exists(os.path.join(root, "pyproject.toml"))]
    tests = os.path.relpath(os.path.join(roots[0] if roots else above, "tests"))
    for where, _, names in os.walk(tests):
        for name in names:
            if name.endswith(".py") and f'cases("{package}")'.encode() in (_read(os.path.join(where, name)) or b""):
                return
    _write(os.path.join(tests, f"test_{package}.py"), TESTS.substitute(package=package))


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror or error})") from None


def _write(path: str, text: str | bytes, *, new: bool = True) -> None:
    data = text.encode() if isinstance(text, str) else text
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "xb" if new else "wb") as file:
            file.write(data)
    except FileExistsError:
        raise UsageError(f"{path}: exists already, and was left alone") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror or error})") from None
    print(f"{path}: written")
