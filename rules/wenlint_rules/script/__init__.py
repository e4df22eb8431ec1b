"""Rules about the scripts of a text: simplified and traditional Chinese, foreign letters, full and half width."""
