"""Rules about text that stands in a document more than once."""
