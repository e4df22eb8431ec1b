"""`wenlint server`: diagnostics and repairs in editors, by the Language Server Protocol.

`positions.py` knows the protocol's columns, `checker.py` documents and rules, `actions.py` repairs, and `language_server.py`
joins them with pygls.  What an editor sends is a whole text: pygls splits lines at characters that do not end one in the
protocol (U+2028, U+0085 …), which damaged documents hold, so that its handling of partial changes would lose its place.
"""
