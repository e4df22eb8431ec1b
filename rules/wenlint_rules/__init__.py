"""The standard rules of wenlint: a pack like any other."""

from wenlint.api import Pack

PACK = Pack(
    "wenlint_rules",
    families={
        "DUP": "duplicate",
        "TRN": "truncation",
        "ENC": "encoding",
        "SCR": "script",
        "NUM": "number",
        "RES": "residue",
    },
    rules={
        "RES601": "residue.page_jump",
        "NUM501": "number.enumeration_gap",
        "ENC303": "encoding.replacement_character",
    },
)
