"""LibreOffice as a judge of tracked changes, where it is installed with its Python bridge."""

import random
import subprocess
import tempfile
from pathlib import Path
from shutil import which

from wenlint.docx.source import DocxSource

PYTHON = "/usr/bin/python3"
"""The system's Python, which has the bridge."""

MACRO = """
import sys, time, uno
from com.sun.star.beans import PropertyValue

def value(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made

context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
for _ in range(60):
    try:
        office = resolver.resolve("uno:socket,host=localhost,port={port};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(1)
manager = office.ServiceManager
desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", office)
for path in sys.argv[1:]:
    for command, suffix in ((".uno:AcceptAllTrackedChanges", "accepted"), (".uno:RejectAllTrackedChanges", "rejected")):
        document = desktop.loadComponentFromURL("file://" + path, "_blank", 0, (value("Hidden", True),))
        dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        url = "file://" + path + "." + suffix + ".docx"
        document.storeToURL(url, (value("FilterName", "MS Word 2007 XML"),))
        document.close(True)
desktop.terminate()
"""


def is_installed() -> bool:
    """True when LibreOffice and its bridge are there."""
    if not which("soffice") or not Path(PYTHON).exists():
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


def decided(files: list[Path]) -> list[tuple[str, str]]:
    """The text of each file when all its changes are accepted, and when all are rejected."""
    port = random.randrange(20000, 40000)
    with tempfile.TemporaryDirectory() as home:
        listen = f"--accept=socket,host=localhost,port={port};urp"
        office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{home}", listen],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            subprocess.run([PYTHON, "-c", MACRO.format(port=port), *map(str, files)], check=True, timeout=400)
        finally:
            office.terminate()
            office.wait(30)
    texts = [
        [DocxSource.decode(Path(f"{file}.{suffix}.docx").read_bytes()).text for file in files]
        for suffix in ("accepted", "rejected")
    ]
    return list(zip(*texts, strict=True))
