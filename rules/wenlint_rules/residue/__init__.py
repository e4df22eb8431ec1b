"""Rules about what converters and web pages leave behind."""
