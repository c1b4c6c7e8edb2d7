"""Gradescope's autograder: a zip that is built here (`building`), and what runs from it there (`running`)."""
