"""The standard rules of wenlint: a pack like any other."""

from wenlint.api import Pack
from wenlint_rules.gates import GATES

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
        "DUP101": "duplicate.duplicate_paragraph",
        "DUP104": "duplicate.repeated_line",
        "DUP105": "duplicate.doubled_word",
        "DUP106": "duplicate.duplicate_across_files",
        "TRN201": "truncation.broken_paragraph",
        "TRN207": "truncation.chunk_number",
        "RES601": "residue.page_jump",
        "RES602": "residue.web_boilerplate",
        "RES603": "residue.placeholder",
        "RES604": "residue.markup_residue",
        "RES608": "residue.leading_blank_lines",
        "NUM501": "number.enumeration_gap",
        "NUM503": "number.count_mismatch",
        "NUM504": "number.missing_number",
        "NUM505": "number.impossible_date",
        "NUM506": "number.missing_unit",
        "NUM508": "number.reversed_range",
        "ENC303": "encoding.replacement_character",
        "ENC304": "encoding.escape_residue",
        "ENC305": "encoding.invisible_character",
        "ENC306": "encoding.bidi_control",
        "ENC307": "encoding.compatibility_character",
        "ENC308": "encoding.pinyin_residue",
        "ENC309": "encoding.odd_space",
        "ENC310": "encoding.private_use",
        "SCR401": "script.mixed_variant",
        "SCR404": "script.foreign_script",
        "SCR405": "script.homoglyph",
        "SCR406": "script.halfwidth_punctuation",
        "SCR407": "script.fullwidth_alphanumeric",
    },
    gates=GATES,
)
