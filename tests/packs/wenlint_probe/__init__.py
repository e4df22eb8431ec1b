"""Rules for tests of the engine: each finds a word, and what may be done about it is in its name."""

from wenlint.api import Pack

PACK = Pack(
    "wenlint_probe",
    families={"PRB": "residue"},
    rules={
        "PRB101": "safe_word",
        "PRB102": "unsafe_word",
        "PRB103": "suggested_word",
        "PRB104": "info_word",
        "PRB105": "preview_word",
        "PRB106": "failing_rule",
        "PRB107": "sleeping_rule",
    },
)
