"""Acme's own rules for wenlint."""

from wenlint.api import Pack

PACK = Pack(
    "wenlint_acme",
    families={
        "ACM": "residue",
    },
    rules={
        "ACM101": "retired_name",
        "ACM102": "unfilled_field",
    },
)
