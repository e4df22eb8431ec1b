"""Settings for all tests."""

import os
import tempfile

from hypothesis import settings


def pytest_configure() -> None:
    # A test that fails because the machine is busy says nothing.
    settings.register_profile("wenlint", deadline=None)
    settings.load_profile("wenlint")
    # Tests must not read or write what the user's own runs keep.
    os.environ["WENLINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="wenlint-cache-")
