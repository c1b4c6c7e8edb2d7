"""The drawings: each file holds one, a function from numbers to what is on a figure. Here matplotlib is needed."""
