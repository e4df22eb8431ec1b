"""Rules about numbers, dates, quantities and the numbering of a text."""
