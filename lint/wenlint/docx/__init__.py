"""Word files (.docx): a package of XML parts to one text, a paragraph a line, and edits of the text back into the bytes.

    bytes ─ package ─▶ parts ─ part ─▶ paragraphs ─ source ─▶ text and layout
    edits ─ source ─ splice ─▶ parts ─ package ─▶ bytes

Nothing is ever written that was not edited: an edit is spliced into the bytes of its part, and all other members of the
package are copied as they are.
"""
