"""A course in nbgrader: its notebooks, its grading in the sandbox, its scores by concept."""
