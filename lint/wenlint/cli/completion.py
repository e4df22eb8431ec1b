"""`wenlint completion`: the completion script of a shell, made from the commands' own parsers."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from wenlint.cli import COMMANDS
from wenlint.cli.parser import Parser, add_configuration, registry
from wenlint.config import KEYS
from wenlint.finding import FAMILIES
from wenlint.record import Record

if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Iterator, Sequence

    from wenlint.packs import Registry

FILES = ("FILE", "PATH", "FOLDER")
"""The metavars of values that are paths."""


class Argument(Record):
    """A flag, or what stands without one when `flags` is empty.

    `words` are the values it takes, with `several` as a comma-separated list; `files` says that it takes paths.
    """

    flags: tuple[str, ...]
    doc: str
    metavar: str
    takes_value: bool
    words: tuple[str, ...]
    several: bool
    files: bool


def run(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    given = parser().parse(argv)
    sys.stdout.writelines(line + "\n" for line in SHELLS[given.shell](arguments(registry(given))))
    return 0


def parser() -> Parser:
    """The options of the command."""
    made = Parser("completion", 'Print a completion script. bash: eval "$(wenlint completion bash)" in ~/.bashrc; zsh: write it '
                  "to a file _wenlint in a folder of $fpath; fish: to ~/.config/fish/completions/wenlint.fish.")  # fmt: skip
    made.add_argument("shell", choices=tuple(SHELLS), help=", ".join(SHELLS))
    add_configuration(made)
    return made


def arguments(rules: Registry) -> dict[str, list[Argument]]:
    """The arguments of each command."""
    return {
        command: [_argument(action, rules) for action in import_module(module).parser()._actions]
        for command, (module, _) in COMMANDS.items()
    }


def _argument(action: Action, rules: Registry) -> Argument:
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    codes = [entry.code for entry in rules.entries]
    names = [entry.name for entry in rules.entries]
    words = {"RULE": [*codes, *names], "RULES": ["ALL", *FAMILIES, *codes, *names], "KEY": list(KEYS)}.get(metavar, [])
    return Argument(
        flags=tuple(action.option_strings),
        doc=action.help or "",
        metavar=metavar,
        takes_value=action.nargs != 0,
        words=tuple(map(str, action.choices)) if action.choices else tuple(words),
        several=metavar == "RULES",
        files=metavar in FILES,
    )


def _bash(commands: dict[str, list[Argument]]) -> Iterator[str]:
    yield "# wenlint: completion for bash.  What no word is known for, bash completes as a file."
    yield "_wenlint() {"
    yield '    local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}" before="" words=""'
    yield '    if [[ $current == "=" ]]; then current=""'
    yield '    elif [[ $previous == "=" ]]; then previous="${COMP_WORDS[COMP_CWORD - 2]}"; fi'
    yield "    COMPREPLY=()"
    yield f'    if ((COMP_CWORD == 1)); then words="{" ".join(commands)} --help --version"'
    yield '    else case "${COMP_WORDS[1]} $previous" in'
    for (words, several), flags in _by_words(commands).items():
        yield f"        {' | '.join(flags)})"
        if several:
            yield '            [[ $current == *,* ]] && before="${current%,*}," && current="${current##*,}"'
        yield f'            words="{" ".join(words)}"'
        yield "            ;;"
    yield '        *) case "${COMP_WORDS[1]} $current" in'
    for command, given in commands.items():
        all_flags = " ".join(flag for argument in given for flag in argument.flags)
        positional = next((argument.words for argument in given if not argument.flags), ())
        yield f'            "{command} -"*) words="{all_flags}" ;;'
        if positional:
            yield f'            "{command} "*) words="{" ".join(positional)}" ;;'
    yield "        esac ;;"
    yield "    esac fi"
    yield '    [[ $words ]] && mapfile -t COMPREPLY < <(compgen -P "$before" -W "$words" -- "$current")'
    yield "}"
    yield "complete -o bashdefault -o default -F _wenlint wenlint"


def _by_words(commands: dict[str, list[Argument]]) -> dict[tuple[tuple[str, ...], bool], list[str]]:
    """The flags that take a value, each as "command flag", by the words that they take."""
    grouped: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for command, given in commands.items():
        for argument in given:
            if argument.takes_value:
                grouped.setdefault((argument.words, argument.several), []).extend(f'"{command} {flag}"' for flag in argument.flags)
    return {words: flags for words, flags in grouped.items() if flags}


def _zsh(commands: dict[str, list[Argument]]) -> Iterator[str]:
    yield "#compdef wenlint"
    yield "_wenlint() {"
    yield "    if ((CURRENT == 2)); then"
    yield f"        local -a commands=({' '.join(_quoted(f'{name}:{COMMANDS[name][1]}') for name in commands)})"
    yield "        _describe command commands"
    yield "        return"
    yield "    fi"
    yield "    local command=$words[2]"
    yield "    shift words"
    yield "    ((CURRENT--))"
    yield "    case $command in"
    for command, given in commands.items():
        yield f"        {command}) _arguments \\"
        yield from (f"            {spec} \\" for argument in given for spec in _zsh_specs(argument))
        yield "            ;;"
    yield "    esac"
    yield "}"
    yield '_wenlint "$@"'


def _zsh_specs(argument: Argument) -> Iterator[str]:
    metavar = argument.metavar.lower()
    if argument.several:
        value = f":{metavar}:_values -s , {metavar} {' '.join(argument.words)}"
    elif argument.words:
        value = f":{metavar}:({' '.join(argument.words)})"
    else:
        value = f":{metavar}:{'_files' if argument.files else ''}"
    doc = "".join("\\" + character if character in "[]:\\" else character for character in argument.doc)
    if not argument.flags:
        yield _quoted(("*" if argument.files else "1") + value)
    for flag in argument.flags:
        repeated = "*" if argument.several else ""
        yield _quoted(f"{repeated}{flag}[{doc}]{value if argument.takes_value else ''}")


def _fish(commands: dict[str, list[Argument]]) -> Iterator[str]:
    yield "complete -c wenlint -n __fish_use_subcommand -f"
    for command in commands:
        yield f"complete -c wenlint -n __fish_use_subcommand -a {command} -d {_quoted(COMMANDS[command][1])}"
    for command, given in commands.items():
        seen = f"complete -c wenlint -n {_quoted(f'__fish_seen_subcommand_from {command}')}"
        for argument in given:
            flags = "".join(f" -l {flag[2:]}" if flag.startswith("--") else f" -s {flag[1:]}" for flag in argument.flags)
            words = _quoted(" ".join(argument.words))
            if argument.several:
                words = _quoted("(__fish_append , " + " ".join(argument.words) + ")")
            value = f" -x -a {words}" if argument.words else " -r -F" if argument.files else " -x"
            if not argument.flags:
                value = f" -f -a {words}" if argument.words else " -F"
            yield f"{seen}{flags}{value if argument.takes_value else ''} -d {_quoted(argument.doc)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


SHELLS = {"bash": _bash, "zsh": _zsh, "fish": _fish}
