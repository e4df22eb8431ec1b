"""How fast the language server answers: python tests/bench/server.py [FILE]

Diagnostics of a whole document of 100 KB (UTF-8) after it was opened, after it was changed (without the time that the server
waits for the next key), and the time from the start of the process to the first diagnostics.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from wenlint.server.language_server import DEBOUNCE

ROOT = Path(__file__).resolve().parents[2]
SIZE = 100_000
ROUNDS = 9
WARM = 3  # seconds


class Client:
    """The least that an editor is."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "wenlint", "server", "--isolated"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd="/"
        )

    def send(self, method: str, params: Any, number: int | None = None) -> None:
        """A request or a notification."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {})).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def wait_for(self, wanted: str | int) -> Any:
        """The next message that is this notification, or answers this request."""
        out = self._process.stdout
        assert out
        while True:
            length = 0
            while line := out.readline().strip():
                length = int(line.split(b":")[1]) if line.startswith(b"Content-Length") else length
            message = json.loads(out.read(length))
            if wanted in (message.get("method"), message.get("id")):
                return message

    def stop(self) -> None:
        """Say goodbye."""
        self.send("shutdown", None, 99)
        self.send("exit", None)
        self._process.wait()


def text(path: str | None) -> str:
    """A document of 100 KB: a file, or the samples over and over."""
    sources = [Path(path)] if path else sorted((ROOT / "seeds").glob("*.txt"))
    body = "".join(source.read_text("utf-8") for source in sources)
    return (body * (SIZE // len(body.encode()) + 1)).encode()[:SIZE].decode("utf-8", "ignore")


def run(path: str | None) -> None:
    """Print the medians, in milliseconds."""
    document = text(path)
    times: dict[str, list[float]] = {
        "process to first diagnostics": [],
        "opened at once": [],
        "opened when all is warm": [],
        "changed": [],
    }
    found = 0
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        client = Client()
        client.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
        client.wait_for(1)
        client.send("initialized", {})
        uri = "file:///document.txt"
        opened = time.perf_counter()
        item = {"uri": uri, "languageId": "plaintext", "version": 1, "text": document}
        client.send("textDocument/didOpen", {"textDocument": item})
        found = len(client.wait_for("textDocument/publishDiagnostics")["params"]["diagnostics"])
        times["process to first diagnostics"].append(time.perf_counter() - begun)
        times["opened at once"].append(time.perf_counter() - opened)
        time.sleep(WARM)
        opened = time.perf_counter()
        client.send("textDocument/didOpen", {"textDocument": {**item, "uri": "file:///another.txt"}})
        client.wait_for("textDocument/publishDiagnostics")
        times["opened when all is warm"].append(time.perf_counter() - opened)
        for version in (2, 3, 4):
            changed = time.perf_counter()
            change = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": document + "。" * version}]}
            client.send("textDocument/didChange", change)
            client.wait_for("textDocument/publishDiagnostics")
            times["changed"].append(time.perf_counter() - changed - DEBOUNCE)
        client.stop()
    print(f"{len(document.encode()):,} bytes, {found} diagnostics")
    for name, values in times.items():
        print(f"{name:30}{statistics.median(values) * 1000:7.0f} ms, at most {max(values) * 1000:.0f}")


if __name__ == "__main__":
    run(sys.argv[1] if sys.argv[1:] else None)
