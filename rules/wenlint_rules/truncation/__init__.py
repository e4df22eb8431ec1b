"""Rules about text that is cut, broken or out of order."""
