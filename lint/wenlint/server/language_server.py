"""The features of the protocol, on pygls."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from wenlint import __version__
from wenlint.config import FILE_NAMES
from wenlint.errors import WenlintError
from wenlint.report.base import well_formed
from wenlint.server.actions import fix_all, page, quick_fix
from wenlint.server.checker import Checked, Checker, Text, warm_up

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence
    from typing import TypeVar

    from wenlint.finding import Edit, Finding, Related, Span
    from wenlint.run import Settings

    T = TypeVar("T")

DEBOUNCE = 0.15
"""Seconds without a change after which a text is checked: between two keys of a quick typist less time passes."""

MAX_RELATED = 20
"""Other places of a finding that are sent; editors list them all."""

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.wenlint"

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_NOTES = {"safe": "", "unsafe": " (unsafe: may change the meaning)", "suggestion": " (suggestion: only you can tell)"}


class Server:
    """The state of a server: one task a text that waits or checks, and what was last found.

    Texts are checked one after the other in a thread of their own, so that the server hears what the editor says meanwhile.
    A change cancels what waits, and drops what comes of an older version.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._checker = Checker(settings)
        self._thread = ThreadPoolExecutor(1, "wenlint-check")
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._checked: dict[str, Checked] = {}
        self._complaint = ""
        self.protocol: Any = LanguageServer("wenlint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        actions = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])
        for feature, handler, *options in (
            (types.INITIALIZED, self._initialized),
            (types.TEXT_DOCUMENT_DID_OPEN, self._opened),
            (types.TEXT_DOCUMENT_DID_CHANGE, self._changed),
            (types.TEXT_DOCUMENT_DID_SAVE, self._saved),
            (types.TEXT_DOCUMENT_DID_CLOSE, self._closed),
            (types.TEXT_DOCUMENT_CODE_ACTION, self._code_actions, actions),
            (types.TEXT_DOCUMENT_HOVER, self._hover),
            (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._reload),
            (types.WORKSPACE_DID_CHANGE_CONFIGURATION, self._reload),
        ):
            self.protocol.feature(feature, *options)(_function(handler))

    # ---- texts

    async def _initialized(self, _: Any) -> None:
        watching = self._can("workspace", "did_change_watched_files", "dynamic_registration")
        self._start("", self._warm_up())
        if watching:
            watchers = [types.FileSystemWatcher(f"**/{name}") for name in FILE_NAMES]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("wenlint-configuration", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await self.protocol.client_register_capability_async(types.RegistrationParams([registration]))

    async def _warm_up(self) -> None:
        """Make the rules ready for the first text, one at a time, so that a text that comes meanwhile does not wait for all."""
        rules = await self._run(self._checker.rules_for, self.protocol.workspace.root_path or os.getcwd())
        for selected in rules.selected if rules else ():
            await self._run(warm_up, selected)

    async def _opened(self, params: types.DidOpenTextDocumentParams) -> None:
        self._check(params.text_document.uri, 0)

    async def _changed(self, params: types.DidChangeTextDocumentParams) -> None:
        self._check(params.text_document.uri, DEBOUNCE)

    async def _saved(self, params: types.DidSaveTextDocumentParams) -> None:
        if os.path.basename(to_fs_path(params.text_document.uri) or "") in FILE_NAMES:
            await self._reload(None)  # for editors that do not watch files

    async def _closed(self, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        if task := self._tasks.pop(uri, None):
            task.cancel()
        self._checked.pop(uri, None)
        self._publish(uri, None, [])

    async def _reload(self, _: Any) -> None:
        """Read the configuration again, and check all texts under it."""
        self._checker = Checker(self._settings)
        self._complaint = ""
        self._checked.clear()
        for uri in list(self.protocol.workspace.text_documents):
            self._check(uri, 0)

    def _check(self, uri: str, delay: float) -> None:
        self._start(uri, self._check_after(uri, delay))

    def _start(self, name: str, work: Any) -> None:
        """Do this instead of what still runs under this name."""
        if old := self._tasks.pop(name, None):
            old.cancel()
        self._tasks[name] = asyncio.get_running_loop().create_task(work)

    async def _check_after(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        if checked := await self._current(uri):
            diagnostics = [self._diagnostic(uri, checked, finding) for finding in checked.findings]
            self._publish(uri, checked.version, diagnostics)

    async def _current(self, uri: str) -> Checked | None:
        """What is found in a text as it is now; None when its configuration is broken, or when it changes meanwhile."""
        text = self._text(uri)
        if text is None:
            return None
        known = self._checked.get(uri)
        if known and known.version == text.version:
            return known
        checker = self._checker
        checked = await self._run(checker.check, text, str(self._encoding))
        now = self._text(uri)
        if checked is None or now is None or now.version != text.version or checker is not self._checker:
            return None
        self._checked[uri] = checked
        return checked

    def _text(self, uri: str) -> Text | None:
        document = self.protocol.workspace.text_documents.get(uri)
        if document is None:
            return None
        path = to_fs_path(uri) if uri.startswith("file:") else None
        return Text(uri, document.version or 0, document.source, path, document.language_id or "")

    async def _run(self, work: Callable[..., T], *arguments: Any) -> T | None:
        """Work in the checking thread; None when it fails, as with a broken configuration, which is said once."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)
        except Exception as error:  # the conversation goes on, and the user hears of it
            said = str(error) if isinstance(error, WenlintError) else f"{type(error).__name__}: {error}"
            if said != self._complaint:
                self._complaint = said
                self.protocol.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"wenlint: {said}"))
            return None

    # ---- what is said

    @property
    def _encoding(self) -> str:
        encoding = self.protocol.workspace.position_encoding
        return str(getattr(encoding, "value", encoding))

    def _can(self, *path: str) -> bool:
        """True when the editor says that it has a capability."""
        value: Any = self.protocol.client_capabilities
        for name in path:
            value = getattr(value, name, None)
        return bool(value)

    def _publish(self, uri: str, version: int | None, diagnostics: Sequence[types.Diagnostic]) -> None:
        self.protocol.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _diagnostic(self, uri: str, checked: Checked, finding: Finding) -> types.Diagnostic:
        related = None
        if finding.related and self._can("text_document", "publish_diagnostics", "related_information"):
            related = [_related(uri, checked, place) for place in finding.evidence[:MAX_RELATED]]
        return types.Diagnostic(
            _range(checked, finding.span),
            well_formed(finding.message),
            _SEVERITIES[finding.level],
            finding.code,
            source="wenlint",
            related_information=related,
        )

    async def _code_actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        checked = await self._current(uri)
        if checked is None:
            return []
        wanted = params.context.only
        actions: list[types.CodeAction] = []
        if _is_wanted(types.CodeActionKind.QuickFix.value, wanted):
            for finding in _at(checked, params.range):
                actions += await self._quick_fix(uri, checked, finding)
        if _is_wanted(FIX_ALL, wanted) and (edits := await self._run(fix_all, checked)):
            edit = self._edit(uri, checked, edits)
            actions.append(types.CodeAction("Apply all safe fixes of wenlint", FIX_ALL, edit=edit))
        return actions

    async def _quick_fix(self, uri: str, checked: Checked, finding: Finding) -> list[types.CodeAction]:
        edits = await self._run(quick_fix, checked, finding)
        if not edits or finding.fix is None:
            return []
        return [
            types.CodeAction(
                f"{finding.code}: {finding.fix.title}{_NOTES[finding.fix.applicability]}",
                types.CodeActionKind.QuickFix,
                diagnostics=[self._diagnostic(uri, checked, finding)],
                is_preferred=finding.fix.applicability == "safe",
                edit=self._edit(uri, checked, edits),
            )
        ]

    def _edit(self, uri: str, checked: Checked, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        made = [types.TextEdit(_range(checked, edit.span), edit.text) for edit in edits]
        if not self._can("workspace", "workspace_edit", "document_changes"):
            return types.WorkspaceEdit(changes={uri: made})
        document = types.OptionalVersionedTextDocumentIdentifier(uri, checked.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, made)])

    async def _hover(self, params: types.HoverParams) -> types.Hover | None:
        checked = await self._current(params.text_document.uri)
        if checked is None:
            return None
        found = _at(checked, types.Range(params.position, params.position))
        if not found:
            return None
        text = well_formed("\n\n---\n\n".join(map(page, found)))
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), _range(checked, found[0].span))


def _function(handler: Callable[[Any], Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
    """A bound method as a function, on which pygls can put its marks."""

    async def handle(params: Any) -> Any:
        return await handler(params)

    return handle


def _range(checked: Checked, span: Span) -> types.Range:
    start, end = checked.positions.positions(span)
    return types.Range(types.Position(*start), types.Position(*end))


def _related(uri: str, checked: Checked, place: Related) -> types.DiagnosticRelatedInformation:
    message = well_formed(place.message) or "another place"
    if place.file is None:
        return types.DiagnosticRelatedInformation(types.Location(uri, _range(checked, place.span)), message)
    start = types.Position(max(0, place.line - 1), max(0, place.col - 1))
    other = from_fs_path(os.path.abspath(place.file)) or uri
    return types.DiagnosticRelatedInformation(types.Location(other, types.Range(start, start)), message)


def _at(checked: Checked, range: types.Range) -> list[Finding]:
    """The findings whose spans meet a range."""
    start = checked.positions.offset(range.start.line, range.start.character)
    end = checked.positions.offset(range.end.line, range.end.character)
    return [finding for finding in checked.findings if finding.span.start <= end and start <= finding.span.end]


def _is_wanted(kind: str, only: Sequence[Any] | None) -> bool:
    """True when an editor that asks for these kinds, or for any, wants this kind: `source` asks for `source.fixAll` too."""
    if only is None:
        return True
    return any(kind == name or kind.startswith(f"{name}.") for name in (getattr(item, "value", item) for item in only))


def serve(settings: Settings) -> None:
    """Speak with an editor over standard input and output until it says goodbye.

    What a rule prints meanwhile goes to standard error: it is no part of the conversation.
    """
    with os.fdopen(os.dup(0), "rb") as stdin, os.fdopen(os.dup(1), "wb") as stdout:
        os.dup2(2, 1)
        Server(settings).protocol.start_io(stdin, stdout)
