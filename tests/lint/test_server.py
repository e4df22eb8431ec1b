"""`wenlint server`, spoken to as an editor does."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

pytest_lsp = pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed: pip install -e .[dev]")
pytest.importorskip("pygls", reason="pygls is not installed: pip install -e .[dev]")

from lsprotocol import types  # noqa: E402
from pygls.exceptions import JsonRpcRequestCancelled  # noqa: E402
from pytest_lsp import ClientServerConfig, LanguageClient  # noqa: E402

import wenlint  # noqa: E402
import wenlint_rules  # noqa: E402

pytestmark = pytest.mark.asyncio

PACKS = Path(__file__).resolve().parents[1] / "packs"
ROOTS = [str(Path(module.__file__ or "").parents[1]) for module in (wenlint, wenlint_rules)]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([*ROOTS, str(PACKS)])}
SERVER = ClientServerConfig(server_command=[sys.executable, "-m", "wenlint", "server"], server_env=ENVIRONMENT)
TIMEOUT = 20


def capabilities(encodings=("utf-16",), **more):
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=list(encodings)),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=more.get("document_changes", True)),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        ),
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True)
        ),
    )


class Editor:
    """A client with a folder, and what an editor does with it."""

    def __init__(self, client, folder):
        self.client, self.folder = client, folder
        self.registrations, self.heard, self.messages = [], {}, []
        self._news = asyncio.Event()

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params):
            self.registrations += params.registrations

        publish = client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

        def published(params):
            self.heard.setdefault(params.uri, []).append(params)
            self._news.set()

        client.protocol.fm._features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = published
        assert publish

    def uri(self, name):
        return (self.folder / name).as_uri()

    def open(self, name, text, language="plaintext", version=1):
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri(name), language, version, text))
        )

    def change(self, name, text, version):
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, self.uri(name)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def diagnostics(self, name, version=1):
        """What the server says of a version of a text."""
        async with asyncio.timeout(TIMEOUT):
            while True:
                for params in self.heard.get(self.uri(name), ()):
                    if params.version == version:
                        return list(params.diagnostics)
                self._news.clear()
                await self._news.wait()

    async def actions(self, name, range, only=None):
        return list(await self.client.text_document_code_action_async(self.asking(name, range, only)))

    def asking(self, name, range, only=None):
        return types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), range, types.CodeActionContext([], only=only))

    async def hover(self, name, line, character):
        return await self.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), types.Position(line, character))
        )


def span(range):
    return (range.start.line, range.start.character, range.end.line, range.end.character)


def whole(line=0, character=0, end_line=99, end_character=0):
    return types.Range(types.Position(line, character), types.Position(end_line, end_character))


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # before the server starts there
    (tmp_path / "wenlint.toml").write_text('packs = ["wenlint_probe"]\nignore = ["PRB104"]\n')
    return tmp_path


@pytest_lsp.fixture(config=SERVER)
async def client(lsp_client: LanguageClient):
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def start(client, folder):
    async def begin(**given):
        made = Editor(client, folder)
        made.answer = await client.initialize_session(
            types.InitializeParams(capabilities=capabilities(**given), root_uri=folder.as_uri(), process_id=os.getpid())
        )
        return made

    return begin


# ---- diagnostics


async def test_a_text_that_is_opened(start):
    editor = await start()
    editor.open("a.txt", "one foo\ntwo baz\n")
    first, second = await editor.diagnostics("a.txt")
    assert (first.code, first.source, first.message, span(first.range)) == ("PRB101", "wenlint", "found foo", (0, 4, 0, 7))
    assert (second.code, second.severity) == ("PRB102", types.DiagnosticSeverity.Warning)


async def test_only_the_last_of_quick_changes_is_checked(start):
    editor = await start()
    editor.open("a.txt", "foo")
    await editor.diagnostics("a.txt")
    for version in range(2, 12):
        editor.change("a.txt", "foo " * version, version)
    assert len(await editor.diagnostics("a.txt", 11)) == 11
    versions = [params.version for params in editor.heard[editor.uri("a.txt")]]
    assert versions == [1, 11]


async def test_only_the_changed_text_is_checked(start):
    editor = await start()
    for name in ("a.txt", "b.txt"):
        editor.open(name, "foo")
        await editor.diagnostics(name)
    editor.change("a.txt", "fine", 2)
    assert await editor.diagnostics("a.txt", 2) == []
    assert [params.version for params in editor.heard[editor.uri("b.txt")]] == [1]


async def test_a_closed_text_has_no_diagnostics(start):
    editor = await start()
    editor.open("a.txt", "foo")
    await editor.diagnostics("a.txt")
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.txt"))))
    assert await editor.diagnostics("a.txt", None) == []


async def test_excluded_and_ignored(start, folder):
    (folder / "wenlint.toml").write_text(
        'packs = ["wenlint_probe"]\nextend-exclude = ["out/"]\n[per-file-ignores]\n"b.txt" = ["PRB101"]\n'
    )
    editor = await start()
    for name in ("out/a.txt", "b.txt"):
        editor.open(name, "foo")
        assert await editor.diagnostics(name) == []


async def test_the_editor_s_language_counts_where_the_name_says_nothing(start, folder):
    (folder / "wenlint.toml").write_text('select = ["ENC303"]\n')
    editor = await start()
    text = "`锟斤拷`\n"
    for name, language, count in (("a", "markdown", 0), ("b", "plaintext", 1), ("c.md", "plaintext", 0), ("d.txt", "plaintext", 1)):
        editor.open(name, text, language)
        assert len(await editor.diagnostics(name)) == count, name


async def test_a_text_that_was_never_saved(start):
    editor = await start()
    item = types.TextDocumentItem("untitled:Untitled-1", "plaintext", 1, "foo")
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    editor.uri = lambda name: name
    assert [found.code for found in await editor.diagnostics("untitled:Untitled-1")] == ["PRB101"]


@pytest.mark.parametrize(("encoding", "columns"), [("utf-8", (10, 13)), ("utf-16", (4, 7)), ("utf-32", (3, 6))])
async def test_position_encodings(start, encoding, columns):
    editor = await start(encodings=[encoding])
    assert editor.answer.capabilities.position_encoding == encoding
    editor.open("a.txt", "x\u2028\x0b\x85\n文\U00020bb7文foo\n".replace("文foo", "foo").replace("文\U00020bb7", "文\U00020bb7中"))
    (found,) = await editor.diagnostics("a.txt")
    assert span(found.range) == (1, columns[0], 1, columns[1])
    (action, _) = await editor.actions("a.txt", found.range)
    assert span(action.edit.document_changes[0].edits[0].range) == (1, columns[0], 1, columns[1])
    assert (await editor.hover("a.txt", 1, columns[0])).range == found.range
    assert await editor.hover("a.txt", 0, 0) is None


async def test_related_places(start, folder):
    (folder / "wenlint.toml").write_text('select = ["DUP101"]\n')
    paragraph = "会议指出，要坚持问题导向，加强统筹协调，确保各项工作落到实处，取得实效。"
    editor = await start()
    editor.open("a.txt", f"{paragraph}\n\n另一段文字在这里，说的是别的事情。\n\n{paragraph}\n")
    (found,) = await editor.diagnostics("a.txt")
    assert found.related_information[0].location.uri == editor.uri("a.txt")
    assert {found.range.start.line, found.related_information[0].location.range.start.line} == {0, 4}


# ---- repairs


async def test_quick_fixes(start):
    editor = await start()
    editor.open("a.txt", "foo baz hint note\n")
    await editor.diagnostics("a.txt")
    actions = await editor.actions("a.txt", whole(), only=[types.CodeActionKind.QuickFix])
    assert [(action.title, action.is_preferred) for action in actions] == [
        ("PRB101: write bar", True),
        ("PRB102: write qux (unsafe: may change the meaning)", False),
        ("PRB103: write HINT (suggestion: only you can tell)", False),
    ]
    (change,) = actions[0].edit.document_changes
    assert (change.text_document.version, change.edits[0].new_text) == (1, "bar")
    assert [diagnostic.code for diagnostic in actions[0].diagnostics] == ["PRB101"]
    (alone, _) = await editor.actions("a.txt", whole(0, 5, 0, 5))
    assert alone.title.startswith("PRB102")


async def test_fix_all(start):
    editor = await start(document_changes=False)
    text = "foo one\nsame\nbaz two foo\n"
    editor.open("a.txt", text)
    (action,) = await editor.actions("a.txt", whole(), only=["source.fixAll"])
    assert action.kind == "source.fixAll.wenlint"
    (edits,) = action.edit.changes.values()
    assert [(span(edit.range), edit.new_text) for edit in edits] == [((0, 0, 0, 3), "bar"), ((2, 8, 2, 11), "bar")]
    editor.change("a.txt", "baz", 2)
    assert await editor.actions("a.txt", whole(), only=["source.fixAll.wenlint"]) == []


async def test_actions_are_those_of_the_text_as_it_is_now(start):
    editor = await start()
    editor.open("a.txt", "foo")
    editor.change("a.txt", "a foo", 2)
    (action, _) = await editor.actions("a.txt", whole())
    (change,) = action.edit.document_changes
    assert (change.text_document.version, span(change.edits[0].range)) == (2, (0, 2, 0, 5))


async def test_a_fix_that_would_harm_code_is_not_offered(start):
    editor = await start()
    editor.open("a.md", "`foo`\n", "markdown")
    assert [found.code for found in await editor.diagnostics("a.md")] == ["PRB101"]
    assert await editor.actions("a.md", whole(), only=[types.CodeActionKind.QuickFix]) == []


# ---- pages, configuration, errors


async def test_hover(start):
    editor = await start()
    editor.open("a.txt", "one foo\n")
    hover = await editor.hover("a.txt", 0, 5)
    assert hover.contents.kind == types.MarkupKind.Markdown
    assert hover.contents.value.startswith("**PRB101 safe-word**\n\nfound foo\n\n*Repair (safe):* write bar")
    assert "Fix safety: for tests." in hover.contents.value


async def test_configuration_is_read_again(start, folder):
    editor = await start()
    assert {
        watcher.glob_pattern for registration in editor.registrations for watcher in registration.register_options.watchers
    } <= {"**/.wenlint.toml", "**/wenlint.toml", "**/pyproject.toml"}
    editor.open("a.txt", "foo baz")
    assert len(await editor.diagnostics("a.txt")) == 2
    (folder / "wenlint.toml").write_text('packs = ["wenlint_probe"]\nselect = ["PRB102"]\n')
    editor.heard.clear()
    event = types.FileEvent(editor.uri("wenlint.toml"), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    assert [found.code for found in await editor.diagnostics("a.txt")] == ["PRB102"]


async def test_a_broken_configuration_is_said_once(start, folder):
    (folder / "wenlint.toml").write_text("selct = []\n")
    editor = await start()
    editor.open("a.txt", "foo")
    editor.open("b.txt", "foo")
    async with asyncio.timeout(TIMEOUT):
        while not editor.client.messages:
            await asyncio.sleep(0.05)
    await editor.actions("b.txt", whole())
    assert [message.message for message in editor.client.messages] == [
        "wenlint: wenlint.toml: unknown key selct; did you mean select?"
    ]


async def test_a_request_that_is_cancelled(start, folder):
    (folder / "wenlint.toml").write_text('packs = ["wenlint_probe"]\nselect = ["PRB101", "PRB107"]\n')
    editor = await start()
    editor.open("a.txt", "SLEEP")
    protocol = editor.client.protocol
    answer = protocol.send_request_async(types.TEXT_DOCUMENT_CODE_ACTION, editor.asking("a.txt", whole()), "cancelled")
    waiting = asyncio.ensure_future(answer)
    await asyncio.sleep(0.1)
    protocol.notify(types.CANCEL_REQUEST, types.CancelParams("cancelled"))
    with pytest.raises(JsonRpcRequestCancelled):
        async with asyncio.timeout(TIMEOUT):
            await waiting
    assert (folder / "started").exists()
    assert await editor.hover("b.txt", 0, 0) is None, "the server goes on"
