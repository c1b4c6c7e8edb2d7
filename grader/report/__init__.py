"""Pure functions over records: what is shown in a terminal, and what other programs read."""
