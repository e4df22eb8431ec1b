"""Settings for all tests."""

import os
import tempfile


def pytest_configure() -> None:
    # Tests must not read or write what the user's own runs keep.
    os.environ["WENLINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="wenlint-cache-")
