"""Rules about the residue of wrong decoding, of converters and of invisible characters."""
